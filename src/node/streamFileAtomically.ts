import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from '../dicom/byteSink.ts';
import { AppError } from '../shared/appError.ts';
import { outputError } from './writeFileAtomically.ts';

const pieceBytes = 1024 * 1024;

/**
 * Writes a large file piece by piece so that it is there whole or not at all: a temporary file beside it, fsync, rename.
 * Throws `output/diskFull`, `output/notWritable`; what `write` throws of its own passes through.
 */
export async function streamFileAtomically(path: string, write: (sink: ByteSink) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      const sink = fileSink(handle);
      await write(sink);
      await sink.flush();
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error instanceof AppError || !isSystemError(error) ? error : outputError(error, path);
  }
}

function fileSink(handle: FileHandle): ByteSink & { flush(): Promise<void> } {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const put = async (bytes: Uint8Array, position: number | null) => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position === null ? null : position + done);
      done += bytesWritten;
    }
  };
  let end = 0;
  const flush = async () => {
    const bytes = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    await put(bytes, end);
    end += bytes.length;
  };
  return {
    async append(bytes) {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= pieceBytes) await flush();
    },
    async overwrite(position, bytes) {
      await flush();
      await put(bytes, position);
    },
    flush,
  };
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
