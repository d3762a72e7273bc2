import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, describe, expect, test } from 'vitest';
import { rleLossless } from '../../../src/dicom/transferSyntax.ts';
import { framesCommand } from '../../../src/node/commands/frames.ts';
import { infoCommand } from '../../../src/node/commands/info.ts';
import { infoText } from '../../../src/node/commands/infoText.ts';
import { buildPullback, element, encapsulate, rleFrame } from '../../dicom/datasetBuilder.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-frames-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'pullback.dcm');

describe('frames as pictures', () => {
  test('hold the stored values of the frames that were asked for, under their numbers', async () => {
    writeFileSync(path, buildPullback());
    const outFolder = join(folder, 'some');
    expect(await framesCommand({ path, outFolder, frames: [{ first: 2, last: 3 }] })).toEqual({ written: 2 });
    expect(readdirSync(outFolder)).toEqual(['frame-000002.png', 'frame-000003.png']);
    const png = decode(readFileSync(join(outFolder, 'frame-000002.png')));
    expect(png).toMatchObject({ width: 6, height: 4, channels: 1, depth: 8 });
    expect([...png.data]).toEqual(Array.from({ length: 24 }, (_, i) => ((24 + i) * 7) & 0xff));
    await expect(framesCommand({ path, outFolder, frames: [{ first: 3, last: 4 }] })).rejects.toMatchObject({ code: 'dicom/frameOutOfRange' });
  });

  test('a frame that cannot be decoded does not keep the others back, and is named', async () => {
    const plane = new Uint8Array(24).fill(9);
    const frames = [[rleFrame([plane])], [new Uint8Array(70)], [rleFrame([plane])]];
    writeFileSync(path, buildPullback({ transferSyntaxUid: rleLossless, elements: [encapsulate({ frames, basicOffsetTable: true }).element] }));
    const outFolder = join(folder, 'rest');
    await expect(framesCommand({ path, outFolder, frames: null })).rejects.toMatchObject({ code: 'dicom/frameUndecodable', message: expect.stringContaining('Frame 2') });
    expect(readdirSync(outFolder)).toEqual(['frame-000001.png', 'frame-000003.png']);
  });
});

describe('info', () => {
  test('says what a file is', async () => {
    const region = [
      element('00186012', 'US', [1]),
      ...['00186018', '0018601a'].map((tag) => element(tag, 'UL', [0])),
      element('0018601c', 'UL', [5]),
      element('0018601e', 'UL', [3]),
      ...['00186024', '00186026'].map((tag) => element(tag, 'US', [3])),
      ...['0018602c', '0018602e'].map((tag) => element(tag, 'FD', [0.005])),
    ];
    const elements = [
      element('00186011', 'SQ', [region]),
      element('00181063', 'DS', '1000'),
      element('00183100', 'CS', 'MOTOR_PULLBACK'),
      element('00183101', 'DS', '0.5'),
      element('00183103', 'IS', '1'),
      element('00183104', 'IS', '3'),
    ];
    writeFileSync(path, buildPullback({ elements }));
    const info = await infoCommand(path);
    expect(info).toEqual({
      kind: 'pullback',
      sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1',
      sopInstanceUid: '1.2.3.4',
      transferSyntaxUid: '1.2.840.10008.1.2.1',
      modality: 'IVUS',
      rows: 4,
      columns: 6,
      numberOfFrames: 3,
      samplesPerPixel: 1,
      bitsStored: 8,
      photometricInterpretation: 'MONOCHROME2',
      calibration: { kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: 0, spacingMm: { column: 0.05, row: 0.05 } },
      timing: { source: 'frameTime', durationMs: 2000 },
      axial: { kind: 'known', source: 'pullbackRate', pullbackRateMmPerS: 0.5, lengthMm: 1 },
      warnings: [],
    });
    expect(infoText(info)).toContain('1.0 mm at 0.5 mm/s');
  });
});
