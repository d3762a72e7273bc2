import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { LesionRule } from '../../src/analysis/lesionRule.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import { basis, caudal, marked, motorBasis, read, rectangle, segment } from './rectangleRead.ts';

/** Lumen areas in mm², frame by frame, each 10 mm high. */
const lumens = (areasMm2: Readonly<Record<number, number>>) => Object.entries(areasMm2).map(([frameNumber, areaMm2]) => rectangle(Number(frameNumber), areaMm2 / 10, 10));
const half: LesionRule = { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 5 };

function measured(parts: Partial<Analysis>, on: MeasuringBasis = motorBasis) {
  return measureAnalysis(read({ segments: [segment(1, 100, { reference: caudal(90, 95) })], lesionRule: half, ...parts }), on).segments[0]!;
}

describe('the lesion of a segment', () => {
  const contours = lumens({ 10: 180, 20: 99, 28: 60, 36: 90, 44: 101, 52: 80, 90: 200 });

  it('runs around the minimum as long as the stenosis lies above the bound: 50 % of 200 mm² is 100 mm²', () => {
    expect(measured({ contours }).lesion).toMatchObject({ firstFrame: 20, lastFrame: 36, lengthMm: 8, boundAreaMm2: expect.closeTo(100, 9), openAtFirst: false, openAtLast: false, provisionalFrames: 0, coverage: null });
  });

  it('or under a lumen area in mm²', () => {
    expect(measured({ contours, lesionRule: { bound: { kind: 'areaBelow', areaMm2: 95 }, coverageMarginMm: 0 } }).lesion).toMatchObject({ firstFrame: 28, lastFrame: 36, boundAreaMm2: 95 });
  });

  it('has no length where places are not known', () => {
    expect(measured({ contours }, basis).lesion).toMatchObject({ firstFrame: 20, lastFrame: 36, lengthMm: null });
  });

  it('is open where contours end, or a wider gap than the reader allows follows', () => {
    expect(measured({ contours: lumens({ 20: 99, 28: 60, 36: 90, 90: 200 }) }).lesion).toMatchObject({ firstFrame: 20, lastFrame: 36, openAtFirst: true, openAtLast: true });
    expect(measured({ contours, maximumGapFrames: 7 }).lesion).toMatchObject({ firstFrame: 20, lastFrame: 36, openAtLast: false });
    expect(measured({ contours, maximumGapFrames: 6 }).lesion).toMatchObject({ firstFrame: 28, lastFrame: 28, openAtFirst: true, openAtLast: true });
  });

  it('counts an occluded frame in it', () => {
    expect(measured({ contours, frameMarks: [marked(30, 30, { mark: 'occluded' })] }).lesion).toMatchObject({ firstFrame: 20, lastFrame: 36 });
  });

  it('is none without the reader’s rule, and where not even the minimum lies under the bound', () => {
    expect(measured({ contours, lesionRule: null }).lesion).toBeNull();
    expect(measured({ contours: lumens({ 10: 180, 20: 150, 90: 200 }) }).lesion).toBeNull();
  });

  it('cannot be told by a stenosis without a reference, and says so', () => {
    const result = measured({ contours, segments: [segment(1, 100)] });
    expect(result.lesion).toBeNull();
    expect(result.warnings.map(({ code }) => code)).toContain('measurement/noLesionBound');
  });

  it('is covered with the margin where stents reach that far on both sides', () => {
    const implant = (firstFrame: number, lastFrame: number) => ({ id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame, lastFrame, lumenEqualsStent: false });
    expect(measured({ contours, implants: [implant(10, 44)], direction: 'cranialToCaudal' }).lesion?.coverage).toEqual({
      marginMm: 5,
      sides: [{ end: 'cranial', beyondMm: 5, covered: true }, { end: 'caudal', beyondMm: 4, covered: false }],
      uncoveredMm: 0,
    });
    expect(measured({ contours, implants: [implant(10, 44)] }, basis).lesion?.coverage).toEqual({
      marginMm: 5,
      sides: [{ end: 'first', beyondMm: null, covered: null }, { end: 'last', beyondMm: null, covered: null }],
      uncoveredMm: 0,
    });
    expect(measured({ contours, implants: [implant(10, 30)] }, basis).lesion?.coverage).toMatchObject({ sides: [{ covered: null }, { covered: false }], uncoveredMm: null });
  });

  it('is covered at least as far as places are known: beyond the last anchor a margin can be kept, never missed', () => {
    const implants = [{ id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, firstFrame: 10, lastFrame: 80, lumenEqualsStent: false }];
    // Half a millimetre a frame, known from frame 15 to frame `to`; the lesion lies on frames 20 to 36, the stent on 10 to 80.
    const sides = (to: number) => measured({ contours, implants, anchors: [{ frameNumber: 15, positionMm: 7.5 }, { frameNumber: to, positionMm: to / 2 }] }, basis).lesion?.coverage;
    expect(sides(46)).toMatchObject({ sides: [{ beyondMm: null, covered: null }, { beyondMm: null, covered: true }], uncoveredMm: 0 });
    expect(sides(45)).toMatchObject({ sides: [{ beyondMm: null, covered: null }, { beyondMm: null, covered: null }], uncoveredMm: 0 });
    expect(sides(90)).toMatchObject({ sides: [{ beyondMm: null, covered: null }, { beyondMm: 22, covered: true }], uncoveredMm: 0 });
  });

  it('goes on over a hold, in which the catheter stood still, and not over as many frames of shadow', () => {
    const over = (reason: 'hold' | 'shadow') => measured({ contours: lumens({ 10: 180, 20: 99, 28: 60, 50: 90, 54: 150, 90: 200 }), frameMarks: [marked(30, 48, { mark: 'notMeasurable', reason, note: '' })] }).lesion;
    expect(over('hold')).toMatchObject({ firstFrame: 20, lastFrame: 50, openAtLast: false });
    expect(over('shadow')).toMatchObject({ firstFrame: 20, lastFrame: 28, openAtLast: true });
  });
});

