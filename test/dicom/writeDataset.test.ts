import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decimalString } from '../../src/dicom/datasetElement.ts';
import { encodeRle } from '../../src/dicom/encodeRle.ts';
import { encodeDataset, encodeElementHead, encodeFile } from '../../src/dicom/writeDataset.ts';

const explicitLittle = { explicitVr: true, littleEndian: true };
const implicitLittle = { explicitVr: false, littleEndian: true };
const explicitBig = { explicitVr: true, littleEndian: false };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('a data set is laid out as PS3.5 section 7 says', () => {
  it('writes explicit little endian with a 16-bit length for short representations', () => {
    expect(hex(encodeDataset([['x00280010', 'US', 512]], explicitLittle))).toBe('280010005553' + '0200' + '0002');
  });

  it('writes implicit little endian with a 32-bit length and no representation', () => {
    expect(hex(encodeDataset([['x00280010', 'US', 512]], implicitLittle))).toBe('28001000' + '02000000' + '0002');
  });

  it('turns tags, lengths, numbers and words round for big endian, never bytes', () => {
    expect(hex(encodeDataset([['x00280010', 'US', 512]], explicitBig))).toBe('00280010' + '5553' + '0002' + '0200');
    expect(hex(encodeDataset([['x7fe00010', 'OW', Uint8Array.of(1, 2, 3, 4)]], explicitBig))).toBe('7fe00010' + '4f57' + '0000' + '00000004' + '02010403');
    expect(hex(encodeDataset([['x7fe00010', 'OB', Uint8Array.of(1, 2, 3, 4)]], explicitBig))).toBe('7fe00010' + '4f42' + '0000' + '00000004' + '01020304');
  });

  it('pads text with a space, UIDs and bytes with a zero', () => {
    expect(hex(encodeDataset([['x00080060', 'CS', 'ODD']], explicitLittle))).toBe('08006000' + '4353' + '0400' + '4f444420');
    expect(hex(encodeDataset([['x00080018', 'UI', '1.2']], explicitLittle))).toBe('08001800' + '5549' + '0400' + '312e3200');
    expect(hex(encodeDataset([['x00420011', 'OB', Uint8Array.of(9)]], explicitLittle))).toBe('42001100' + '4f42' + '0000' + '02000000' + '0900');
  });

  it('sorts elements by tag and joins several values with a backslash', () => {
    const bytes = encodeDataset([['x00281050', 'DS', [1.5, -2]], ['x00080008', 'CS', ['A', 'B']]], explicitLittle);
    expect(hex(bytes)).toBe('08000800' + '4353' + '0400' + Buffer.from('A\\B ').toString('hex') + '28005010' + '4453' + '0600' + Buffer.from('1.5\\-2').toString('hex'));
  });

  it('gives sequences and items their true lengths', () => {
    const item = '28001000' + '5553' + '0200' + '0002';
    expect(hex(encodeDataset([['x00186011', 'SQ', [[['x00280010', 'US', 512]], []]]], explicitLittle))).toBe(
      '18001160' + '5351' + '0000' + '1a000000' + 'feff00e0' + '0a000000' + item + 'feff00e0' + '00000000',
    );
  });

  it('refuses numbers that a representation cannot hold', () => {
    expect(() => encodeDataset([['x00280010', 'US', 70_000]], explicitLittle)).toThrow(RangeError);
    expect(() => encodeDataset([['x00280010', 'US', 1.5]], explicitLittle)).toThrow(RangeError);
    expect(() => encodeDataset([['x00180040', 'IS', 2 ** 40]], explicitLittle)).toThrow(RangeError);
    expect(() => encodeElementHead('x00280010', 'US', 70_000, explicitLittle)).toThrow(RangeError);
    expect(() => decimalString(Number.NaN)).toThrow(RangeError);
  });
});

describe('decimal strings', () => {
  it.each([0, 1, -1, 33.3, 1 / 3, -1 / 3, Math.PI * 1e5, 1.23456789012345e-7, -1.23456789012345e-101, 6.02214076e23, 0.1 + 0.2])('hold %d in 16 characters to at least eight digits', (value) => {
    const text = decimalString(value);
    expect(text.length).toBeLessThanOrEqual(16);
    expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-8);
  });
});

describe('RLE', () => {
  it('codes runs and literals by the rows, as PackBits', () => {
    const coded = encodeRle([Uint8Array.of(7, 7, 7, 7, 1, 2, 3, 3)], 4);
    // Row 1: a run of four sevens (257 − 4 = 253); row 2: four literals.
    expect([...coded.subarray(64)]).toEqual([253, 7, 3, 1, 2, 3, 3, 0]);
    expect(new DataView(coded.buffer).getUint32(4, true)).toBe(64);
  });
});

const dcmdump = spawnSync('dcmdump', ['--version']).status === 0;

describe.skipIf(!dcmdump)('a file as an independent toolkit reads it', () => {
  it('keeps UTF-8 text, numbers and nested items', () => {
    const folder = mkdtempSync(join(tmpdir(), 'venolume-write-'));
    try {
      const path = join(folder, 'file.dcm');
      writeFileSync(
        path,
        encodeFile({ sopClassUid: '1.2.840.10008.5.1.4.1.1.88.33', sopInstanceUid: '2.25.7' }, [
          ['x00080005', 'CS', 'ISO_IR 192'],
          ['x00100010', 'PN', 'Ωmega^山'],
          ['x0018602c', 'FD', 0.01171875],
          ['x00280009', 'AT', 'x00181063'],
          ['x00186011', 'SQ', [[['x00186012', 'US', 1], ['x0040a730', 'SQ', [[['x0040a040', 'CS', 'TEXT']]]]]]],
        ]),
      );
      const text = execFileSync('dcmdump', ['-q', path], { encoding: 'utf8' });
      expect(text).toContain('PN [Ωmega^山]');
      expect(text).toContain('FD 0.01171875');
      expect(text).toContain('AT (0018,1063)');
      expect(text).toMatch(/\(0040,a040\) CS \[TEXT\]/);
      expect(text).toContain('UI [2.25.7]');
      expect(text).not.toMatch(/^E:|error/im);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
