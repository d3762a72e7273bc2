import { expect, test } from 'vitest';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { readPalette } from '../../src/dicom/readPalette.ts';
import { implicitVrLittleEndian } from '../../src/dicom/transferSyntax.ts';
import { type BuiltElement, buildPullback, element } from './datasetBuilder.ts';

// What takes the square of the length, or worse, would go on for hours here.

const datasetOf = async (...elements: readonly BuiltElement[]) => (await readHeader(memoryByteSource(buildPullback({ transferSyntaxUid: implicitVrLittleEndian, elements })))).dataset;

test('megabytes of digits, spaces or dots in a number are read in one pass, as what they are', async () => {
  const long = 4_000_000;
  for (const text of [`${'1'.repeat(long)}x`, `1${' '.repeat(long)}x`, `${'1'.repeat(long)}.${'1'.repeat(long)}x`, `1e${'1'.repeat(long)}x`]) {
    expect((await datasetOf(element('00181063', 'DS', text))).numbers(dicomTags.frameTime)).toEqual([Number.NaN]);
  }
  expect((await datasetOf(element('00181063', 'DS', `12.5${' '.repeat(long)}`))).numbers(dicomTags.frameTime)).toEqual([12.5]);
});

test('of 60 MB of values no more are made than any pullback has frames', async () => {
  const most = 2 ** 20;
  const bytes = 60 * 1024 * 1024;
  const separators = await datasetOf(element('00181065', 'DS', new Uint8Array(bytes).fill('\\'.charCodeAt(0))));
  expect(separators.numbers(dicomTags.frameTimeVector)).toHaveLength(most);
  const long = new TextEncoder().encode('1.23456789012345\\');
  const longest = new Uint8Array(bytes);
  for (let at = 0; at < longest.length; at += long.length) longest.set(long.subarray(0, longest.length - at), at);
  const longValues = (await datasetOf(element('00181065', 'DS', longest))).numbers(dicomTags.frameTimeVector);
  expect([longValues.length, longValues[0], longValues[most - 1]]).toEqual([most, 1.23456789012345, 1.23456789012345]);
  const binary = element('7fe00001', 'OV', new Uint8Array(bytes));
  expect((await datasetOf(binary)).numbers(dicomTags.extendedOffsetTable)).toHaveLength(most);
});

test('a palette of segments that repeat segments of nothing is refused, as soon as it is read', async () => {
  const nothing = Array.from({ length: 2 * 65535 }, () => 0);
  const repeats = Array.from({ length: 100_000 }, () => [2, 65535, 0, 0]).flat();
  const tables = ['00281221', '00281222', '00281223'].map((tag) => element(tag, 'US', [...nothing, ...repeats]));
  const descriptors = ['00281101', '00281102', '00281103'].map((tag) => element(tag, 'US', [256, 0, 16]));
  const dataset = await datasetOf(...descriptors, ...tables);
  expect(() => readPalette(dataset, 255)).toThrow(expect.objectContaining({ code: 'dicom/unsupportedPixels' }));
});

test('the palette that a segment of nothing would lengthen by nothing is not guessed', async () => {
  const tables = ['00281221', '00281222', '00281223'].map((tag) => element(tag, 'US', [0, 1, 7, 1, 0, 9, 0, 1, 8]));
  const descriptors = ['00281101', '00281102', '00281103'].map((tag) => element(tag, 'US', [2, 0, 16]));
  const dataset = await datasetOf(...descriptors, ...tables);
  expect(() => readPalette(dataset, 255)).toThrow(expect.objectContaining({ code: 'dicom/unsupportedPixels' }));
});
