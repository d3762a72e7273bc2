import { AppError } from '../shared/appError.ts';
import { openFileByteSource } from './fileByteSource.ts';

/** Larger than any analysis; what is larger is another file, given by mistake. */
const largestTextBytes = 256 * 1024 * 1024;

/** A whole text file in UTF-8. Throws `file/…` as opening does, and `analysis/invalid` for what is too large to be one. */
export async function readTextFile(path: string): Promise<string> {
  const file = await openFileByteSource(path);
  try {
    if (file.sizeBytes > largestTextBytes) throw new AppError('analysis/invalid', 'This is not an analysis file: it is too large to be one.');
    const parts: string[] = [];
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    for (let offset = 0; offset < file.sizeBytes; offset += chunkBytes) {
      parts.push(decoder.decode(await file.read(offset, Math.min(chunkBytes, file.sizeBytes - offset)), { stream: true }));
    }
    return parts.join('') + decoder.decode();
  } finally {
    await file.close();
  }
}

const chunkBytes = 8 * 1024 * 1024;
