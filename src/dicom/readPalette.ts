import { AppError } from '../shared/appError.ts';
import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import { expandSegments } from './expandSegments.ts';
import type { PaletteColor } from './imagePixels.ts';
import { readLutDescriptor, readLutEntries } from './lutDescriptor.ts';

interface Channel {
  readonly entries: readonly number[];
  readonly firstStoredValue: number;
}

/**
 * The palette of a PALETTE COLOR image (PS3.3 C.7.6.3.1.5, segmented C.7.9.2), as 8-bit entries: of 16-bit ones the more
 * significant byte, except where none is used, as some writers put 8-bit entries into 16 bits. Tables that map different ranges are
 * drawn out to the same one by what they say of values beyond their ends. `greatestStored` is what the pixels' bits can hold.
 * Throws `dicom/unsupportedPixels` where it is missing or contradicts itself.
 */
export function readPalette(dataset: DicomDataset, greatestStored: number): PaletteColor {
  const red = channel(dataset, greatestStored, dicomTags.redPaletteDescriptor, dicomTags.redPaletteData, dicomTags.segmentedRedPaletteData);
  const green = channel(dataset, greatestStored, dicomTags.greenPaletteDescriptor, dicomTags.greenPaletteData, dicomTags.segmentedGreenPaletteData);
  const blue = channel(dataset, greatestStored, dicomTags.bluePaletteDescriptor, dicomTags.bluePaletteData, dicomTags.segmentedBluePaletteData);
  const channels = [red, green, blue];
  const firstStoredValue = Math.min(...channels.map((one) => one.firstStoredValue));
  const end = Math.max(...channels.map((one) => one.firstStoredValue + one.entries.length));
  const shift = channels.every((one) => one.entries.every((entry) => entry < 256)) ? 0 : 8;
  const drawnOut = ({ entries, firstStoredValue: first }: Channel) =>
    Array.from({ length: end - firstStoredValue }, (_, i) => entries[Math.min(entries.length - 1, Math.max(0, firstStoredValue + i - first))]! >>> shift);
  return { firstStoredValue, red: drawnOut(red), green: drawnOut(green), blue: drawnOut(blue) };
}

function channel(dataset: DicomDataset, greatestStored: number, descriptorTag: DicomTag, dataTag: DicomTag, segmentedTag: DicomTag): Channel {
  const descriptor = readLutDescriptor(dataset, descriptorTag, greatestStored);
  if (!descriptor) throw unusable('a table has no descriptor');
  const { size, bitsPerEntry } = descriptor;
  if (bitsPerEntry !== 8 && bitsPerEntry !== 16) throw unusable(`a table has entries of ${bitsPerEntry} bits`);
  const entries = dataset.bytes(dataTag)?.length ? readLutEntries(dataset, dataTag, descriptor) : segmentedEntries(dataset, segmentedTag, size, bitsPerEntry);
  if (!entries) throw unusable('a table is missing or does not have the size that its descriptor says');
  return { entries, firstStoredValue: descriptor.firstValue };
}

/** No segment is longer than its entries and six units, and every one makes an entry at least: nothing longer makes 65536 entries. */
const mostUnits = 7 * 65536;

/** Segments of 8-bit entries are written in bytes, two to a word; some writers take words for them too. */
function segmentedEntries(dataset: DicomDataset, tag: DicomTag, size: number, bitsPerEntry: 8 | 16): readonly number[] | null {
  const words = Array.from(dataset.words(tag)?.subarray(0, mostUnits) ?? []);
  const inBytes = bitsPerEntry === 8 ? expandSegments(words.flatMap((word) => [word & 0xff, word >>> 8]), 1, size) : null;
  return inBytes ?? expandSegments(words, 2, size);
}

function unusable(why: string): AppError {
  return new AppError('dicom/unsupportedPixels', `The colour palette of the file cannot be used: ${why}. Export the pullback as RGB.`);
}