describe('a stationary hold', () => {
  const hold = marked(30, 60, { mark: 'notMeasurable', reason: 'hold', note: '' });
  const holds = (parts: Partial<Analysis>, on: MeasuringBasis = { ...basis, frameTimesMs: Array.from({ length: 200 }, (_, i) => 40 * i) }) => measureAnalysis(read({ frameMarks: [hold], ...parts }), on).holds;

  it('has the smallest, largest and mean lumen area of its contoured frames, and its duration', () => {
    expect(holds({ contours: lumens({ 29: 10, 30: 100, 40: 60, 60: 80, 61: 500 }) })).toEqual([
      {
        frameMarkId: 'm30', firstFrame: 30, lastFrame: 60, durationMs: 1200, contouredFrames: 3, provisionalFrames: 0,
        minimum: { areaMm2: expect.closeTo(60, 9), areaPx2: expect.closeTo(3000, 6), frameNumber: 40 },
        maximum: { areaMm2: expect.closeTo(100, 9), areaPx2: expect.closeTo(5000, 6), frameNumber: 30 },
        meanAreaMm2: expect.closeTo(80, 9), meanAreaPx2: expect.closeTo(4000, 6),
      },
    ]);
  });

  it('never makes a minimum or a reference of the vein', () => {
    const { segments } = measureAnalysis(read({ frameMarks: [hold], contours: lumens({ 20: 90, 40: 60 }), segments: [segment(1, 100)] }), basis);
    expect(segments[0]!.minimumLumenArea?.frameNumber).toBe(20);
  });

  it('has no duration where the file gives no times, and no areas where nothing is contoured', () => {
    expect(holds({}, basis)).toMatchObject([{ durationMs: null, contouredFrames: 0, minimum: null, maximum: null, meanAreaMm2: null }]);
  });

  it('is not every mark: a shadow is none', () => {
    expect(holds({ frameMarks: [marked(30, 60, { mark: 'notMeasurable', reason: 'shadow', note: '' })] })).toEqual([]);
  });
});
