import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { basis, caudal, landmark, marked, motorBasis, read, rectangle, segment } from './rectangleRead.ts';

const word = { mark: 'notMeasurable', reason: 'shadow', note: '' } as const;

function measured(parts: Partial<Analysis>, on = basis): SegmentResult {
  return measureAnalysis(read(parts), on).segments[0]!;
}

function codes(result: { warnings: readonly { code: string }[] }): string[] {
  return result.warnings.map(({ code }) => code);
}

/** Widths in mm of 10 mm high lumina on frames 1, 2, 3 …: areas are ten times as large. */
function row(...widthsMm: number[]) {
  return widthsMm.map((widthMm, index) => rectangle(index + 1, widthMm, 10));
}

describe('minimum lumen area', () => {
  it('is the smallest frame area of the segment, in mm space with pixels that are not square', () => {
    const result = measured({ contours: row(20, 8, 12, 16, 18), segments: [segment(1, 5)] });
    expect(result.minimumLumenArea?.areaMm2).toBeCloseTo(80, 9);
    expect(result.minimumLumenArea?.areaPx2).toBeCloseTo(80 / (0.1 * 0.2), 6);
    expect(result.minimumLumenArea?.frameNumber).toBe(2);
    expect(result.minimumLumenArea?.atEdge).toBe(false);
    expect(result.minimumLumenArea?.minDiameterMm).toBeCloseTo(8, 6);
  });

  it('is that of the lowest frame where two are equal', () => {
    expect(measured({ contours: row(20, 8, 12, 8, 18), segments: [segment(1, 5)] }).minimumLumenArea?.frameNumber).toBe(2);
  });

  it('ignores frames outside the segment and frames that the reader calls not measurable', () => {
    const result = measured({ contours: row(5, 20, 8, 12, 18, 4), segments: [segment(2, 5)], frameMarks: [marked(3, 3, word)] });
    expect(result.minimumLumenArea?.frameNumber).toBe(4);
    expect(result.contouredFrames).toBe(3);
  });

  it('knows no frame that is only called not measurable: it has no figure to show', () => {
    const result = measureAnalysis(read({ contours: row(20), frameMarks: [marked(2, 3, word)] }), basis);
    expect(result.frames.map(({ frameNumber }) => frameNumber)).toEqual([1]);
  });

  it('is 0 with a stenosis of 100 % where the reader marked an occlusion', () => {
    const result = measured({
      contours: [rectangle(1, 20, 10), rectangle(5, 20, 10)],
      frameMarks: [marked(2, 4, { mark: 'occluded' })],
      segments: [segment(1, 5, { reference: caudal(5, 5) })],
    });
    expect(result.minimumLumenArea).toMatchObject({ areaMm2: 0, areaPx2: 0, frameNumber: 2, state: 'occluded' });
    expect(result.areaStenosisPercent).toBe(100);
    expect(result.largestGapFrames).toBe(0);
  });

  it('is at most the catheter where the lumen is collapsed on it', () => {
    const result = measured({ contours: row(20, 18), frameMarks: [marked(3, 3, { mark: 'collapsedOnCatheter', catheterAreaMm2: 5.7 })], segments: [segment(1, 4)] });
    expect(result.minimumLumenArea).toMatchObject({ areaMm2: 5.7, state: 'atMost', frameNumber: 3 });
    expect(result.minimumLumenArea?.areaPx2).toBeCloseTo(285, 9);
  });

  it('is of the union of channels, with their number and the largest: 3 × 10 and 5 × 10 side by side are 80 in two channels', () => {
    const result = measured({ contours: [rectangle(1, 3, 10, { atXMm: 20 }), rectangle(1, 5, 10, { atXMm: 40 }), rectangle(2, 20, 10)], segments: [segment(1, 2)] });
    expect(result.minimumLumenArea?.areaMm2).toBeCloseTo(80, 2);
    expect(result.minimumLumenArea?.channels).toBe(2);
    expect(result.minimumLumenArea?.largestChannelAreaMm2).toBeCloseTo(50, 2);
    expect(result.minimumLumenArea?.minDiameterMm).toBeNull();
  });

  it('says that it lies at the edge of what is contoured', () => {
    const result = measured({ contours: row(8, 12, 20), segments: [segment(1, 10)] });
    expect(result.minimumLumenArea?.atEdge).toBe(true);
    expect(codes(result)).toContain('measurement/minimumAtEdge');
  });

  it('never comes from a curve that crosses itself; the frame is named', () => {
    const bowTie = rectangle(3, 2, 10, { points: [imagePoint(100, 100), imagePoint(200, 200), imagePoint(200, 100), imagePoint(100, 200)] });
    const result = measureAnalysis(read({ contours: [...row(20, 18), bowTie], segments: [segment(1, 3)] }), basis);
    expect(result.frames.map(({ frameNumber }) => frameNumber)).toEqual([1, 2]);
    expect(result.segments[0]!.minimumLumenArea?.frameNumber).toBe(2);
    expect(result.warnings.find(({ code }) => code === 'contour/selfCrossing')?.message).toContain('3');
  });
});

