import { createHash } from 'node:crypto';
import type { ByteSource } from '../dicom/byteSource.ts';

const sampleBytes = 1024 * 1024;

/**
 * A digest by which a moved or renamed file is known again without reading it whole: SHA-256, in hex, of a version word, the SOP
 * Instance UID, the size in bytes, and the first and the last MiB of the file (of a smaller file: all of it).
 * A change in the middle of a large file that keeps its size goes unnoticed; it is no proof of integrity.
 */
export async function fileDigest(source: ByteSource, sopInstanceUid: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  hash.update(`venolume-digest-1\n${sopInstanceUid}\n${source.sizeBytes}\n`);
  const first = Math.min(sampleBytes, source.sizeBytes);
  hash.update(await source.read(0, first, signal));
  const last = Math.min(sampleBytes, source.sizeBytes - first);
  if (last > 0) hash.update(await source.read(source.sizeBytes - last, last, signal));
  return hash.digest('hex');
}
