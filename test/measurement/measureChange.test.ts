import { describe, expect, it } from 'vitest';
import type { AcquisitionRecord } from '../../src/analysis/acquisitionRecord.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Pairing } from '../../src/analysis/pairing.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { measureChange } from '../../src/measurement/measureChange.ts';
import { placeFromLink } from '../../src/measurement/placeFromLink.ts';
import { basis, caudal, landmark, marked, motorBasis, read, rectangle, segment } from './rectangleRead.ts';

const pairing: Pairing = { beforeSopInstanceUid: '1.2.2', link: { kind: 'landmark', name: 'iliacConfluence' }, includedInReport: true };
const lciv = [segment(1, 100, { reference: caudal(90, 95) })];

function measured(parts: Partial<Analysis>, on = basis) {
  const analysis = read({ segments: lciv, ...parts });
  return { analysis, measurement: measureAnalysis(analysis, on) };
}

/** 80 of 200 mm²: 60 %. */
const before = measured({ contours: [rectangle(30, 10, 8), rectangle(90, 20, 10)] });
/** 150 of 200 mm²: 25 %. */
const after = measured({ contours: [rectangle(40, 15, 10), rectangle(90, 20, 10)] });

describe('the change of a vein', () => {
  it('is after less before: area, its share, points of stenosis and their relative change', () => {
    expect(measureChange(after, before, pairing).veins).toMatchObject([
      {
        vein: 'CIV', side: 'left', provisionalFrames: 0,
        minimumLumenAreaGainMm2: expect.closeTo(70, 9), minimumLumenAreaGainPercent: expect.closeTo(87.5, 9), referenceAreaChangeMm2: expect.closeTo(0, 9),
        areaStenosisChangePoints: expect.closeTo(-35, 9), areaStenosisRelativeChangePercent: expect.closeTo(-100 * 35 / 60, 9),
        minDiameterChangeMm: expect.closeTo(2, 9), minDiameterStenosisChangePoints: expect.closeTo(-20, 9),
      },
    ]);
  });

  it('holds points of reduction against VIDIO’s 41: 35 do not meet it, 60 do', () => {
    const answer = (later: typeof after, earlier = before) => measureChange(later, earlier, pairing).veins[0]!.thresholds.map(({ answer: said }) => said);
    expect(answer(after)).toEqual(['notMet']);
    expect(answer(measured({ contours: [rectangle(40, 20, 10), rectangle(90, 20, 10)] }))).toEqual(['met']);
    expect(answer(measured({ contours: [rectangle(40, 20, 10, { acceptance: { status: 'provisional' } }), rectangle(90, 20, 10)] }))).toEqual(['provisional']);
    expect(answer(after, measured({ contours: [rectangle(90, 20, 10)], frameMarks: [marked(30, 30, { mark: 'collapsedOnCatheter', catheterAreaMm2: 5 })] }))).toEqual(['unavailable']);
  });

  it('is null where a figure is lacking, never zero', () => {
    expect(measureChange(after, measured({ contours: [rectangle(30, 10, 8)], segments: [segment(1, 100)] }), pairing).veins[0]).toMatchObject({ areaStenosisChangePoints: null, areaStenosisRelativeChangePercent: null, referenceAreaChangeMm2: null, minimumLumenAreaGainMm2: expect.closeTo(70, 9) });
  });

  it('is told of veins that both have, and those of only one are named', () => {
    const other = measured({ segments: [...lciv, segment(101, 150, { id: 's2', vein: 'EIV' })] });
    expect(measureChange(after, other, pairing)).toMatchObject({ unpaired: ['LEIV'], veins: [{ vein: 'CIV' }] });
    expect(measureChange(after, measured({ segments: [segment(1, 100, { side: 'right' })] }), pairing)).toMatchObject({ veins: [], unpaired: ['RCIV', 'LCIV'] });
  });
});

describe('what makes a comparison doubtful', () => {
  const codes = (later: Parameters<typeof measureChange>[0], earlier: Parameters<typeof measureChange>[0]) => measureChange(later, earlier, pairing).warnings.map(({ code }) => code);
  const taken = (acquisition: Partial<AcquisitionRecord>) => measured({ acquisition: { ...after.analysis.acquisition, ...acquisition } });

  it('is a pullback before that is the later one by its phase', () => {
    expect(codes(taken({ phase: 'preStent' }), taken({ phase: 'afterStent' }))).toEqual(['change/orderOfPhases']);
    expect(codes(taken({ phase: 'afterStent' }), taken({ phase: 'preStent' }))).toEqual([]);
    expect(codes(taken({ phase: 'unknown' }), taken({ phase: 'afterStent' }))).toEqual([]);
  });

  it('is another posture or breath, where both are known', () => {
    expect(codes(taken({ position: 'supine' }), taken({ position: 'prone' }))).toEqual(['change/otherPosture']);
    expect(codes(taken({ respiration: 'free' }), taken({ respiration: 'valsalva' }))).toEqual(['change/otherRespiration']);
    expect(codes(taken({ position: 'supine' }), taken({ position: 'unknown' }))).toEqual([]);
  });

  it('is one without a scale, whose stenosis is told all the same', () => {
    const bare = measured({ contours: before.analysis.contours }, { ...basis, pixelSpacingMm: null });
    const change = measureChange(after, bare, pairing);
    expect(change.warnings).toMatchObject([{ code: 'change/uncalibrated', message: expect.stringContaining('The pullback before is not calibrated') }]);
    expect(change.veins[0]).toMatchObject({ minimumLumenAreaGainMm2: null, areaStenosisChangePoints: expect.closeTo(-35, 9) });
  });

  it('is a vein with several segments, none of which is taken for the one', () => {
    const twice = measured({ segments: [segment(1, 50), segment(51, 100, { id: 's2' })] });
    expect(measureChange(after, twice, pairing)).toMatchObject({ veins: [], unpaired: [], warnings: [{ code: 'change/severalSegments', message: expect.stringContaining('LCIV has several segments on the pullback before') }] });
    expect(measureChange(twice, after, pairing)).toMatchObject({ veins: [], unpaired: [], warnings: [{ code: 'change/severalSegments' }] });
  });
});

