import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/appError.ts';
import { makeFolder } from '../makeFolder.ts';
import { outputError } from '../writeFileAtomically.ts';

/** A file that was received whole. Keep it under its final name, or discard it; nothing else leaves it behind. */
export interface ReceivedFile {
  readonly path: string;
  keep(path: string): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Streams a request's body into a temporary file in `folder`. A body that breaks off leaves nothing behind.
 * Throws `service/badRequest` for a body that is not as long as it said, `output/diskFull`, `output/notWritable`.
 */
export async function receiveFile(request: Request, folder: string): Promise<ReceivedFile> {
  const path = join(folder, `.incoming-${randomUUID()}`);
  const said = Number(request.headers.get('content-length') ?? Number.NaN);
  let received = 0;
  try {
    makeFolder(folder);
    const file = await open(path, 'wx', 0o600);
    try {
      if (request.body !== null) {
        for await (const chunk of request.body) {
          await file.writeFile(chunk);
          received += chunk.length;
        }
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (Number.isFinite(said) && received !== said) throw new AppError('service/badRequest', 'The file did not arrive whole. Try again; nothing was kept.');
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof AppError) throw error;
    throw error instanceof Error && 'syscall' in error ? outputError(error, 'file') : new AppError('service/badRequest', 'The file did not arrive whole. Try again; nothing was kept.', {}, { cause: error });
  }
  return { path, keep: (target) => rename(path, target), discard: () => rm(path, { force: true }) };
}
