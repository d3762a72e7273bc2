import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { phantomCommand, phantomList } from '../../src/node/commands/phantom.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { streamFileAtomically } from '../../src/node/streamFileAtomically.ts';
import { type Phantom, generatePhantom } from '../../src/phantom/phantom.ts';
import { phantomSyntaxUids, phantomSyntaxes } from '../../src/phantom/phantomSyntax.ts';
import { scenarioNames } from '../../src/phantom/scenario.ts';
import { writePhantom } from '../../src/phantom/writePhantom.ts';
import { dcmtkInstalled, dcmtkStoredBytes } from '../dicom/dcmtk.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-phantom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const request = { scenario: 'nivl', numberOfFrames: 3, sizePx: 127, seed: 3 } as const;
const drawing = generatePhantom(request);
const truePixels = Array.from({ length: request.numberOfFrames }, (_, i) => drawing.frame(i));
const phantom: Phantom = { ...drawing, frame: (i) => truePixels[i] ?? new Uint8Array(0) };

async function written(syntax: (typeof phantomSyntaxes)[number]): Promise<string> {
  const path = join(folder, `${syntax}.dcm`);
  await streamFileAtomically(path, (sink) => writePhantom(phantom, sink, { syntax }));
  return path;
}

describe.each(phantomSyntaxes)('a phantom written as %s', (syntax) => {
  it('opens, and its frames are the ones that were drawn', async () => {
    const opened = await openPullbackFile(await written(syntax));
    try {
      const { pullback } = opened;
      expect(pullback.transferSyntaxUid).toBe(phantomSyntaxUids[syntax]);
      expect(pullback.numberOfFrames).toBe(3);
      expect(pullback.warnings).toEqual([]);
      for (const [i, drawn] of truePixels.entries()) {
        const { data } = await opened.decodeFrame(i);
        if (syntax === 'jpegBaseline') expect(rootMeanSquare(data, drawn)).toBeLessThan(9);
        else expect(Buffer.from(data.buffer, data.byteOffset, data.byteLength).equals(Buffer.from(drawn))).toBe(true);
      }
    } finally {
      await opened.close();
    }
  });

  it.skipIf(!dcmtkInstalled)('has the same pixels for an independent toolkit', async () => {
    const bytes = dcmtkStoredBytes(await written(syntax));
    truePixels.forEach((drawn, i) => {
      const stored = bytes.subarray(i * drawn.length, (i + 1) * drawn.length);
      if (syntax === 'jpegBaseline') expect(rootMeanSquare(stored, drawn)).toBeLessThan(9);
      else expect(Buffer.from(stored).equals(Buffer.from(drawn))).toBe(true);
    });
  });
});

function rootMeanSquare(a: ArrayLike<number>, b: Uint8Array): number {
  return Math.sqrt(b.reduce((sum, value, i) => sum + (value - a[i]!) ** 2, 0) / b.length);
}

const dciodvfy = spawnSync('dciodvfy', ['-version']).error === undefined;

describe.each(scenarioNames)('the file of %s', (scenario) => {
  const outPath = join(folder, `${scenario}.dcm`);
  const truthPath = join(folder, `${scenario}.json`);
  const numberOfFrames = 3;
  beforeAll(async () => {
    await phantomCommand({ outPath, truthPath, scenario, numberOfFrames, sizePx: 96, seed: 2, syntax: scenario === 'nivl' ? 'jpegBaseline' : scenario === 'hard' ? 'rle' : null });
  });

  it('says of itself what the scenario is, and its truth is about it', async () => {
    const truth = readAnalysisFile(await readFile(truthPath, 'utf8'));
    const opened = await openPullbackFile(outPath);
    await opened.close();
    const { pullback } = opened;
    expect(truth.pullback.sopInstanceUid).toBe(pullback.sopInstanceUid);
    expect(pullback.modality).toBe('IVUS');
    expect(pullback.identity.patientName).toContain('Synthetic');
    expect(pullback.timing.frameTimesMs?.[1]).toBeCloseTo(33.3, 9);
    expect(pullback.axial.kind).toBe(scenario === 'manual-pullback' ? 'unknown' : 'known');
    if (pullback.axial.kind === 'known') expect(truth.pullback.recordedPositionsMm?.[numberOfFrames - 1]).toBeCloseTo(pullback.axial.lengthMm, 9);
    const [region] = pullback.regions;
    if (scenario === 'uncalibrated') expect(region).toBeUndefined();
    else expect(truth.pullback.recordedCalibration?.spacingMm.column).toBeCloseTo(60 / 96, 12);
  });

  it.skipIf(!dciodvfy)('has no error for dciodvfy', () => {
    const { stdout, stderr } = spawnSync('dciodvfy', [outPath], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toContain('USMultiFrameImage');
    expect(`${stdout}${stderr}`).not.toMatch(/error/i);
  });
});

describe('the phantom verb', () => {
  const command = { outPath: join(folder, 'a.dcm'), truthPath: join(folder, 'a.json'), scenario: null, numberOfFrames: 3, sizePx: 64, seed: null, syntax: null };

  it('refuses names and sizes that there are not', async () => {
    await expect(phantomCommand({ ...command, scenario: 'artery' })).rejects.toMatchObject({ code: 'phantom/unknownScenario' });
    await expect(phantomCommand({ ...command, syntax: 'jpeg2000' })).rejects.toMatchObject({ code: 'phantom/unknownSyntax' });
    await expect(phantomCommand({ ...command, sizePx: 8 })).rejects.toMatchObject({ code: 'phantom/unusableSize' });
    await expect(phantomCommand({ ...command, truthPath: command.outPath })).rejects.toMatchObject({ code: 'output/notWritable' });
  });

  it('leaves nothing behind where it cannot write', async () => {
    await expect(phantomCommand({ ...command, outPath: join(folder, 'no', 'such', 'folder.dcm') })).rejects.toMatchObject({ code: 'output/notWritable' });
    const failing = streamFileAtomically(join(folder, 'broken.dcm'), async (sink) => {
      await sink.append(new Uint8Array(2_000_000));
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'output/diskFull' });
    expect((await readdir(folder)).filter((name) => name.includes('broken') || name.endsWith('.part'))).toEqual([]);
  });

  it('writes the same bytes for the same wish', async () => {
    await phantomCommand(command);
    const [file, truth] = await Promise.all([readFile(command.outPath), readFile(command.truthPath, 'utf8')]);
    await phantomCommand(command);
    expect((await readFile(command.outPath)).equals(file)).toBe(true);
    expect(await readFile(command.truthPath, 'utf8')).toBe(truth);
  });

  it('lists every scenario and every syntax', () => {
    for (const name of [...scenarioNames, ...phantomSyntaxes]) expect(phantomList()).toContain(name);
  });
});
