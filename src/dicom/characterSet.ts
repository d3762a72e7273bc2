/**
 * Defined terms of Specific Character Set (0008,0005), PS3.3 C.12.1.1.2, as labels of the Encoding Standard. Terms with code
 * extensions (`ISO 2022 IR n`) are taken as their plain set.
 */
const labels: Readonly<Record<string, string>> = {
  'ISO_IR 13': 'shift_jis',
  'ISO_IR 100': 'iso-8859-1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'windows-1254',
  'ISO_IR 166': 'windows-874',
  'ISO_IR 203': 'iso-8859-15',
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
};

/** Turns the bytes of a text value into text. */
export type TextOfBytes = (bytes: Uint8Array) => string;

/**
 * The decoder for a Specific Character Set value. Real files misspell the terms (`ISO-IR 100`, `ISO_IR_192`), which is harmless.
 * Without a usable term, text is ASCII; bytes beyond it are read as UTF-8 where they are valid UTF-8, else as Latin 1.
 */
export function textDecoderFor(specificCharacterSet: readonly string[]): TextOfBytes {
  const term = (specificCharacterSet[0] ?? '')
    .trim()
    .toUpperCase()
    .replace(/^ISO[ _-]?(?:2022)?[ _-]?IR[ _-]?/, 'ISO_IR ');
  const label = labels[term];
  if (label === undefined) return decodeUndeclared;
  const decoder = new TextDecoder(label);
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
