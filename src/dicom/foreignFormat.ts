/** First bytes of formats that people choose by mistake, in Latin 1, and what they are called. */
const signatures: readonly (readonly [beginning: string, at: number, name: string])[] = [
  ['\xff\xd8\xff', 0, 'a JPEG picture'],
  ['\x89PNG', 0, 'a PNG picture'],
  ['GIF8', 0, 'a GIF picture'],
  ['II*\0', 0, 'a TIFF picture'],
  ['MM\0*', 0, 'a TIFF picture'],
  ['BM', 0, 'a BMP picture'],
  ['\xff\x4f\xff\x51', 0, 'a JPEG 2000 picture'],
  ['\0\0\0\x0cjP  ', 0, 'a JPEG 2000 picture'],
  ['%PDF', 0, 'a PDF document'],
  ['PK\x03\x04', 0, 'a ZIP archive'],
  ['PK\x05\x06', 0, 'an empty ZIP archive'],
  ['\x1f\x8b', 0, 'a gzip archive'],
  ['7z\xbc\xaf\x27\x1c', 0, 'a 7-Zip archive'],
  ['Rar!', 0, 'a RAR archive'],
  ['\x7fELF', 0, 'a program'],
  ['MZ', 0, 'a program'],
  ['RIFF', 0, 'a RIFF file (AVI or WAV)'],
  ['ftyp', 4, 'an MP4 or QuickTime film'],
  ['\x1a\x45\xdf\xa3', 0, 'a Matroska film'],
  ['SQLite format 3\0', 0, 'a database'],
  ['<?xml', 0, 'an XML document'],
  ['<html', 0, 'a web page'],
  ['<!DOCTYPE', 0, 'a web page'],
];

/** What a file plainly is by its first bytes, as a noun with its article; null where that cannot be told or may be DICOM. */
export function foreignFormat(bytes: Uint8Array): string | null {
  const text = String.fromCharCode(...bytes.subarray(0, 132));
  const known = signatures.find(([beginning, at]) => text.startsWith(beginning, at));
  if (known) return known[2];
  return bytes.length > 0 && bytes.every(isTextByte) ? 'a text file' : null;
}

function isTextByte(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
