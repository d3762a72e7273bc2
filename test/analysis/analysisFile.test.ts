import { describe, expect, it } from 'vitest';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../src/analysis/writeAnalysisFile.ts';
import { AppError } from '../../src/shared/appError.ts';

/** The example of the format's documentation, filled in. */
function example() {
  return {
    format: 'venolume-analysis',
    version: 1,
    pullback: {
      sopInstanceUid: '1.2.3', rows: 512, columns: 512, numberOfFrames: 300,
      spacingMm: { column: 0.05, row: 0.06 }, calibrationSource: 'ultrasoundRegion',
      positionsMm: null, anchors: [{ frameNumber: 1, positionMm: 0 }], direction: 'cranialToCaudal', console: 'unknown maker',
    },
    read: { reader: 'R1', purpose: 'clinical', sequence: 1 },
    acquisition: { phase: 'preStent', run: 1, etiology: 'nonthrombotic', position: 'supine', respiration: 'free' },
    contours: [
      {
        frameNumber: 12, kind: 'lumen', curve: 'periodicCubic', points: [[251.2, 190], [300, 250], [200, 260]], origin: 'manual',
        status: 'accepted', author: 'R1', acceptedBy: 'R1', acceptedAt: '2026-03-11T15:42:00Z', viewed: true, confidence: 0.9,
      },
    ],
    frameMarks: [{ firstFrame: 30, lastFrame: 34, mark: 'notMeasurable', reason: 'shadow' }],
    segments: [
      {
        id: 's1', vein: 'CIV', side: 'left', firstFrame: 1, lastFrame: 120,
        reference: { rule: 'caudal', firstFrame: 100, lastFrame: 110, statistic: 'largest' }, comparisonPreset: 'no-cvi-median-v1',
      },
    ],
    landmarks: [{ frameNumber: 121, name: 'internalIliacConfluence', basis: 'seen' }],
    implants: [{ id: 'i1', order: 1, label: 'A', nominalDiameterMm: 16, nominalLengthMm: 90, firstFrame: 10, lastFrame: 80, lumenEqualsStent: true, lot: 'kept' }],
    annotations: [
      { id: 'a1', frameNumber: 3, shape: { kind: 'bookmark' }, note: 'look again', includedInReport: false, author: 'R1' },
      { id: 'a2', frameNumber: 4, shape: { kind: 'text', at: [10, 20] }, note: 'web', includedInReport: true, author: null },
      { id: 'a3', frameNumber: 4, shape: { kind: 'length', from: [10, 20], to: [30, 20] }, note: '', includedInReport: true, author: 'R1' },
      { id: 'a4', frameNumber: 5, shape: { kind: 'angle', vertex: [10, 20], from: [30, 20], to: [10, 50] }, note: '', includedInReport: true, author: 'R1' },
      { id: 'a5', frameNumber: 5, shape: { kind: 'area', curve: 'polygon', points: [[10, 20], [30, 20], [30, 50]] }, note: '', includedInReport: true, author: 'R1', colour: 'kept' },
    ],
    sizingSheets: [{ id: 'z1', cranialFrame: 5, caudalFrame: null, note: '', includedInReport: true }],
    lesionRule: { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 10 },
    pairing: { beforeSopInstanceUid: '1.2.4', link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true },
    truth: { note: 'kept' },
  };
}

type Example = ReturnType<typeof example>;

function refusal(change: (file: Example) => unknown): string {
  const file = example();
  const changed = change(file) ?? file;
  try {
    readAnalysisFile(JSON.stringify(changed));
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return String(error instanceof AppError ? error.message : error);
  }
  throw new Error('was read');
}

describe('an analysis file', () => {
  it('comes back from a write as it was read, unknown fields included', () => {
    const once = readAnalysisFile(JSON.stringify(example()));
    const written = writeAnalysisFile(once);
    expect(readAnalysisFile(written)).toEqual(once);
    const json = JSON.parse(written);
    expect(json).toMatchObject({ ...example(), contours: [example().contours[0]] });
    expect(json.truth).toEqual({ note: 'kept' });
    expect(json.contours[0].confidence).toBe(0.9);
    expect(json.implants[0].lot).toBe('kept');
    expect(json.annotations[4].colour).toBe('kept');
    expect(json.pullback.console).toBe('unknown maker');
  });

  it('needs nothing but format, version, pullback and contours', () => {
    const { format, version, pullback, contours } = example();
    const analysis = readAnalysisFile(JSON.stringify({ format, version, pullback, contours }));
    expect(analysis.segments).toEqual([]);
    expect(analysis.acquisition.phase).toBe('unknown');
  });

  it('takes the median where no statistic is given', () => {
    const file = example();
    const [segment] = file.segments;
    const { statistic: _, ...reference } = segment!.reference;
    const analysis = readAnalysisFile(JSON.stringify({ ...file, segments: [{ ...segment, reference }] }));
    expect(analysis.segments[0]!.reference).toMatchObject({ rule: 'caudal', range: { statistic: 'median' } });
  });

  it('records a manual calibration where its source says so', () => {
    const file = example();
    file.pullback.calibrationSource = 'manual';
    const analysis = readAnalysisFile(JSON.stringify(file));
    expect(analysis.manualCalibration?.spacingMm).toEqual({ column: 0.05, row: 0.06 });
    expect(JSON.parse(writeAnalysisFile(analysis)).pullback.calibrationSource).toBe('manual');
  });

  it('is refused with the path of the wrong value', () => {
    expect(refusal((file) => void file.contours[0]!.points.pop())).toContain('contours[0].points: at least 3 points');
    expect(refusal((file) => void (file.contours[0]!.frameNumber = 301))).toContain('contours[0].frameNumber');
    expect(refusal((file) => void (file.segments[0]!.vein = 'XYZ'))).toContain('segments[0].vein');
    expect(refusal((file) => ({ ...file, segments: [...file.segments, { ...file.segments[0], id: 's2', firstFrame: 120, lastFrame: 140 }] }))).toContain('segments[1]: overlaps segments[0]');
    // Measuring makes a place for every frame: a number that no pullback has must not exhaust the memory.
    expect(refusal((file) => ({ ...file, pullback: { ...file.pullback, numberOfFrames: 1e12 } }))).toContain('pullback.numberOfFrames');
    expect(refusal((file) => ({ ...file, pullback: { ...file.pullback, spacingMm: { column: 0, row: 1 } } }))).toContain('pullback.spacingMm.column');
  });

  it('is refused when it is something else or of a newer version', () => {
    expect(refusal(() => ({ hello: 1 }))).toContain('not an analysis file');
    expect(refusal((file) => ({ ...file, version: 2 }))).toContain('version 2');
    expect(() => readAnalysisFile('{')).toThrow(/not JSON/);
    expect(() => readAnalysisFile('null')).toThrow(/not an analysis file/);
  });
});
