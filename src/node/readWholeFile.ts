import { AppError } from '../shared/appError.ts';
import { openFileByteSource } from './fileByteSource.ts';

const chunkBytes = 8 * 1024 * 1024;

/** A whole file of at most that size. Throws `file/…` as opening does, and `exchange/unknownFormat` for a larger one. */
export async function readWholeFile(path: string, largestBytes: number): Promise<Uint8Array> {
  const file = await openFileByteSource(path);
  try {
    if (file.sizeBytes > largestBytes) throw new AppError('exchange/unknownFormat', `The file is larger than ${largestBytes / (1024 * 1024)} MiB, which no file of contours is.`);
    const bytes = new Uint8Array(file.sizeBytes);
    for (let offset = 0; offset < bytes.length; offset += chunkBytes) bytes.set(await file.read(offset, Math.min(chunkBytes, bytes.length - offset)), offset);
    return bytes;
  } finally {
    await file.close();
  }
}
