import type { DicomDataset } from './dicomDataset.ts';
import type { DicomTag } from './dicomTag.ts';

/** What the three numbers of a table's descriptor say (PS3.3 C.7.6.3.1.5, C.11.1.1, C.11.2.1.1). */
export interface LutDescriptor {
  readonly size: number;
  /** First input value that is mapped. */
  readonly firstValue: number;
  readonly bitsPerEntry: number;
}

/**
 * The descriptor of a table whose inputs reach up to `greatestInput`; null where it is missing or broken off. The first value is
 * stored in 16 bits, signed where the inputs are: one that would lie beyond every input is a negative one, whatever the file calls it.
 */
export function readLutDescriptor(dataset: DicomDataset, attribute: DicomTag, greatestInput: number): LutDescriptor | null {
  const [count, first, bitsPerEntry] = dataset.words(attribute) ?? [];
  if (count === undefined || first === undefined || bitsPerEntry === undefined) return null;
  return { size: count === 0 ? 65536 : count, firstValue: first > 32767 && first > greatestInput ? first - 65536 : first, bitsPerEntry };
}

/** The entries of a table: words, or bytes two to a word, the earlier in the less significant one. null where there are too few. */
export function readLutEntries(dataset: DicomDataset, attribute: DicomTag, { size, bitsPerEntry }: LutDescriptor): readonly number[] | null {
  const words = dataset.words(attribute) ?? new Uint16Array();
  if (words.length >= size) return Array.from(words.subarray(0, size));
  if (bitsPerEntry === 8 && words.length * 2 >= size) return Array.from({ length: size }, (_, i) => (words[i >> 1]! >>> (8 * (i & 1))) & 0xff);
  return null;
}
