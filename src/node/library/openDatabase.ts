import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { AppError } from '../../shared/appError.ts';
import { makeFolder } from '../makeFolder.ts';
import { libraryError } from './sqliteError.ts';
import { applicationId, migrations } from './schema.ts';

export type Database = InstanceType<typeof DatabaseSync>;

/**
 * Opens or makes the library's file and brings it to this program's version. Everything is on disk before a statement
 * returns (WAL, synchronous FULL). Throws `library/newerVersion` without touching it, `library/notWritable`, `library/damaged`.
 */
export function openDatabase(path: string): Database {
  try {
    makeFolder(dirname(path));
  } catch (cause) {
    throw new AppError('library/notWritable', 'The folder of the library cannot be made. Name another one with VENOLUME_HOME.', {}, { cause });
  }
  let database: Database | null = null;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA busy_timeout = 5000');
    const version = pragma(database, 'user_version');
    if (version > migrations.length) throw newerVersion();
    if (version > 0 && pragma(database, 'application_id') !== applicationId) {
      throw new AppError('library/damaged', 'The library file belongs to another program. Move it away, or name another folder with VENOLUME_HOME.');
    }
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw libraryError(error);
  }
}

/** The value of an integer pragma. */
export function pragma(database: Database, name: 'user_version' | 'application_id'): number {
  const value: unknown = database.prepare(`PRAGMA ${name}`).get()?.[name];
  return Number(value);
}

export function newerVersion(): AppError {
  return new AppError('library/newerVersion', 'This library was written by a newer venolume. Install that version to open it; nothing was changed.');
}

function migrate(database: Database): void {
  if (pragma(database, 'user_version') === migrations.length) return;
  database.exec('BEGIN EXCLUSIVE');
  try {
    // Asked again under the lock: another process may have brought it up to date in the meantime.
    const from = pragma(database, 'user_version');
    for (const statements of migrations.slice(from)) database.exec(statements);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
