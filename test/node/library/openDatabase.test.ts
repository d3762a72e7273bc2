import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/node/library/openDatabase.ts';
import { libraryError } from '../../../src/node/library/sqliteError.ts';
import { AppError } from '../../../src/shared/appError.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'venolume-library-'));
  path = join(folder, 'library.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function refusal(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('was opened');
}

describe('the library’s file', () => {
  it('writes every commit through to the disk before it returns', () => {
    const database = openDatabase(path);
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    database.close();
  });

  it('of a newer version is refused and left as it is', async () => {
    openDatabase(path).close();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    const before = await readFile(path);
    expect(refusal(() => openDatabase(path))).toBe('library/newerVersion');
    expect(await readFile(path)).toEqual(before);
  });

  it('that is no database, or another program’s, is refused', async () => {
    await writeFile(path, 'this is a text and not a database, whatever its name says');
    expect(refusal(() => openDatabase(path))).toBe('library/damaged');
    const foreign = join(folder, 'foreign.sqlite');
    const other = new DatabaseSync(foreign);
    other.exec('CREATE TABLE t (x); PRAGMA user_version = 1');
    other.close();
    expect(refusal(() => openDatabase(foreign))).toBe('library/damaged');
  });

  it('in a folder that cannot be made or written is refused', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(refusal(() => openDatabase(join(folder, 'file', 'library.sqlite')))).toBe('library/notWritable');
    expect(refusal(() => openDatabase('/proc/venolume/library.sqlite'))).toBe('library/notWritable');
  });

  it('keeps its events: they are neither rewritten nor deleted', () => {
    const database = openDatabase(path);
    database.exec(`PRAGMA foreign_keys = OFF; INSERT INTO event VALUES ('r', 1, 'R1', 'now', '{}')`);
    expect(() => database.exec(`UPDATE event SET action = 'other'`)).toThrow(/never rewritten/);
    expect(() => database.exec('DELETE FROM event')).toThrow(/never deleted/);
    database.close();
  });

  it('on a full disk says so, and what was there stays', () => {
    const database = openDatabase(path);
    database.exec(`INSERT INTO setting VALUES ('reader', 'R1')`);
    const { page_count } = database.prepare('PRAGMA page_count').get() ?? {};
    database.exec(`PRAGMA max_page_count = ${Number(page_count)}`);
    let thrown: unknown = null;
    try {
      database.prepare('INSERT INTO setting VALUES (?, ?)').run('large', 'x'.repeat(1_000_000));
    } catch (error) {
      thrown = libraryError(error);
    }
    expect(thrown).toMatchObject({ code: 'library/diskFull' });
    expect(database.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 1 });
    database.close();
  });
});
