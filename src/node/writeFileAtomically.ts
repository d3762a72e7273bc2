import { randomUUID } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../shared/appError.ts';
import { systemErrorCode } from './fileByteSource.ts';
import { makeFolder } from './makeFolder.ts';

/**
 * Writes a file so that it is there whole or not at all, whatever happens: a temporary file beside it, fsync, rename.
 * Throws `output/diskFull`, `output/notWritable`.
 *
 * @param mode Who may read and write it, less what the user takes from all new files.
 */
export async function writeFileAtomically(path: string, contents: Uint8Array | string, mode = 0o666): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw outputError(error, path);
  }
  await syncFolder(folder);
}

/** Makes a folder for output, with those above it; one that is there already is as good. */
export async function makeOutputFolder(path: string): Promise<void> {
  try {
    makeFolder(path, 0o777);
  } catch (error) {
    throw outputError(error, path);
  }
}

/** What a failed write means for the reader. */
export function outputError(error: unknown, path: string): AppError {
  const name = basename(path);
  const code = systemErrorCode(error);
  const details = { systemCode: code };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('output/diskFull', `There is no space left to write “${name}”. Nothing of it was kept; free some space and try again.`, details, { cause: error });
  }
  const why = reasons[code] ?? 'the system refused it';
  return new AppError('output/notWritable', `“${name}” cannot be written: ${why}. Choose another place.`, details, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a file of that name is in the way',
  EISDIR: 'a folder of that name is in the way',
};

/** Makes the rename itself last through a power cut; not every system lets a folder be synced, and none loses data by that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file itself is safe on disk.
  }
}
