import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryByteSource } from '../../src/dicom/byteSource.ts';
import { textDecoderFor } from '../../src/dicom/characterSet.ts';
import { DicomDataset } from '../../src/dicom/dicomDataset.ts';
import { dicomTags } from '../../src/dicom/dicomTag.ts';
import { readHeader } from '../../src/dicom/readHeader.ts';
import { sharedData } from '../sharedData.ts';
import { buildPullback, element } from './datasetBuilder.ts';

/** Bytes as the standard's annexes print them: hexadecimal, in any grouping. */
const hex = (text: string) => Uint8Array.from(text.replaceAll(/\s/g, '').match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const ascii = (text: string) => new TextEncoder().encode(text);
const decoded = (terms: string, bytes: Uint8Array, vr = 'PN') => textDecoderFor(ascii(terms))(bytes, vr);
/** ASCII with bytes in between, as `\x1b$B`. */
const raw = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the examples of PS3.5 annexes H, I, J and K', () => {
  test('Japanese, with JIS X 0208 behind escape sequences (H.3.1)', () => {
    const bytes = hex('59616D6164615E5461726F753D 1B2442 3B33 4544 1B2842 5E 1B2442 4240 4F3A 1B2842 3D 1B2442 2464 245E 2440 1B2842 5E 1B2442 243F 246D 2426 1B2842');
    expect(decoded('\\ISO 2022 IR 87', bytes)).toBe('Yamada^Tarou=山田^太郎=やまだ^たろう');
  });

  test('Japanese, with JIS X 0201 as the first set (H.3.2)', () => {
    const bytes = hex('D4CFC0DE5EC0DBB33D 1B2442 3B33 4544 1B284A 5E 1B2442 4240 4F3A 1B284A 3D 1B2442 2464 245E 2440 1B284A 5E 1B2442 243F 246D 2426 1B284A');
    expect(decoded('ISO 2022 IR 13\\ISO 2022 IR 87', bytes)).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう');
  });

  test('JIS X 0212, the supplementary kanji', () => {
    // 3021H is the first kanji of JIS X 0212; the same bytes are another one in JIS X 0208.
    expect(decoded('\\ISO 2022 IR 87\\ISO 2022 IR 159', hex('1B242844 3021 1B2442 3021 1B2842'))).toBe('丂亜');
  });

  test('Korean (I.2): KS X 1001 is designated to the upper half and again behind every delimiter', () => {
    const bytes = hex('486F6E675E47696C646F6E673D 1B242943 FBF3 5E 1B242943 D1CE D4D7 3D 1B242943 C8AB 5E 1B242943 B1E6 B5BF');
    expect(decoded('\\ISO 2022 IR 149', bytes)).toBe('Hong^Gildong=洪^吉洞=홍^길동');
  });

  test('Korean text of several lines (I.3)', () => {
    const bytes = raw('\x1b$)C\xb1\xe6\xb5\xbf line\r\n\x1b$)C\xb1\xe6');
    expect(decoded('\\ISO 2022 IR 149', bytes, 'LT')).toBe('길동 line\r\n길');
  });

  test('Chinese in UTF-8 (J.1), in GB18030 (J.2) and with GB 2312 behind escape sequences (K.2)', () => {
    expect(decoded('ISO_IR 192', hex('57616E675E5869616F446F6E673D E78E8B5EE5B08FE69DB13D'))).toBe('Wang^XiaoDong=王^小東=');
    expect(decoded('GB18030', hex('57616E675E5869616F446F6E673D CDF55ED0A1B6AB3D'))).toBe('Wang^XiaoDong=王^小东=');
    expect(decoded('\\ISO 2022 IR 58', hex('5A68616E675E5869616F446F6E673D 1B242941 D5C5 5E 1B242941 D0A1 B6AB 3D'))).toBe('Zhang^XiaoDong=张^小东=');
  });
});

describe('sets of one byte', () => {
  test.each([
    ['ISO_IR 100', '42 75 63 5E 4A E9 72 F4 6D 65', 'Buc^Jérôme'],
    ['ISO_IR 100', 'C4 6E 65 61 73 5E 52 FC 64 69 67 65 72', 'Äneas^Rüdiger'],
    ['ISO_IR 101', 'B3 F3 64 BC', 'łódź'],
    ['ISO_IR 109', 'B1 61 C6', 'ħaĈ'],
    ['ISO_IR 110', 'E7 B9', 'įš'],
    ['ISO_IR 126', 'C4 E9 EF ED F5 F3 E9 EF F2', 'Διονυσιος'],
    ['ISO_IR 127', 'E2 C8 C7 E6 EA 5E E4 E6 D2 C7 D1', 'قباني^لنزار'],
    ['ISO_IR 138', 'F9 F8 E5 EF 5E E3 E1 E5 F8 E4', 'שרון^דבורה'],
    ['ISO_IR 144', 'BB EE DA 63 65 DC D1 79 70 D3', 'Люкceмбypг'],
    ['ISO_IR 148', 'DD FE F0', 'İşğ'],
    ['ISO_IR 166', 'B9 D2 A1', 'นาก'],
    ['ISO_IR 203', 'A4 BD', '€œ'],
    ['ISO_IR 13', 'D4 CF C0 DE 5E C0 DB B3', 'ﾔﾏﾀﾞ^ﾀﾛｳ'],
  ])('%s', (terms, bytes, text) => {
    expect(decoded(terms, hex(bytes))).toBe(text);
  });
});

