import type { DicomDataset } from './dicomDataset.ts';
import { type DicomTag, dicomTags } from './dicomTag.ts';
import type { ValueTable } from './imagePixels.ts';
import { readLutDescriptor, readLutEntries } from './lutDescriptor.ts';

/**
 * The first table of a Modality or VOI LUT Sequence (PS3.3 C.11.1.1, C.11.2.1.1); further ones of a VOI LUT Sequence are other views.
 * null: the file has none. `unusable`: it has one that cannot be read.
 */
export function readValueTable(dataset: DicomDataset, sequence: DicomTag, greatestInput: number): ValueTable | 'unusable' | null {
  const [item] = dataset.items(sequence);
  if (item === undefined) return null;
  const descriptor = readLutDescriptor(item, dicomTags.lutDescriptor, greatestInput);
  const entries = descriptor && readLutEntries(item, dicomTags.lutData, descriptor);
  if (!descriptor || !entries) return 'unusable';
  const stated = descriptor.bitsPerEntry >= 1 && descriptor.bitsPerEntry <= 16 ? descriptor.bitsPerEntry : 0;
  const needed = entries.reduce((most, entry) => Math.max(most, entry), 1).toString(2).length;
  return { firstValue: descriptor.firstValue, entries, bitsPerEntry: Math.max(stated, needed) };
}
