import { describe, expect, test } from 'vitest';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { readPalette } from '../../src/dicom/readPalette.ts';
import { explicitVrBigEndian, explicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';
import { type BuiltElement, buildPullback, element } from './datasetBuilder.ts';

async function paletteOf(elements: readonly BuiltElement[], transferSyntaxUid = explicitVrLittleEndian) {
  const header = await readHeader(memoryByteSource(buildPullback({ transferSyntaxUid, elements })));
  return readPalette(header.dataset, 65535);
}

const descriptors = (entries: number, first: number, bits: number) => ['00281101', '00281102', '00281103'].map((tag) => element(tag, 'US', [entries, first, bits]));
const words = (tags: readonly string[], values: readonly number[]) => tags.map((tag) => element(tag, 'US', values));
const plain = ['00281201', '00281202', '00281203'];
const segmented = ['00281221', '00281222', '00281223'];

describe('a colour palette', () => {
  test('of 16-bit entries gives their more significant bytes', async () => {
    const palette = await paletteOf([...descriptors(3, 5, 16), ...words(plain, [0, 0x80ff, 0xffff])]);
    expect(palette).toEqual({ firstStoredValue: 5, red: [0, 0x80, 0xff], green: [0, 0x80, 0xff], blue: [0, 0x80, 0xff] });
  });

  test('of 8-bit values in 16-bit entries gives those values', async () => {
    expect((await paletteOf([...descriptors(3, 0, 16), ...words(plain, [0, 100, 255])])).red).toEqual([0, 100, 255]);
  });

  test('of 8-bit entries packed two to a word is the same in either byte order', async () => {
    const elements = [...descriptors(3, 0, 8), ...words(plain, [0x0201, 0x0003])];
    expect((await paletteOf(elements)).red).toEqual([1, 2, 3]);
    expect((await paletteOf(elements, explicitVrBigEndian)).red).toEqual([1, 2, 3]);
  });

  test('in segments: discrete, linear, and a copy of earlier segments', async () => {
    // Two entries as they are; four on the line from 0x0200 to 0x4200; then the first two segments once more.
    const segments = [0, 2, 0x0100, 0x0200, 1, 4, 0x4200, 2, 2, 0, 0];
    const palette = await paletteOf([...descriptors(12, 0, 16), ...words(segmented, segments)]);
    const once = [0x01, 0x02, 0x12, 0x22, 0x32, 0x42];
    expect(palette.green).toEqual([...once, ...once]);
  });

  test('of tables of different sizes and beginnings goes on with the first and last entry of each', async () => {
    const elements = [
      ...words(['00281101'], [3, 0, 16]),
      ...words(['00281102'], [2, 1, 16]),
      ...words(['00281103'], [1, 3, 16]),
      ...words(['00281201'], [1, 2, 3]),
      ...words(['00281202'], [4, 5]),
      ...words(['00281203'], [6]),
    ];
    expect(await paletteOf(elements)).toEqual({ firstStoredValue: 0, red: [1, 2, 3, 3], green: [4, 4, 5, 5], blue: [6, 6, 6, 6] });
  });

  test('may begin with a negative value where the pixels are signed', async () => {
    const header = await readHeader(memoryByteSource(buildPullback({ elements: [...descriptors(2, 65534, 8), ...words(plain, [7, 9])] })));
    expect(readPalette(header.dataset, 127)).toMatchObject({ firstStoredValue: -2, red: [7, 9] });
    expect(readPalette(header.dataset, 65535).firstStoredValue).toBe(65534);
  });

  test('of 8-bit entries in segments, written in bytes or in words', async () => {
    // PS3.6 B.1.5 “Spring”: red stays at 255, green rises and blue falls in one line.
    const bytes = { red: [0, 1, 255, 1, 255, 255], green: [0, 1, 0, 1, 255, 255], blue: [0, 1, 255, 1, 255, 0] };
    const inBytes = [bytes.red, bytes.green, bytes.blue].map((values, i) => element(segmented[i]!, 'OW', Uint8Array.from(values)));
    const inWords = [bytes.red, bytes.green, bytes.blue].map((values, i) => element(segmented[i]!, 'US', values));
    for (const tables of [inBytes, inWords]) {
      const spring = await paletteOf([...descriptors(256, 0, 8), ...tables]);
      expect(spring.red).toEqual(Array.from({ length: 256 }, () => 255));
      expect(spring.green).toEqual(Array.from({ length: 256 }, (_, i) => i));
      expect(spring.blue).toEqual(Array.from({ length: 256 }, (_, i) => 255 - i));
    }
  });

  test('refers back to earlier 8-bit segments by their byte offset', async () => {
    // Three entries as they are, two on a line, then the line segment (at byte 5) once more, on from the entry where it left off.
    const segments = Uint8Array.from([0, 3, 10, 20, 30, 1, 2, 50, 2, 1, 5, 0, 0, 0]);
    const tables = segmented.map((tag) => element(tag, 'OW', segments));
    expect((await paletteOf([...descriptors(7, 0, 8), ...tables])).red).toEqual([10, 20, 30, 40, 50, 50, 50]);
  });

  test('that is missing or too short is refused', async () => {
    const refused = { code: 'dicom/unsupportedPixels' };
    await expect(paletteOf([])).rejects.toMatchObject(refused);
    await expect(paletteOf(descriptors(3, 0, 16))).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(9, 0, 16), ...words(plain, [0, 1, 2])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [0, 9, 1])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [2, 1, 0, 0])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [1, 4, 7])])).rejects.toMatchObject(refused);
  });
});
