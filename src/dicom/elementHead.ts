/** How the elements of a data set are written (PS3.5 7.1). */
export interface ElementEncoding {
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
}

/** Tag, representation and length of an element, before its value. */
export interface ElementHead {
  /** `xGGGGEEEE`. */
  readonly tag: string;
  readonly group: number;
  /** As the file says; null where it says none (implicit VR, items, delimiters). */
  readonly vr: string | null;
  /** Whether the representation is one of the standard's; in implicit VR there is none to be wrong. */
  readonly vrKnown: boolean;
  /** Bytes from the beginning of the tag to the value. */
  readonly headBytes: number;
  /** null: undefined length, the value ends with a delimiter. */
  readonly length: number | null;
}

/** No element's head is longer. */
export const longestHeadBytes = 12;

export const itemTag = 'xfffee000';
export const itemDelimiterTag = 'xfffee00d';
export const sequenceDelimiterTag = 'xfffee0dd';

const undefinedLength = 0xffffffff;

/** Representations whose length has two bytes, and those with two reserved bytes and four of length (PS3.5 table 7.1-1, 7.1-2). */
const shortVrs = new Set(['AE', 'AS', 'AT', 'CS', 'DA', 'DS', 'DT', 'FL', 'FD', 'IS', 'LO', 'LT', 'PN', 'SH', 'SL', 'SS', 'ST', 'TM', 'UI', 'UL', 'US']);
const longVrs = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);

/**
 * Reads the head at the beginning of `view`, which holds at least eight bytes; null where it would need more than there are.
 * A representation that the standard does not know is taken as PS3.5 6.2.2 foresees new ones (reserved zeros and a long length), or,
 * where those are not zeros, with a short length; where it is no representation at all, the element is taken as implicit.
 */
export function readElementHead(view: DataView, { explicitVr, littleEndian }: ElementEncoding): ElementHead | null {
  const group = view.getUint16(0, littleEndian);
  const tag = `x${hex(group)}${hex(view.getUint16(2, littleEndian))}`;
  const vr = explicitVr && group !== 0xfffe ? vrOf(view) : null;
  const vrKnown = !explicitVr || group === 0xfffe || (vr !== null && (shortVrs.has(vr) || longVrs.has(vr)));
  if (vr === null) return { tag, group, vr: null, vrKnown, headBytes: 8, length: defined(view.getUint32(4, littleEndian)) };
  const long = longVrs.has(vr) || (!vrKnown && view.getUint16(6) === 0);
  if (!long) return { tag, group, vr, vrKnown, headBytes: 8, length: view.getUint16(6, littleEndian) };
  return view.byteLength < 12 ? null : { tag, group, vr, vrKnown, headBytes: 12, length: defined(view.getUint32(8, littleEndian)) };
}

function vrOf(view: DataView): string | null {
  const first = view.getUint8(4);
  const second = view.getUint8(5);
  const letters = first >= 0x41 && first <= 0x5a && second >= 0x41 && second <= 0x5a;
  return letters ? String.fromCharCode(first, second) : null;
}

function hex(word: number): string {
  return word.toString(16).padStart(4, '0');
}

function defined(length: number): number | null {
  return length === undefinedLength ? null : length;
}
