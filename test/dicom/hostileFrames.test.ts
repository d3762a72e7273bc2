import { expect, test } from 'vitest';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { join } from './datasetBuilder.ts';
import { losslessJpeg } from './losslessJpegWriter.ts';
import { described } from './streamPictures.ts';

// What takes each of them in full would keep a reader waiting for minutes.

const eightByEight = (bits: number) => described('1.2.840.10008.1.2.4.57', bits, { rows: 8, columns: 8 });
const samples = Array.from({ length: 64 }, (_, i) => 37 * i);
const lossless = losslessJpeg({ rows: 8, columns: 8, precision: 16, components: 1, predictor: 1, restartRows: 0, samples });
/** One Huffman table with the one code 0, of class 0 and identifier 1, which no component uses. */
const table = Uint8Array.from([0xff, 0xc4, 0, 20, 1, 1, ...Array.from({ length: 15 }, () => 0), 0]);
const tables = (count: number) => join(Array.from({ length: count }, () => table));
const withTables = (stream: Uint8Array, count: number) => join([stream.subarray(0, 2), tables(count), stream.subarray(2)]);
/** A frame header of lossy JPEG of 12 bits, and nothing behind it. */
const lossy = Uint8Array.from([0xff, 0xd8, 0xff, 0xc1, 0, 11, 12, 0, 8, 0, 8, 1, 1, 0x11, 0]);

test('a frame may define its Huffman tables anew for every scan, but not a hundred thousand times', async () => {
  expect([...(await decodeFrame(withTables(lossless, 1000), eightByEight(16), 1)).data]).toEqual(samples);
  for (const [stream, bits] of [[lossless, 16], [lossy, 12]] as const) {
    const refused = { code: 'dicom/frameUndecodable', message: expect.stringContaining('defines its Huffman tables over and over') };
    await expect(decodeFrame(withTables(stream, 100_000), eightByEight(bits), 7)).rejects.toMatchObject({ ...refused, details: { frameNumber: 7 } });
  }
});
