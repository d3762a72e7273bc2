import type { ByteSource } from './byteSource.ts';

/**
 * A source whose bytes from `start` on are swapped in pairs. In big endian, 8-bit samples may be stored as 16-bit words (VR OW), of
 * which the first sample is the less significant half (PS3.5 8.1.1); read through this they come in order.
 */
export function wordSwappedSource(source: ByteSource, start: number): ByteSource {
  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length, signal) {
      const before = (offset - start) & 1;
      const after = (before + length) & 1;
      const bytes = (await source.read(offset - before, before + length + after, signal)).slice();
      for (let i = 0; i + 1 < bytes.length; i += 2) {
        const first = bytes[i]!;
        bytes[i] = bytes[i + 1]!;
        bytes[i + 1] = first;
      }
      return bytes.subarray(before, before + length);
    },
  };
}