describe('how complete a segment is', () => {
  it('counts the longest run of uncontoured measurable frames, the ends included', () => {
    const result = measured({ contours: [rectangle(8, 20, 10), rectangle(12, 20, 10)], segments: [segment(1, 20)] });
    expect(result).toMatchObject({ contouredFrames: 2, totalFrames: 20, largestGapFrames: 8, largestGapFirstFrame: 13 });
  });

  it('counts provisional contours and those accepted unseen', () => {
    const result = measured({
      contours: [
        rectangle(1, 20, 10, { acceptance: { status: 'provisional' } }),
        rectangle(2, 18, 10, { acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } }),
        rectangle(3, 20, 10),
      ],
      segments: [segment(1, 3)],
    });
    expect(result).toMatchObject({ provisionalFrames: 1, acceptedUnseenFrames: 1, contouredFrames: 3 });
  });
});

describe('reference and stenosis', () => {
  const contours = row(8, 12, 18, 20, 22, 30);

  it('takes the median of the marked range by default, the mean or the largest when asked', () => {
    const of = (statistic: 'median' | 'mean' | 'largest') => measured({ contours, segments: [segment(1, 2, { reference: caudal(3, 6, statistic) })] });
    expect(of('median').reference?.areaMm2).toBeCloseTo(210, 9);
    expect(of('mean').reference?.areaMm2).toBeCloseTo(225, 9);
    expect(of('largest').reference?.areaMm2).toBeCloseTo(300, 9);
    expect(of('largest').reference?.frameNumbers).toEqual([6]);
    expect(of('median').areaStenosisPercent).toBeCloseTo((100 * (210 - 80)) / 210, 9);
  });

  it('compares the minimum diameter of the MLA frame, not the smallest diameter anywhere', () => {
    const result = measured({ contours: [rectangle(1, 8, 10), rectangle(2, 6, 20), rectangle(3, 16, 20)], segments: [segment(1, 2, { reference: caudal(3, 3) })] });
    expect(result.minDiameterStenosisPercent).toBeCloseTo(50, 5);
    expect(result.areaStenosisPercent).toBeCloseTo(75, 9);
    expect(result.equivalentDiameterStenosisPercent).toBeCloseTo(50, 9);
  });

  it('keeps a negative stenosis and says so', () => {
    const result = measured({ contours: row(30, 25, 20), segments: [segment(1, 2, { reference: caudal(3, 3) })] });
    expect(result.areaStenosisPercent).toBeCloseTo(-25, 9);
    expect(codes(result)).toContain('measurement/lumenExceedsReference');
  });

  it('averages both sides for mean, and interpolates at the place of the minimum for interpolated', () => {
    const range = (frame: number) => ({ firstFrame: frame, lastFrame: frame, statistic: 'median' as const });
    const parts = (rule: 'mean' | 'interpolated') => ({
      contours: [rectangle(1, 30, 10), rectangle(4, 8, 10), rectangle(13, 18, 10)],
      segments: [segment(2, 12, { reference: { rule, cranial: range(1), caudal: range(13) } })],
    });
    expect(measured(parts('mean'), motorBasis).reference?.areaMm2).toBeCloseTo(240, 9);
    expect(measured(parts('interpolated'), motorBasis).reference?.areaMm2).toBeCloseTo(270, 9);
    expect(codes(measured(parts('interpolated')))).toContain('measurement/interpolatedByFrames');
  });

  it('clamps an interpolation outside the two ranges with a warning', () => {
    const range = (frame: number) => ({ firstFrame: frame, lastFrame: frame, statistic: 'median' as const });
    const result = measured(
      { contours: [rectangle(1, 8, 10), rectangle(4, 30, 10), rectangle(13, 18, 10)], segments: [segment(1, 2, { reference: { rule: 'interpolated', cranial: range(4), caudal: range(13) } })] },
      motorBasis,
    );
    expect(result.reference?.areaMm2).toBeCloseTo(300, 9);
    expect(codes(result)).toContain('measurement/interpolationClamped');
  });

  it.each([
    ['a confluence', { landmarks: [landmark(5, 'internalIliacConfluence')] }],
    ['an unmeasurable frame', { frameMarks: [marked(5, 5, word)] }],
    ['a stent', { landmarks: [landmark(4, 'stentCranialEdge'), landmark(9, 'stentCaudalEdge')] }],
  ])('refuses a range that holds %s', (_, parts) => {
    const result = measured({ contours, segments: [segment(1, 2, { reference: caudal(3, 6) })], ...parts });
    expect(result.reference).toBeNull();
    expect(result.areaStenosisPercent).toBeNull();
    expect(codes(result)).toContain('measurement/referenceUnusable');
  });

  it('refuses a range without a contour rather than guessing one', () => {
    const result = measured({ contours, segments: [segment(1, 2, { reference: caudal(50, 60) })] });
    expect(result.reference).toBeNull();
    expect(codes(result)).toContain('measurement/referenceUnusable');
  });

  it('warns of a range in another vein, across a confluence and on the wrong side', () => {
    const result = measured({
      contours,
      direction: 'caudalToCranial',
      landmarks: [landmark(3, 'internalIliacConfluence')],
      segments: [segment(1, 2, { reference: caudal(4, 6) }), segment(3, 6, { id: 's2', vein: 'EIV' })],
    });
    expect(codes(result)).toEqual(expect.arrayContaining(['measurement/referenceInOtherVein', 'measurement/referenceAcrossConfluence', 'measurement/referenceOnOtherSide']));
  });

  it('gives no relative figure for none, and the absolute area stands', () => {
    const result = measured({ contours, segments: [segment(1, 2, { reference: { rule: 'none' }, comparisonPreset: 'no-cvi-median-v1' })] });
    expect(result.areaStenosisPercent).toBeNull();
    expect(result.reference).toMatchObject({ rule: 'none', areaMm2: null });
    expect(result.comparison?.areaMm2).toBe(193.9);
    expect(result.comparison?.fractionPercent).toBeCloseTo((100 * 80) / 193.9, 9);
  });

  it('gives no diameter stenosis for a preset or a typed area', () => {
    const preset = measured({ contours, segments: [segment(1, 2, { reference: { rule: 'preset', preset: 'rane-minimum-v1' } })] });
    expect(preset.areaStenosisPercent).toBeCloseTo(60, 9);
    expect(preset.minDiameterStenosisPercent).toBeNull();
    const typed = measured({ contours, segments: [segment(1, 2, { reference: { rule: 'manual', areaMm2: 160, reason: 'contralateral duplex' } })] });
    expect(typed.areaStenosisPercent).toBeCloseTo(50, 9);
    expect(typed.minDiameterStenosisPercent).toBeNull();
  });

  it('takes the contours of another segment, and refuses the segment itself', () => {
    const parts = (segmentId: string) => ({
      contours,
      segments: [segment(1, 2, { reference: { rule: 'segment', segmentId, statistic: 'mean', analysis: null } }), segment(3, 6, { id: 's2', vein: 'EIV' })],
    });
    expect(measured(parts('s2')).reference?.areaMm2).toBeCloseTo(225, 9);
    expect(measured(parts('s1')).reference).toBeNull();
  });
});

