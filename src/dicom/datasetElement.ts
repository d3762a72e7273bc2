type TextVr = 'AE' | 'AS' | 'CS' | 'DA' | 'DT' | 'LO' | 'LT' | 'PN' | 'SH' | 'ST' | 'TM' | 'UC' | 'UI' | 'UR' | 'UT';
type NumberTextVr = 'DS' | 'IS';
type BinaryNumberVr = 'US' | 'SS' | 'UL' | 'SL' | 'FL' | 'FD';
type BytesVr = 'OB' | 'OW' | 'UN';

/**
 * One element of a data set to be written: tag as `xGGGGEEEE`, value representation, value. Several values are an array; an empty
 * array or text is an element without a value (type 2). `AT` values are tags in the same spelling. `OW` bytes are little endian
 * words whatever the syntax: the writer swaps them for big endian. Sequence items are data sets.
 */
export type DatasetElement =
  | readonly [tag: string, vr: TextVr, value: string | readonly string[]]
  | readonly [tag: string, vr: NumberTextVr | BinaryNumberVr, value: number | readonly number[]]
  | readonly [tag: string, vr: 'AT', value: string | readonly string[]]
  | readonly [tag: string, vr: BytesVr, value: Uint8Array]
  | readonly [tag: string, vr: 'SQ', items: readonly (readonly DatasetElement[])[]];

/** A number as DICOM's decimal string: at most 16 characters (PS3.5 6.2), as exact as they allow. Throws for what is no finite number. */
export function decimalString(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a decimal string holds finite numbers');
  const plain = String(value);
  if (plain.length <= 16) return plain;
  for (let digits = 15; digits > 0; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) return text;
  }
  return value.toExponential(8);
}