describe('provisional contours beneath a change', () => {
  const provisional = { acceptance: { status: 'provisional' } } as const;
  const of = (parts: Partial<Analysis>) => measureChange(measured(parts), before, pairing).veins[0]!.provisionalFrames;

  it('count once where the reference lies within its segment', () => {
    expect(of({ contours: [rectangle(40, 15, 10), rectangle(90, 20, 10, provisional)] })).toBe(1);
  });

  it('count where the reference lies outside of it', () => {
    const outside = { segments: [segment(1, 80, { reference: caudal(90, 95) })] };
    expect(of({ ...outside, contours: [rectangle(40, 15, 10), rectangle(90, 20, 10, provisional)] })).toBe(1);
    expect(of({ ...outside, contours: [rectangle(40, 15, 10, provisional), rectangle(90, 20, 10, provisional), rectangle(97, 20, 10, provisional)] })).toBe(2);
  });
});

describe('two pullbacks are linked', () => {
  it('at a landmark that both have, or nowhere', () => {
    const [one, two] = [measured({ landmarks: [landmark(10, 'iliacConfluence')] }), measured({ landmarks: [landmark(25, 'iliacConfluence')] })];
    expect(measureChange(two, one, pairing).linkedFrames).toEqual({ before: 10, after: 25 });
    expect(measureChange(two, before, pairing).linkedFrames).toBeNull();
    expect(measureChange(two, before, { ...pairing, link: { kind: 'frames', beforeFrame: 3, afterFrame: 4 } }).linkedFrames).toEqual({ before: 3, after: 4 });
  });

  it('and a place is counted caudal from there, whichever way either was pulled', () => {
    const forwards = motorBasis.positionsMm;
    const backwards = forwards!.map((place) => -(place ?? 0));
    expect(placeFromLink('cranialToCaudal', forwards, 10, 30)).toBe(10);
    expect(placeFromLink('cranialToCaudal', backwards, 10, 30)).toBe(10);
    expect(placeFromLink('caudalToCranial', forwards, 30, 10)).toBe(10);
    expect(placeFromLink('caudalToCranial', forwards, 10, 30)).toBe(-10);
    expect(placeFromLink('caudalToCranial', forwards, 10, 10)).toBe(0);
    expect(placeFromLink(null, forwards, 10, 30)).toBeNull();
    expect(placeFromLink('cranialToCaudal', null, 10, 30)).toBeNull();
  });
});

describe('the lesion before under the stents after', () => {
  const lesioned = (direction: Analysis['direction'], on = motorBasis) =>
    measured({ contours: [rectangle(10, 18, 10), rectangle(20, 9, 10), rectangle(28, 6, 10), rectangle(36, 9, 10), rectangle(44, 18, 10), rectangle(90, 20, 10)], landmarks: [landmark(10, 'iliacConfluence')], direction, lesionRule: { bound: { kind: 'areaStenosis', abovePercent: 50 }, coverageMarginMm: 3 } }, on);
  const stent = { id: 'i1', order: 1, label: '', nominalDiameterMm: null, nominalLengthMm: null, lumenEqualsStent: false };

  it('is placed from the linked frames: 5 to 13 mm caudal of the confluence, under a stent from 1 to 15 mm', () => {
    const stented = measured({ landmarks: [landmark(50, 'iliacConfluence')], implants: [{ ...stent, firstFrame: 52, lastFrame: 80 }], direction: 'cranialToCaudal' }, motorBasis);
    expect(measureChange(stented, lesioned('cranialToCaudal'), pairing).veins[0]!.coverage).toEqual({
      marginMm: 3, uncoveredMm: 0,
      sides: [{ end: 'cranial', beyondMm: expect.closeTo(4, 9), covered: true }, { end: 'caudal', beyondMm: expect.closeTo(2, 9), covered: false }],
    });
  });

  it('also where the later pullback went the other way', () => {
    const stented = measured({ landmarks: [landmark(100, 'iliacConfluence')], implants: [{ ...stent, firstFrame: 70, lastFrame: 98 }], direction: 'caudalToCranial' }, motorBasis);
    expect(measureChange(stented, lesioned('cranialToCaudal'), pairing).veins[0]!.coverage?.sides).toEqual([
      { end: 'cranial', beyondMm: expect.closeTo(4, 9), covered: true },
      { end: 'caudal', beyondMm: expect.closeTo(2, 9), covered: false },
    ]);
  });

  it('cannot be told without places or a confirmed direction', () => {
    const stented = measured({ landmarks: [landmark(50, 'iliacConfluence')], implants: [{ ...stent, firstFrame: 52, lastFrame: 80 }], direction: null }, motorBasis);
    expect(measureChange(stented, lesioned('cranialToCaudal'), pairing).veins[0]!.coverage).toEqual({ marginMm: 3, uncoveredMm: null, sides: [{ end: 'cranial', beyondMm: null, covered: null }, { end: 'caudal', beyondMm: null, covered: null }] });
  });
});