describe('without a scale', () => {
  const uncalibrated = { ...basis, pixelSpacingMm: null };

  it('gives areas in px², no mm anywhere, and the area percentage, which needs no scale', () => {
    const result = measured({ contours: row(8, 12, 16), segments: [segment(1, 2, { reference: caudal(3, 3) })] }, uncalibrated);
    expect(result.minimumLumenArea?.areaMm2).toBeNull();
    expect(result.minimumLumenArea?.areaPx2).toBeCloseTo(4000, 6);
    expect(result.areaStenosisPercent).toBeCloseTo(50, 9);
    expect(result.equivalentDiameterStenosisPercent).toBeCloseTo(100 * (1 - Math.SQRT1_2), 9);
    expect(result.minDiameterStenosisPercent).toBeNull();
  });

  it('holds nothing against a preset in mm²', () => {
    const result = measured({ contours: row(8, 12), segments: [segment(1, 2, { reference: { rule: 'preset', preset: 'no-cvi-median-v1' } })] }, uncalibrated);
    expect(result.areaStenosisPercent).toBeNull();
  });

  it('takes the manual calibration of the reader over everything, and names what it overrides', () => {
    const manualCalibration = { spacingMm: { column: 0.2, row: 0.2 }, method: 'knownDistance', measuredOn: null, author: 'R1', recordedAt: null } as const;
    const result = measureAnalysis(read({ contours: row(8), segments: [segment(1, 1)], manualCalibration }), basis);
    expect(result.segments[0]!.minimumLumenArea?.areaMm2).toBeCloseTo(160, 9);
    expect(result.warnings.find(({ code }) => code === 'calibration/manual')?.message).toMatch(/Pixel Spacing/);
  });
});

