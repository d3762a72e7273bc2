import { AppError } from '../shared/appError.ts';
import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import type { PaletteColor } from './imagePixels.ts';

interface Channel {
  readonly entries: readonly number[];
  readonly firstStoredValue: number;
  readonly bitsPerEntry: number;
}

/**
 * The palette of a PALETTE COLOR image (PS3.3 C.7.6.3.1.5, segmented C.7.9.2), as 8-bit entries: of 16-bit ones the more
 * significant byte, except where none is used, as some writers put 8-bit entries into 16 bits.
 * Throws `dicom/unsupportedPixels` where it is missing or contradicts itself.
 */
export function readPalette(dataset: DicomDataset, signed: boolean): PaletteColor {
  const red = channel(dataset, signed, dicomTags.redPaletteDescriptor, dicomTags.redPaletteData, dicomTags.segmentedRedPaletteData);
  const green = channel(dataset, signed, dicomTags.greenPaletteDescriptor, dicomTags.greenPaletteData, dicomTags.segmentedGreenPaletteData);
  const blue = channel(dataset, signed, dicomTags.bluePaletteDescriptor, dicomTags.bluePaletteData, dicomTags.segmentedBluePaletteData);
  if (red.entries.length !== green.entries.length || red.entries.length !== blue.entries.length || red.firstStoredValue !== green.firstStoredValue || red.firstStoredValue !== blue.firstStoredValue) {
    throw unusable('its red, green and blue tables differ in size');
  }
  const shift = Math.max(...[red, green, blue].map((one) => one.bitsPerEntry)) === 8 || [red, green, blue].every((one) => one.entries.every((entry) => entry < 256)) ? 0 : 8;
  const eightBit = (entries: readonly number[]) => entries.map((entry) => (entry >>> shift) & 0xff);
  return { firstStoredValue: red.firstStoredValue, red: eightBit(red.entries), green: eightBit(green.entries), blue: eightBit(blue.entries) };
}

function channel(dataset: DicomDataset, signed: boolean, descriptorTag: DicomTag, dataTag: DicomTag, segmentedTag: DicomTag): Channel {
  const words = dataset.words(descriptorTag);
  if (!words || words.length < 3) throw unusable('a table has no descriptor');
  const [count = 0, first = 0, bitsPerEntry = 0] = words;
  if (bitsPerEntry !== 8 && bitsPerEntry !== 16) throw unusable(`a table has entries of ${bitsPerEntry} bits`);
  const size = count === 0 ? 65536 : count;
  const entries = plainEntries(dataset, dataTag, size, bitsPerEntry) ?? segmentedEntries(dataset, segmentedTag, size, bitsPerEntry);
  return { entries, firstStoredValue: signed && first > 32767 ? first - 65536 : first, bitsPerEntry };
}

function plainEntries(dataset: DicomDataset, tag: DicomTag, size: number, bitsPerEntry: number): readonly number[] | null {
  const words = dataset.words(tag);
  if (!words || words.length === 0) return null;
  if (words.length >= size) return Array.from(words.subarray(0, size));
  // 8-bit entries packed two to a word, the earlier in the less significant byte.
  if (bitsPerEntry === 8 && words.length * 2 >= size) return Array.from({ length: size }, (_, i) => (words[i >> 1]! >>> (8 * (i & 1))) & 0xff);
  throw unusable('a table is shorter than its descriptor says');
}

/** Segments: 0 discrete, 1 linear, 2 indirect (a copy of earlier segments), of 16-bit words. */
function segmentedEntries(dataset: DicomDataset, tag: DicomTag, size: number, bitsPerEntry: number): readonly number[] {
  const words = dataset.words(tag);
  if (!words || words.length === 0) throw unusable('a table is missing');
  if (bitsPerEntry !== 16) throw unusable('a segmented table has entries of 8 bits');
  const entries: number[] = [];
  expandSegments(words, 0, words.length, Number.POSITIVE_INFINITY, entries, size, true);
  if (entries.length !== size) throw unusable('a table does not have the size that its descriptor says');
  return entries;
}

function expandSegments(words: Uint16Array, start: number, end: number, limit: number, entries: number[], size: number, mayRefer: boolean): void {
  let at = start;
  for (let done = 0; done < limit && at + 1 < end && entries.length < size; done++) {
    const opcode = words[at]!;
    const length = words[at + 1]!;
    if (opcode === 0) {
      if (at + 2 + length > end) throw unusable('a segmented table breaks off');
      for (let i = 0; i < length; i++) entries.push(words[at + 2 + i]!);
      at += 2 + length;
    } else if (opcode === 1) {
      const from = entries.at(-1);
      if (from === undefined || at + 2 >= end) throw unusable('a segmented table breaks off');
      const to = words[at + 2]!;
      for (let i = 1; i <= length; i++) entries.push(Math.round(from + ((to - from) * i) / length));
      at += 3;
    } else if (opcode === 2 && mayRefer) {
      if (at + 3 >= end) throw unusable('a segmented table breaks off');
      const byteOffset = words[at + 2]! + words[at + 3]! * 65536;
      expandSegments(words, byteOffset >> 1, end, length, entries, size, false);
      at += 4;
    } else {
      throw unusable('a segmented table holds an unknown segment');
    }
  }
}

function unusable(why: string): AppError {
  return new AppError('dicom/unsupportedPixels', `The colour palette of the file cannot be used: ${why}.`);
}
