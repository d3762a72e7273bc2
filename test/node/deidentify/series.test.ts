import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyAnalysis } from '../../../src/analysis/analysis.ts';
import { readAnalysisFile } from '../../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../../src/analysis/writeAnalysisFile.ts';
import { writeFileAtomically } from '../../../src/node/writeFileAtomically.ts';
import { deidentifyCommand } from '../../../src/node/commands/deidentify.ts';
import { openNamed } from '../../../src/node/openNamed.ts';
import { findPullbacks } from '../../../src/node/lookAtFiles.ts';
import { element } from '../../dicom/datasetBuilder.ts';
import { greyOf, singleImage, writeFiles } from '../singleImages.ts';
import { filesIn, tracesIn } from './traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-deidentify-series-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const usual = { analysisPaths: [], patientId: 'ANON-1', patientName: null, shiftDates: null, keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false, blank: [], keepOutside: false, looked: true };

describe('a pullback in single images', () => {
  it('is the same pullback again without names, its images in their order and of one series', async () => {
    const images = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`image${i + 1}.dcm`, singleImage(i + 1)]));
    await writeFiles(join(folder, 'series'), images);
    const out = join(folder, 'out');
    const original = await openNamed(join(folder, 'series'));
    const { sopInstanceUid, pixels, numberOfFrames } = original.pullback;
    await original.close();
    const read = emptyAnalysis({ sopInstanceUid, rows: pixels.rows, columns: pixels.columns, numberOfFrames, recordedCalibration: null, recordedPositionsMm: null }, { reader: 'R1', purpose: 'clinical', sequence: 1 });
    await writeFileAtomically(join(folder, 'read.json'), writeAnalysisFile(read));
    await deidentifyCommand({ ...usual, paths: [join(folder, 'series')], outFolder: out, analysisPaths: [join(folder, 'read.json')] });
    expect(filesIn(out).filter((name) => name.endsWith('.dcm') && name.includes('image'))).toHaveLength(40);
    const open = await openNamed(join(out, 'pullback-1'));
    expect(open.pullback).toMatchObject({ kind: 'pullback', numberOfFrames: 40 });
    // A gathered pullback is known by its images: its analysis names it by the new ones.
    expect(open.pullback.sopInstanceUid).toBe(readAnalysisFile(readFileSync(join(out, 'analysis-1.json'), 'utf8')).pullback.sopInstanceUid);
    expect((await open.decodeFrame(16)).data[0]).toBe(greyOf(17));
    await open.close();
    expect(tracesIn(out, ['VEN-7', 'Doe', '1.2.3.9.'])).toEqual([]);
  });

  it('stays a set of stills where only the times of its images gave their order', async () => {
    const images = Object.fromEntries(
      [3, 1, 2].map((n) => [`still${n}.dcm`, singleImage(n, { series: '1.2.3.8', uid: `1.2.3.8.${n}`, without: ['00200013'], elements: [element('0008002a', 'DT', `2024010110000${n}`)] })]),
    );
    await writeFiles(join(folder, 'stills'), images);
    const out = join(folder, 'outStills');
    await deidentifyCommand({ ...usual, paths: [join(folder, 'stills')], outFolder: out });
    const [found, ...others] = await findPullbacks([join(out, 'pullback-1')], { onSkipped: () => undefined });
    expect(others).toEqual([]);
    expect(found?.pullback).toMatchObject({ kind: 'stills', numberOfFrames: 3 });
    const open = await openNamed(join(out, 'pullback-1'));
    expect(await Promise.all([0, 1, 2].map(async (i) => (await open.decodeFrame(i)).data[0]))).toEqual([1, 2, 3].map(greyOf));
    await open.close();
  });
});

describe('several pullbacks of one patient', () => {
  it('leave together in one study, as they were', async () => {
    const of = (series: string) => [singleImage(1, { series, uid: `${series}.1`, elements: [element('00280034', 'IS', '1\\1')] })] as const;
    await writeFiles(join(folder, 'two'), { 'a.dcm': of('1.2.3.71')[0], 'b.dcm': of('1.2.3.72')[0] });
    const out = join(folder, 'outTwo');
    await deidentifyCommand({ ...usual, paths: [join(folder, 'two', 'a.dcm'), join(folder, 'two', 'b.dcm')], outFolder: out, shiftDates: 'auto' });
    const [a, b] = await findPullbacks([join(out, 'pullback-1.dcm'), join(out, 'pullback-2.dcm')], { onSkipped: () => undefined });
    expect(a?.pullback.identity.studyInstanceUid).toBe(b?.pullback.identity.studyInstanceUid);
    expect(a?.pullback.identity.studyInstanceUid).not.toBe('1.2.3');
    expect(a?.pullback.identity.seriesInstanceUid).not.toBe(b?.pullback.identity.seriesInstanceUid);
    expect(a?.pullback.identity.patientId).toBe('ANON-1');
  });
});