describe('along the vein', () => {
  it('knows no length on a manual pullback without anchors', () => {
    const result = measureAnalysis(read({ contours: row(8, 12), segments: [segment(1, 2)] }), basis);
    expect(result.positionsMm).toBeNull();
    expect(result.segments[0]!.lengthMm).toBeNull();
    expect(codes(result)).toContain('measurement/positionsUnknown');
  });

  it('is piecewise linear between anchors and unknown outside them', () => {
    const anchors = [{ frameNumber: 10, positionMm: 0 }, { frameNumber: 20, positionMm: 20 }, { frameNumber: 60, positionMm: 30 }];
    const result = measureAnalysis(read({ anchors, segments: [segment(15, 40), segment(50, 70, { id: 's2' })] }), basis);
    expect(result.positionsMm?.[14]).toBeCloseTo(10, 9);
    expect(result.positionsMm?.[39]).toBeCloseTo(25, 9);
    expect(result.positionsMm?.[8]).toBeNull();
    expect(result.segments.map(({ lengthMm }) => lengthMm)).toEqual([15, null]);
  });

  it('integrates the volume by the trapezium rule and says how much it covers', () => {
    const result = measured({ contours: [rectangle(1, 10, 10), rectangle(5, 20, 10)], segments: [segment(1, 9)] }, motorBasis);
    expect(result.lengthMm).toBe(4);
    expect(result.volumeMm3).toBeCloseTo(300, 9);
    expect(result.volumeCoveredFraction).toBe(0.5);
  });
});

describe('thresholds', () => {
  const parts = { contours: row(8, 12, 20), segments: [segment(1, 2, { reference: caudal(3, 3) })] };
  const answers = (given: Partial<Analysis>) => Object.fromEntries(measured(given).thresholds.map(({ threshold, answer }) => [threshold.id, answer]));

  it('hold the VIDIO diameter only against a nonthrombotic lesion', () => {
    expect(answers(parts)).toEqual({ area50: 'met', vidioArea54: 'met' });
    const acquisition = { ...read({}).acquisition, etiology: 'nonthrombotic' } as const;
    expect(answers({ ...parts, acquisition })).toEqual({ area50: 'met', vidioArea54: 'met', vidioDiameter61: 'notMet' });
  });

  it('are not met while a contour beneath is provisional', () => {
    const provisional = { ...parts, contours: [...parts.contours.slice(0, 2), rectangle(3, 20, 10, { acceptance: { status: 'provisional' } })] };
    expect(answers(provisional)).toEqual({ area50: 'provisional', vidioArea54: 'provisional' });
  });

  it('are unavailable without a reference', () => {
    expect(answers({ ...parts, segments: [segment(1, 2)] })).toEqual({ area50: 'unavailable', vidioArea54: 'unavailable' });
  });
});

describe('anatomy', () => {
  it('forbids the inguinal ligament above the iliac confluence when the pullback goes from cranial to caudal', () => {
    const landmarks = [landmark(10, 'inguinalLigament'), landmark(90, 'iliacConfluence')];
    expect(codes(measureAnalysis(read({ landmarks, direction: 'cranialToCaudal' }), basis))).toContain('analysis/landmarkOrder');
    expect(codes(measureAnalysis(read({ landmarks, direction: 'caudalToCranial' }), basis))).not.toContain('analysis/landmarkOrder');
    expect(codes(measureAnalysis(read({ landmarks }), basis))).not.toContain('analysis/landmarkOrder');
  });

  it('forbids an order that neither direction allows', () => {
    const landmarks = [landmark(10, 'iliacConfluence'), landmark(50, 'inguinalLigament'), landmark(90, 'internalIliacConfluence')];
    expect(codes(measureAnalysis(read({ landmarks }), basis))).toContain('analysis/landmarkOrder');
  });
});
