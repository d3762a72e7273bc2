import type { DicomTag } from './dicomTag.ts';

/**
 * A data set of the DICOM JSON model (PS3.18 Annex F) by its attributes. What an attribute holds is believed value by value: one of another kind than
 * was asked for counts as not there, as servers leave out and mistype what they do not know.
 */
export class DicomJsonDataset {
  readonly #values: ReadonlyMap<string, readonly unknown[]>;

  private constructor(values: ReadonlyMap<string, readonly unknown[]>) {
    this.#values = values;
  }

  /** null where this is no data set at all. */
  static parse(value: unknown): DicomJsonDataset | null {
    if (!isRecord(value)) return null;
    const values = new Map<string, readonly unknown[]>();
    for (const [tag, element] of Object.entries(value)) {
      if (!/^[0-9a-f]{8}$/i.test(tag) || !isRecord(element)) return null;
      const { Value } = element;
      if (Array.isArray(Value)) values.set(`x${tag.toLowerCase()}`, Value);
    }
    return new DicomJsonDataset(values);
  }

  /** All values that are text, trimmed; none where there is none. */
  texts({ tag }: DicomTag): readonly string[] {
    return this.#of(tag).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []));
  }

  /** The first of them, or empty. */
  text(tag: DicomTag): string {
    return this.texts(tag)[0] ?? '';
  }

  /** A whole number of at least 0, as a number or spelt out; null where there is none. */
  count({ tag }: DicomTag): number | null {
    const [value] = this.#of(tag);
    const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
  }

  /** A person name with its component groups, as a DICOM file spells it: `Alphabetic=Ideographic=Phonetic`. */
  personName({ tag }: DicomTag): string {
    const [value] = this.#of(tag);
    if (typeof value === 'string') return value.trim();
    if (!isRecord(value)) return '';
    return ['Alphabetic', 'Ideographic', 'Phonetic'].map((group) => (typeof value[group] === 'string' ? value[group].trim() : '')).join('=').replace(/=+$/, '');
  }

  /** The items of a sequence. */
  items({ tag }: DicomTag): readonly DicomJsonDataset[] {
    return this.#of(tag).flatMap((value) => DicomJsonDataset.parse(value) ?? []);
  }

  #of(tag: string): readonly unknown[] {
    return this.#values.get(tag) ?? [];
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
