import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { missingForFinal } from '../../src/measurement/finality.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import { basis, read, rectangle, segment } from './rectangleRead.ts';

const otherBasis: MeasuringBasis = { ...basis, sopInstanceUid: '1.2.4' };
const uncalibrated: MeasuringBasis = { ...basis, pixelSpacingMm: null };

/** 20 × 10 mm on frame 3 of the other pullback. */
const other: Analysis = read({
  pullback: { ...read({}).pullback, sopInstanceUid: '1.2.4' },
  contours: [rectangle(3, 20, 10)],
  segments: [segment(1, 5, { id: 'r1', side: 'right' })],
});
const own: Analysis = read({
  contours: [rectangle(3, 12, 10), rectangle(6, 5, 10), rectangle(9, 12, 10)],
  segments: [segment(1, 10, { reference: { rule: 'segment', segmentId: 'r1', statistic: 'median', analysis: '1.2.4' } })],
});

function measured(analysis: Analysis, on: MeasuringBasis, otherOn: MeasuringBasis) {
  return measureAnalysis(analysis, on, { partners: [{ analysis: other, basis: otherOn }] });
}

describe('a reference in another pullback', () => {
  it('is compared in mm²: 50 of 200 is 75 %', () => {
    expect(measured(own, basis, otherBasis).segments[0]!.areaStenosisPercent).toBeCloseTo(75, 9);
  });

  it('gives no stenosis in pixels, for the pixels of two pullbacks are not the same', () => {
    for (const [on, otherOn] of [[uncalibrated, otherBasis], [basis, { ...otherBasis, pixelSpacingMm: null }], [uncalibrated, { ...otherBasis, pixelSpacingMm: null }]] as const) {
      const [result] = measured(own, on, otherOn).segments;
      expect(result).toMatchObject({ areaStenosisPercent: null, minDiameterStenosisPercent: null, equivalentDiameterStenosisPercent: null });
      expect(result!.warnings.map(({ code }) => code)).toContain('measurement/scalesNotComparable');
    }
  });

  it('does not judge the frames of this pullback that bear its numbers', () => {
    const unseen = rectangle(3, 12, 10, { acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } });
    const analysis = { ...own, contours: own.contours.with(0, unseen) };
    expect(missingForFinal(analysis, measured(analysis, basis, otherBasis)).map(({ code }) => code)).toEqual([]);
  });
});
