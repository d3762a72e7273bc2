import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ByteSource, readRefusal } from '../dicom/byteSource.ts';
import { AppError } from '../shared/appError.ts';

/** An open file that is read by position. */
export interface FileByteSource extends ByteSource {
  close(): Promise<void>;
}

/** How long an open file is taken to be unchanged before it is looked at again. */
const recheckMs = 500;

/**
 * Opens a file for reading by position; it is never read whole. Reads throw `file/changed` once its size or modification time is
 * no longer that of the opening.
 * Throws `file/notFound`, `file/isDirectory`, `file/notReadable`, `file/empty`.
 */
export async function openFileByteSource(path: string): Promise<FileByteSource> {
  const name = basename(path);
  const handle = await openRegularFile(path, name);
  try {
    const opened = await handle.stat();
    if (opened.size === 0) throw new AppError('file/empty', `“${name}” is empty.`);
    return new OpenFile(handle, name, opened.size, opened.mtimeMs);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openRegularFile(path: string, name: string): Promise<FileHandle> {
  try {
    // Looked at before it is opened, for opening a device may do something; and opened so that a pipe put there since does not wait for its other end.
    requireRegular(await stat(path), name);
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      requireRegular(await handle.stat(), name);
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  } catch (error) {
    throw error instanceof AppError ? error : openingError(error, name);
  }
}

function requireRegular(found: Stats, name: string): void {
  if (found.isDirectory()) throw new AppError('file/isDirectory', `“${name}” is a folder. Choose a DICOM file in it.`);
  if (!found.isFile()) throw new AppError('file/notReadable', `“${name}” is not a file that can be read by position.`);
}

function openingError(error: unknown, name: string): AppError {
  const code = systemErrorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE') {
    return new AppError('file/notFound', `There is no file “${name}” at that place.`, {}, { cause: error });
  }
  return new AppError('file/notReadable', `“${name}” cannot be read${code === 'EACCES' || code === 'EPERM' ? ': permission is denied' : ''}.`, { systemCode: code }, { cause: error });
}

/** The `code` of an error of the operating system (`ENOENT` …); empty for anything else. */
export function systemErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

class OpenFile implements FileByteSource {
  readonly sizeBytes: number;
  readonly #handle: FileHandle;
  readonly #name: string;
  readonly #modifiedMs: number;
  #checkedMs = performance.now();

  constructor(handle: FileHandle, name: string, sizeBytes: number, modifiedMs: number) {
    this.#handle = handle;
    this.#name = name;
    this.sizeBytes = sizeBytes;
    this.#modifiedMs = modifiedMs;
  }

  async read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const refusal = readRefusal(this.sizeBytes, offset, length);
    if (refusal) throw refusal;
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const { bytesRead } = await this.#readInto(bytes, filled, offset + filled);
      if (bytesRead === 0) throw this.#changed();
      filled += bytesRead;
    }
    await this.#requireUnchanged();
    return bytes;
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async #readInto(bytes: Uint8Array, filled: number, position: number): Promise<{ bytesRead: number }> {
    try {
      return await this.#handle.read(bytes, filled, bytes.length - filled, position);
    } catch (error) {
      throw this.#gone(error);
    }
  }

  async #requireUnchanged(): Promise<void> {
    const now = performance.now();
    if (now - this.#checkedMs < recheckMs) return;
    this.#checkedMs = now;
    const found = await this.#handle.stat().catch((error: unknown) => {
      throw this.#gone(error);
    });
    if (found.size !== this.sizeBytes || found.mtimeMs !== this.#modifiedMs) {
      this.#checkedMs = Number.NEGATIVE_INFINITY;
      throw this.#changed();
    }
  }

  #gone(error: unknown): AppError {
    return new AppError('file/notReadable', `“${this.#name}” can no longer be read. Is its disk or network share still there?`, { systemCode: systemErrorCode(error) }, { cause: error });
  }

  #changed(): AppError {
    return new AppError('file/changed', `“${this.#name}” was changed by another program while it was open. Open it again.`);
  }
}
