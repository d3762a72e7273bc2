/** A set of characters as text is coded in it, by its label in the Encoding Standard. */
export interface CodeSet {
  /** `whole`: an encoding by itself, ASCII included; `upper`: the bytes from 80H of one that escape sequences may change. */
  readonly kind: 'whole' | 'upper';
  readonly label: string;
  /** Byte before every character of two, for a set that its encoding reaches by a single shift. */
  readonly prefix?: number;
}

const upper = (label: string): CodeSet => ({ kind: 'upper', label });
const whole = (label: string): CodeSet => ({ kind: 'whole', label });

const jisX0208 = upper('euc-jp');
const jisX0212: CodeSet = { kind: 'upper', label: 'euc-jp', prefix: 0x8f };

/** By their number in the International Register of coded character sets (`ISO_IR n`, `ISO 2022 IR n`); null is ASCII, or what only escape sequences reach. */
const registered: ReadonlyMap<number, CodeSet | null> = new Map([
  [6, null],
  // Files that say JIS X 0201 and hold Shift JIS, which contains it, are read by the same decoder.
  [13, upper('shift_jis')],
  [14, null],
  [58, upper('gbk')],
  [87, null],
  [100, upper('iso-8859-1')],
  [101, upper('iso-8859-2')],
  [109, upper('iso-8859-3')],
  [110, upper('iso-8859-4')],
  [126, upper('iso-8859-7')],
  [127, upper('iso-8859-6')],
  [138, upper('iso-8859-8')],
  [144, upper('iso-8859-5')],
  [148, upper('windows-1254')],
  [149, upper('euc-kr')],
  [159, null],
  [166, upper('windows-874')],
  [192, whole('utf-8')],
  [203, upper('iso-8859-15')],
]);

/**
 * The set that a defined term stands for (PS3.3 C.12.1.1.2); null for ASCII, undefined where the term is not known. Real files misspell
 * terms (`ISO-IR 100`, `ISO_IR_192`, `ISO2022 IR 87`) or have the encoding's common name (`ISO 8859-1`, `UTF-8`, `GB2312`).
 */
export function codeSetOfTerm(term: string): CodeSet | null | undefined {
  // eslint-disable-next-line no-control-regex
  const plain = term.replaceAll(/[\0\s]+/g, ' ').trim().toUpperCase();
  if (plain === '') return null;
  const number = /(?:^|[^A-Z])IR[ _-]*(\d+)$/.exec(plain)?.[1];
  if (number !== undefined) return registered.get(Number(number));
  return setOfName(plain.replaceAll(/[ _]/g, '-'));
}

function setOfName(name: string): CodeSet | undefined {
  if (/^GB-?18030$/.test(name)) return whole('gb18030');
  if (/^(?:GBK|GB-?2312)$/.test(name)) return whole('gbk');
  if (/^UTF-?8$/.test(name)) return whole('utf-8');
  if (/^(?:SHIFT-?JIS|S-?JIS)$/.test(name)) return whole('shift_jis');
  if (/^EUC-?KR$/.test(name)) return upper('euc-kr');
  const part = /^(?:ISO-?)?8859-(\d+)$/.exec(name)?.[1] ?? (/^LATIN-?1$/.test(name) ? '1' : undefined);
  return part === undefined ? undefined : latinParts.get(Number(part));
}

const latinParts: ReadonlyMap<number, CodeSet> = new Map([1, 2, 3, 4, 5, 6, 7, 8, 15].map((part) => [part, upper(`iso-8859-${part}`)] as const).concat([[9, upper('windows-1254')]]));

/** What an escape sequence puts into which half of the code table. */
export interface Designation {
  readonly half: 'lower' | 'upper';
  /** null is ASCII. */
  readonly set: CodeSet | null;
  readonly lengthBytes: number;
}

const designations: readonly (readonly [string, Designation['half'], CodeSet | null])[] = [
  ['(B', 'lower', null],
  ['(J', 'lower', null],
  [')I', 'upper', upper('shift_jis')],
  ['$@', 'lower', jisX0208],
  ['$B', 'lower', jisX0208],
  ['$(B', 'lower', jisX0208],
  ['$(D', 'lower', jisX0212],
  ['$)A', 'upper', upper('gbk')],
  ['$)C', 'upper', upper('euc-kr')],
  ['-A', 'upper', upper('iso-8859-1')],
  ['-B', 'upper', upper('iso-8859-2')],
  ['-C', 'upper', upper('iso-8859-3')],
  ['-D', 'upper', upper('iso-8859-4')],
  ['-F', 'upper', upper('iso-8859-7')],
  ['-G', 'upper', upper('iso-8859-6')],
  ['-H', 'upper', upper('iso-8859-8')],
  ['-L', 'upper', upper('iso-8859-5')],
  ['-M', 'upper', upper('windows-1254')],
  ['-T', 'upper', upper('windows-874')],
  ['-b', 'upper', upper('iso-8859-15')],
];

/** The designation that begins with the escape character at `at` (PS3.3 tables C.12-3 and C.12-4); null where none does. */
export function codeSetOfEscape(bytes: Uint8Array, at: number): Designation | null {
  const sequence = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
  const found = designations.find(([code]) => sequence.startsWith(code));
  return found === undefined ? null : { half: found[1], set: found[2], lengthBytes: 1 + found[0].length };
}
