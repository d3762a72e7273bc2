import { type CodeSet, codeSetOfEscape, codeSetOfTerm } from './codeSets.ts';

/** Turns the bytes of a text value of a value representation (`LO`, `PN`) into text, padding and delimiters included. */
export type TextOfBytes = (bytes: Uint8Array, vr: string) => string;

/** Values of these are in the default repertoire whatever Specific Character Set says (PS3.5 6.1.2.2). */
export const extendedRepresentations = new Set(['SH', 'LO', 'ST', 'LT', 'UC', 'UT', 'PN']);
const escape = 0x1b;

/**
 * The decoder for the bytes of a Specific Character Set (0008,0005), null where the data set has none: PS3.3 C.12.1.1.2, with code
 * extensions by ISO/IEC 2022 as PS3.5 6.1.2 has them. Without a usable term, text is ASCII; bytes beyond it are read as UTF-8 where they are
 * valid UTF-8, else as Latin 1.
 *
 * A value is split after it is decoded: 5CH is also the second byte of characters (Shift JIS, GBK, GB18030) and either of JIS X 0208's.
 */
export function textDecoderFor(specificCharacterSet: Uint8Array | null): TextOfBytes {
  // The first set, unless that is ASCII: many Korean and Chinese writers leave the escape sequences out, and then the bytes from 80H can only be of the set that is named.
  const named = termsOf(specificCharacterSet).map(codeSetOfTerm).find((set) => set) ?? null;
  if (named?.kind === 'whole') {
    const decode = decoderOf(named.label);
    return (bytes, vr) => (extendedRepresentations.has(vr) ? decode(bytes) : decodeUndeclared(bytes));
  }
  return (bytes, vr) => (extendedRepresentations.has(vr) ? decodeExtended(bytes, named, resetsAt(vr)) : decodeUndeclared(bytes));
}

/** Terms of a Specific Character Set that stand for no set that is known: what they were meant for may be shown wrongly. */
export function unknownTerms(specificCharacterSet: Uint8Array | null): readonly string[] {
  return termsOf(specificCharacterSet).filter((term) => codeSetOfTerm(term) === undefined);
}

function termsOf(specificCharacterSet: Uint8Array | null): readonly string[] {
  return specificCharacterSet === null ? [] : decodeUndeclared(specificCharacterSet).split('\\');
}

/** Bytes in front of which the first set is in use again, besides control characters (PS3.5 6.1.2.5.3). */
function resetsAt(vr: string): ReadonlySet<number> {
  const delimiters = vr === 'PN' ? '\\^=' : isSingleText(vr) ? '' : '\\';
  return new Set(new TextEncoder().encode(delimiters));
}

/** Whether a value is one text in which a backslash is a character like any other (PS3.5 table 6.2-1). */
export function isSingleText(vr: string): boolean {
  return vr === 'ST' || vr === 'LT' || vr === 'UT' || vr === 'UR';
}

/** Text with escape sequences. `upper` is what bytes from 80H are of until one says otherwise; below that it is ASCII. */
function decodeExtended(bytes: Uint8Array, upper: CodeSet | null, resets: ReadonlySet<number>): string {
  if (upper === null && !bytes.includes(escape)) return decodeUndeclared(bytes);
  let text = '';
  let lowerSet: CodeSet | null = null;
  let upperSet = upper;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte === escape) {
      const designated = codeSetOfEscape(bytes, at);
      if (designated !== null) {
        if (designated.half === 'lower') lowerSet = designated.set;
        else upperSet = designated.set;
        at += designated.lengthBytes;
        continue;
      }
    }
    const twoBytes = lowerSet !== null && byte > 0x20 && byte < 0x7f;
    if (byte < 0x20 || (!twoBytes && resets.has(byte))) {
      lowerSet = null;
      upperSet = upper;
    }
    const set = byte >= 0x80 ? upperSet : twoBytes ? lowerSet : null;
    const end = endOfRun(bytes, at, set, twoBytes, resets);
    text += decodeRun(bytes.subarray(at, end), set, byte >= 0x80);
    at = end;
  }
  return text;
}

/** Where the bytes from `at` on that one set is used for end; behind `at`. */
function endOfRun(bytes: Uint8Array, at: number, set: CodeSet | null, twoBytes: boolean, resets: ReadonlySet<number>): number {
  let end = at;
  if (bytes[at]! >= 0x80) {
    while (end < bytes.length && bytes[end]! >= 0x80) end += set !== null && isPair(set.label, bytes[end]!, bytes[end + 1] ?? 0) ? 2 : 1;
    return Math.min(end, bytes.length);
  }
  for (end++; end < bytes.length; end++) {
    const byte = bytes[end]!;
    if (byte < 0x20 || byte >= 0x7f || (twoBytes ? byte === 0x20 : resets.has(byte))) break;
  }
  return end;
}

/** Whether a second byte below 80H belongs to the one before it: never in the registered sets, but in the code pages that files hold in their stead. */
function isPair(label: string, first: number, second: number): boolean {
  const secondMayBe = second >= 0x40 && second !== 0x7f;
  if (label === 'shift_jis') return secondMayBe && (first < 0xa0 || first >= 0xe0);
  return label === 'gbk' && secondMayBe;
}

function decodeRun(bytes: Uint8Array, set: CodeSet | null, isUpper: boolean): string {
  if (set === null) return decodeUndeclared(bytes);
  const decode = decoderOf(set.label);
  if (isUpper) return decode(bytes);
  const raised = bytes.map((byte) => byte | 0x80);
  return decode(set.prefix === undefined ? raised : prefixed(raised, set.prefix));
}

/** Every pair of bytes behind the single shift that its set is reached by. */
function prefixed(bytes: Uint8Array, prefix: number): Uint8Array {
  return Uint8Array.from(Array.from({ length: Math.ceil(bytes.length / 2) }, (_, i) => [prefix, ...bytes.subarray(2 * i, 2 * i + 2)]).flat());
}

const decoders = new Map<string, TextDecoder>();

function decoderOf(label: string): (bytes: Uint8Array) => string {
  const decoder = decoders.get(label) ?? new TextDecoder(label);
  decoders.set(label, decoder);
  return (bytes) => decoder.decode(bytes);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('iso-8859-1');

function decodeUndeclared(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}