describe('delimiters', () => {
  const values = (terms: string, bytes: Uint8Array, vr: 'LO' | 'LT') =>
    new DicomDataset(new Map([['x00081030', { vr, bytes, items: null }]]), true, textDecoderFor(ascii(terms))).texts({ tag: 'x00081030', vr });

  test.each([
    ['Shift JIS', 'ISO_IR 13', '955C 5C 835C', ['表', 'ソ']],
    ['GB18030', 'GB18030', '815C 5C 41', ['乗', 'A']],
    ['GBK', 'GBK', '815C 5C 41', ['乗', 'A']],
    // JIS X 0208 has 5CH as the first byte of some kanji and as the second of others.
    ['ISO 2022', '\\ISO 2022 IR 87', '1B2442 5046 505C 5C3C 385E 3D3D 1B2842 5C 41', ['估俑楴五十', 'A']],
  ])('a backslash byte within a character of %s parts no values', (_, terms, bytes, expected) => {
    expect(values(terms, hex(bytes), 'LO')).toEqual(expected);
  });

  test('a backslash in a text of paragraphs is a backslash', () => {
    expect(values('ISO_IR 100', raw('C:\\scan\\1'), 'LT')).toEqual(['C:\\scan\\1']);
  });

  test('bring the first set back: ^ and = in names only, the backslash between values, line ends and tabs everywhere', () => {
    const terms = 'ISO 2022 IR 100\\ISO 2022 IR 144';
    const cyrillic = '\x1b-L\xbb';
    expect(decoded(terms, raw(`${cyrillic}^\xe9=\xe9`))).toBe('Л^é=é');
    expect(decoded(terms, raw(`${cyrillic}^\xbb\\\xe9`), 'LO')).toBe('Л^Л\\é');
    for (const control of ['\r', '\n', '\f', '\t']) expect(decoded(terms, raw(`${cyrillic}${control}\xe9`), 'LT')).toBe(`Л${control}é`);
    expect(decoded('\\ISO 2022 IR 87', raw('\x1b$B;3ED\nA'), 'LT')).toBe('山田\nA');
  });

  test('are as they are in attributes that no character set is for', () => {
    expect(decoded('ISO_IR 13', raw('1.5\\2'), 'DS')).toBe('1.5\\2');
  });
});

describe('what files really hold', () => {
  test.each([
    ['ISO-IR 100', 'E9', 'é'],
    ['ISO_IR_100', 'E9', 'é'],
    ['ISO IR 100', 'E9', 'é'],
    ['iso_ir100 ', 'E9', 'é'],
    ['ISO 8859-1', 'E9', 'é'],
    ['ISO8859-2', 'B3', 'ł'],
    ['ISO_8859_5', 'BB', 'Л'],
    ['ISO2022 IR 144', 'BB', 'Л'],
    ['ISO-2022-IR-100', 'E9', 'é'],
    ['ISO_2022_IR_149', 'B1E6', '길'],
    ['UTF8', 'C3A9', 'é'],
    ['ISO_IR 192\0', 'C3A9', 'é'],
    ['GB2312', 'CDF5', '王'],
    ['SHIFT_JIS', '8E52', '山'],
  ])('a term misspelt as %j', (terms, bytes, text) => {
    expect(decoded(terms, hex(bytes))).toBe(text);
  });

  test('Korean and Chinese without the escape sequences, where only one set can be meant', () => {
    expect(decoded('ISO 2022 IR 149', hex('C8AB 5E B1E6 B5BF'))).toBe('홍^길동');
    expect(decoded('\\ISO 2022 IR 58', hex('CDF5 5E D0A1'))).toBe('王^小');
  });

  test('bytes that nothing declares a set for, escape sequences that nothing defines, and such as are cut off, never fail', () => {
    expect(decoded('NO SUCH SET', raw('AB'))).toBe('AB');
    expect(decoded('', hex('C3A9'))).toBe('é');
    expect(decoded('ISO_IR 6', hex('E9'))).toBe('é');
    expect(decoded('ISO_IR 192', hex('41 FF 42'))).toBe('A\ufffdB');
    expect(decoded('\\ISO 2022 IR 87', raw('A\x1b!zB'))).toBe('A\x1b!zB');
    for (const cut of ['\x1b', '\x1b$', '\x1b$B', '\x1b$B;', '\x1b$(D0', '\x1b$)C\xb1', '\x1b$B\x80\xff;']) expect(decoded('\\ISO 2022 IR 87', raw(`A${cut}`)).startsWith('A')).toBe(true);
  });

  test('any bytes in any set are decoded in time that goes with their number', () => {
    const bytes = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 167 + (i >> 8)) & 0xff);
    for (const terms of ['', 'ISO_IR 13', '\\ISO 2022 IR 87', '\\ISO 2022 IR 149', 'GB18030', 'ISO_IR 192']) expect(decoded(terms, bytes).length).toBeLessThanOrEqual(2 * bytes.length);
  });
});

