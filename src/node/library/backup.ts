import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { z } from 'zod';
import { AppError } from '../../shared/appError.ts';
import { makeFolder } from '../makeFolder.ts';
import { outputError } from '../writeFileAtomically.ts';
import { type Database, newerVersion, pragma } from './openDatabase.ts';
import { applicationId, migrations } from './schema.ts';
import { libraryError } from './sqliteError.ts';

const chunkBytes = 4 * 1024 * 1024;

/**
 * Writes a consistent copy of the library while it is in use, and into that copy, in chunks, the files that the library
 * keeps itself, so that one file holds all. Files referenced where they lie stay where they lie.
 */
export async function backupLibrary(database: Database, managedFolder: string, path: string): Promise<void> {
  const partial = `${path}.${randomUUID()}.part`;
  let copy: Database | null = null;
  try {
    database.prepare('VACUUM INTO ?').run(partial);
    copy = new DatabaseSync(partial);
    copy.exec('CREATE TABLE stored_file (name TEXT NOT NULL, chunk INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, chunk)) STRICT, WITHOUT ROWID');
    const rows = copy.prepare('SELECT DISTINCT path, name FROM pullback LEFT JOIN pullback_file USING (pullback_id) WHERE managed = 1').all();
    for (const row of rows) {
      const { path: stored, name } = z.object({ path: z.string(), name: z.string().nullable() }).parse(row);
      await storeFile(copy, managedFolder, name === null ? basename(stored) : `${basename(stored)}/${name}`);
    }
    copy.close();
    copy = null;
    renameSync(partial, path);
  } catch (error) {
    copy?.close();
    rmSync(partial, { force: true });
    throw libraryError(error);
  }
}

/** A file that is missing is left out: the backup holds what there is, and the restored library asks for the rest. */
async function storeFile(copy: Database, managedFolder: string, name: string): Promise<void> {
  const path = join(managedFolder, name);
  if (!existsSync(path)) return;
  const insert = copy.prepare('INSERT INTO stored_file VALUES (?, ?, ?)');
  const file = await open(path, 'r');
  try {
    for (let chunk = 0; ; chunk++) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(chunkBytes), 0, chunkBytes, chunk * chunkBytes);
      if (bytesRead === 0) return;
      insert.run(name, chunk, buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/**
 * Puts a backup in the library's place after checking that it is one. The library that it replaces is kept beside it as
 * `library-before-restore-….sqlite`. `closeCurrent` must close the running library; reopen it afterwards.
 */
export async function restoreLibrary(path: string, home: string, closeCurrent: () => void): Promise<void> {
  const incoming = join(home, `.restore-${randomUUID()}.sqlite`);
  try {
    await copyFile(path, incoming);
    checkBackup(incoming);
    await unpackFiles(incoming, join(home, 'pullbacks'));
  } catch (error) {
    rmSync(incoming, { force: true });
    const known = libraryError(error);
    if (known instanceof AppError && known.code === 'library/damaged') throw invalid(error);
    throw known instanceof AppError ? known : outputError(error, 'library.sqlite');
  }
  try {
    closeCurrent();
  } catch (error) {
    rmSync(incoming, { force: true });
    throw libraryError(error);
  }
  const current = join(home, 'library.sqlite');
  const kept = join(home, `library-before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.sqlite`);
  try {
    // In one go, so that no request finds the library closed. A copy, so that there is a whole library under its name at every moment: the rename is the one step that counts.
    if (existsSync(current)) copyFileSync(current, kept);
    for (const suffix of ['-wal', '-shm']) rmSync(`${current}${suffix}`, { force: true });
    renameSync(incoming, current);
  } catch (error) {
    rmSync(incoming, { force: true });
    throw outputError(error, 'library.sqlite');
  }
}

function invalid(cause?: unknown): AppError {
  return new AppError('library/backupInvalid', 'This file is not a whole backup of a venolume library. Nothing was changed; choose another file.', {}, { cause });
}

function checkBackup(path: string): void {
  const backup = new DatabaseSync(path);
  try {
    if (pragma(backup, 'application_id') !== applicationId) throw invalid();
    if (pragma(backup, 'user_version') > migrations.length) throw newerVersion();
    const check: unknown = backup.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
    if (check !== 'ok') throw invalid();
  } finally {
    backup.close();
  }
}

/** Writes the files that the backup carries and forgets them there; paths are set to this home, whatever machine wrote them. */
async function unpackFiles(incoming: string, folder: string): Promise<void> {
  const backup = new DatabaseSync(incoming);
  try {
    if (backup.prepare("SELECT name FROM sqlite_schema WHERE name = 'stored_file'").get() === undefined) return;
    const names = backup.prepare('SELECT DISTINCT name FROM stored_file').all().map((row) => z.object({ name: z.string() }).parse(row).name);
    for (const name of names) {
      if (!/^[^/\\]+(\/[^/\\]+)?$/.test(name) || name.split('/').some((part) => part === '.' || part === '..')) throw invalid();
      const target = join(folder, name);
      makeFolder(dirname(target));
      if (!existsSync(target)) await unpackFile(backup, name, target);
    }
    for (const row of backup.prepare('SELECT pullback_id, path FROM pullback WHERE managed = 1').all()) {
      const { pullback_id, path } = z.object({ pullback_id: z.string(), path: z.string() }).parse(row);
      backup.prepare('UPDATE pullback SET path = ? WHERE pullback_id = ?').run(join(folder, path.split(/[\\/]/).at(-1) ?? ''), pullback_id);
    }
    backup.exec('DROP TABLE stored_file; VACUUM');
  } finally {
    backup.close();
  }
}

async function unpackFile(backup: Database, name: string, target: string): Promise<void> {
  const partial = `${target}.${randomUUID()}.part`;
  const file = await open(partial, 'wx');
  try {
    const select = backup.prepare('SELECT bytes FROM stored_file WHERE name = ? AND chunk = ?');
    for (let chunk = 0; ; chunk++) {
      const row = select.get(name, chunk);
      if (row === undefined) break;
      await file.writeFile(z.object({ bytes: z.instanceof(Uint8Array) }).parse(row).bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  renameSync(partial, target);
}
