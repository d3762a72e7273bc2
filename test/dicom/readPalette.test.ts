import { describe, expect, test } from 'vitest';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { readPalette } from '../../src/dicom/readPalette.ts';
import { explicitVrBigEndian, explicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';
import { type BuiltElement, buildPullback, element } from './datasetBuilder.ts';

async function paletteOf(elements: readonly BuiltElement[], transferSyntaxUid = explicitVrLittleEndian) {
  const header = await readHeader(memoryByteSource(buildPullback({ transferSyntaxUid, elements })));
  return readPalette(header.dataset, false);
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

  test('that is missing, too short or of unequal tables is refused', async () => {
    const refused = { code: 'dicom/unsupportedPixels' };
    await expect(paletteOf([])).rejects.toMatchObject(refused);
    await expect(paletteOf(descriptors(3, 0, 16))).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(9, 0, 16), ...words(plain, [0, 1, 2])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [0, 9, 1])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [2, 1, 0, 0])])).rejects.toMatchObject(refused);
    await expect(paletteOf([...descriptors(4, 0, 16), ...words(segmented, [1, 4, 7])])).rejects.toMatchObject(refused);
    const unequal = descriptors(3, 0, 16).with(1, element('00281102', 'US', [2, 0, 16]));
    await expect(paletteOf([...unequal, ...words(plain, [0, 1, 2])])).rejects.toMatchObject(refused);
  });
});