describe('in a file', () => {
  test('an item of a sequence may have a set of its own, and else has that around it', async () => {
    const region = (...own: Parameters<typeof element>[]) => [...own.map((one) => element(...one)), element('00081030', 'LO', Uint8Array.of(0xbb, 0x20))];
    const elements = [element('00080005', 'CS', 'ISO_IR 100'), element('00186011', 'SQ', [region(['00080005', 'CS', 'ISO_IR 144']), region()])];
    const { dataset } = await readHeader(memoryByteSource(buildPullback({ elements })));
    expect(dataset.items(dicomTags.sequenceOfUltrasoundRegions).map((item) => item.text(dicomTags.studyDescription))).toEqual(['Л', '»']);
  });

  test('a set that is not known is warned of', async () => {
    const warningsOf = async (terms: string) => (await readHeader(memoryByteSource(buildPullback({ elements: [element('00080005', 'CS', terms)] })))).warnings.map(({ code }) => code);
    expect(await warningsOf('ISO_IR 999')).toEqual(['dicom/characterSet']);
    expect(await warningsOf('KLINGON')).toEqual(['dicom/characterSet']);
    for (const terms of ['', 'ISO_IR 6', '\\ISO 2022 IR 87\\ISO 2022 IR 159', 'ISO_IR 192', 'GBK']) expect(await warningsOf(terms)).toEqual([]);
  });

  test('an endless field is shown cut, and what turns or hides text is not shown', async () => {
    const show = async (bytes: Uint8Array) => (await readHeader(memoryByteSource(buildPullback({ elements: [element('00080005', 'CS', 'ISO_IR 192'), element('00100020', 'LO', bytes)] })))).dataset.text(dicomTags.patientId);
    expect(await show(ascii('x'.repeat(65_534)))).toBe(`${'x'.repeat(1024)}…`);
    expect(await show(ascii('a\u202eb\u2066c\u200bd\ufeffe\u009bf\u2028g\0h'))).toBe('abcdefgh');
    expect(await show(ascii('نیم\u200cفاصله'))).toBe('نیم\u200cفاصله');
  });
});

describe.skipIf(sharedData === null)('the example files', () => {
  const name = async (path: string, around = false) => {
    const { dataset } = await readHeader(memoryByteSource(new Uint8Array(readFileSync(join(sharedData ?? '', path)))));
    const holder = around ? dataset.items({ tag: 'x00321064', vr: 'SQ' })[0] : dataset;
    return holder?.text(dicomTags.patientName);
  };

  test.each([
    ['chrArab', 'قباني^لنزار'],
    ['chrFren', 'Buc^Jérôme'],
    ['chrFrenMulti', 'Buc^Jérôme'],
    ['chrGerm', 'Äneas^Rüdiger'],
    ['chrGreek', 'Διονυσιος'],
    ['chrH31', 'Yamada^Tarou=山田^太郎=やまだ^たろう'],
    ['chrH32', 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう'],
    ['chrHbrw', 'שרון^דבורה'],
    ['chrI2', 'Hong^Gildong=洪^吉洞=홍^길동'],
    ['chrRuss', 'Люкceмбypг'],
    ['chrX1', 'Wang^XiaoDong=王^小東='],
    ['chrX2', 'Wang^XiaoDong=王^小东='],
  ])('%s', async (file, expected) => {
    expect(await name(`dicom_syntaxes/pydicom__${file}.dcm`)).toBe(expected);
  });

  test('chrSQEncoding, whose item is Japanese in a file of another set', async () => {
    expect(await name('dicom_broken/pydicom__chrSQEncoding.dcm', true)).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう');
  });
});
