import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Implant } from '../../src/analysis/implant.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import { basis, caudal, landmark, marked, motorBasis, read, rectangle, segment, spacingMm } from './rectangleRead.ts';

const stent = (frameNumber: number, widthMm: number, heightMm: number, atXMm = 30) => rectangle(frameNumber, widthMm, heightMm, { kind: 'stent', id: `s${frameNumber}-${atXMm}`, atXMm });

function implant(firstFrame: number, lastFrame: number, change: Partial<Implant> = {}): Implant {
  return { id: `i${firstFrame}`, order: 1, label: '', nominalDiameterMm: 16, nominalLengthMm: 90, firstFrame, lastFrame, lumenEqualsStent: false, ...change };
}

function measured(parts: Partial<Analysis>, on: MeasuringBasis = basis) {
  return measureAnalysis(read({ segments: [segment(1, 100, { reference: caudal(90, 95) })], ...parts }), on);
}

const reference = [90, 92].map((frameNumber) => rectangle(frameNumber, 20, 10));

describe('a stented segment', () => {
  const contours = [...reference, stent(20, 14, 12), rectangle(20, 12, 12), stent(30, 12, 10), rectangle(30, 11, 10), rectangle(40, 9, 10), stent(40, 13, 12)];
  const result = () => measured({ contours, implants: [implant(15, 60)], direction: 'cranialToCaudal' }).segments[0]!.stent!;

  it('has its smallest stent area and, apart from it, its smallest in-stent lumen', () => {
    expect(result().minimumStentArea).toMatchObject({ areaMm2: expect.closeTo(120, 9), frameNumber: 30, accepted: true, viewed: true });
    expect(result().inStentMinimumLumen).toMatchObject({ areaMm2: expect.closeTo(90, 9), frameNumber: 40 });
    expect(result()).toMatchObject({ stentFrames: 3, provisionalFrames: 0, acceptedUnseenFrames: 0, implantIds: ['i15'] });
  });

  it('loses lumen by (stent − lumen)/stent on the frame of the smallest lumen, and at most on another', () => {
    expect(result().lumenLoss).toEqual({ percent: expect.closeTo((100 * (156 - 90)) / 156, 9), frameNumber: 40 });
    expect(result().largestLumenLoss?.frameNumber).toBe(40);
  });

  it('expands to the minimum stent area over the reference area: 120/200', () => {
    expect(result().expansionIndex).toBeCloseTo(0.6, 9);
  });

  it('is compressed against the nominal area of the implant on that frame: 16 mm across are 201.06 mm²', () => {
    expect(result().nominalAreaMm2).toBeCloseTo(Math.PI * 64, 9);
    expect(result().compressionPercent).toBeCloseTo((100 * (Math.PI * 64 - 120)) / (Math.PI * 64), 9);
  });

  it('has an edge where a stent ends within it, named by the direction that the reader confirmed', () => {
    expect(measured({ contours: [...contours, rectangle(60, 15, 10)], implants: [implant(15, 60)], direction: 'caudalToCranial' }).segments[0]!.stent!.edges).toEqual([
      { end: 'caudal', frameNumber: 15, state: null, lumenAreaMm2: null, lumenAreaPx2: null, accepted: false },
      { end: 'cranial', frameNumber: 60, state: 'measured', lumenAreaMm2: expect.closeTo(150, 9), lumenAreaPx2: expect.closeTo(7500, 6), accepted: true },
    ]);
    expect(measured({ contours, implants: [implant(15, 150)], segments: [segment(1, 100)] }).segments[0]!.stent!.edges.map(({ end }) => end)).toEqual(['first']);
  });

  it('counts what was accepted unseen and what is provisional', () => {
    const unseen = { ...stent(50, 15, 12), acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } } as const;
    const provisional = { ...stent(52, 15, 12), acceptance: { status: 'provisional' } } as const;
    expect(measured({ contours: [...contours, unseen, provisional], implants: [implant(15, 60)] }).segments[0]!.stent).toMatchObject({ stentFrames: 5, provisionalFrames: 1, acceptedUnseenFrames: 1 });
  });

  it('has a symmetry index of (max − min)/max of the diameters through the centroid, whatever the pixels: 16 by 12 mm give 0.25', () => {
    const points = ellipsePoints({ center: imagePoint(300, 200), semiAxisAPx: 8 / spacingMm.column, semiAxisBPx: 6 / spacingMm.row, rotationRad: 0 }, 48);
    const round = { ...stent(20, 1, 1), curve: 'periodicCubic' as const, points };
    const { minimumStentArea, symmetryIndex } = measured({ contours: [round], implants: [implant(15, 60)] }).segments[0]!.stent!;
    expect(minimumStentArea).toMatchObject({ minDiameterMm: expect.closeTo(12, 3), maxDiameterMm: expect.closeTo(16, 3) });
    expect(symmetryIndex).toBeCloseTo(0.25, 4);
  });
});

describe('what cannot be told of a stent is null and said', () => {
  it('without a reference, without a nominal diameter, without a lumen contour', () => {
    const result = measured({ contours: [stent(20, 14, 12)], implants: [implant(15, 60, { nominalDiameterMm: null })], segments: [segment(1, 100)] }).segments[0]!.stent!;
    expect(result).toMatchObject({ expansionIndex: null, compressionPercent: null, inStentMinimumLumen: null, lumenLoss: null });
    expect(result.missing.join(' ')).toMatch(/nominal diameter of Stent 1 is not entered.*no reference area/);
  });

  it('where implants of different diameter overlap on the frame', () => {
    const result = measured({ contours: [stent(20, 14, 12)], implants: [implant(15, 60), implant(18, 80, { order: 2, nominalDiameterMm: 14 })] }).segments[0]!.stent!;
    expect(result.compressionPercent).toBeNull();
    expect(result.missing.join(' ')).toMatch(/different nominal diameter overlap on frame 20/);
  });

  it('where a frame of the stent is not measurable: it supplies nothing', () => {
    const result = measured({ contours: [stent(20, 14, 12), stent(30, 5, 5)], implants: [implant(15, 60)], frameMarks: [marked(30, 30, { mark: 'notMeasurable', reason: 'shadow', note: '' })] }).segments[0]!.stent!;
    expect(result.minimumStentArea?.frameNumber).toBe(20);
  });

  it('is no stent at all without an implant or a stent contour', () => {
    expect(measured({ contours: reference }).segments[0]!.stent).toBeNull();
  });
});

describe('a stent of which no implant is entered', () => {
  const traced = [stent(20, 14, 12), stent(60, 14, 12), rectangle(40, 9, 10), rectangle(70, 5, 5)];

  it('reaches from its first to its last contour', () => {
    expect(measured({ contours: traced }).segments[0]!.stent).toMatchObject({ inStentMinimumLumen: { frameNumber: 40 }, edges: [{ end: 'first', frameNumber: 20 }, { end: 'last', frameNumber: 60 }] });
  });

  it('has no edge where its contours go on in the next segment within the interval that the reader allows', () => {
    const segments = [segment(1, 100), segment(101, 150, { id: 's2', vein: 'EIV' })];
    const ends = (last: number, next: number) => measured({ contours: [stent(20, 14, 12), stent(last, 14, 12), stent(next, 14, 12)], segments }).segments.map((one) => one.stent!.edges.map(({ frameNumber }) => frameNumber));
    expect(ends(95, 106)).toEqual([[20], [106]]);
    expect(ends(95, 107)).toEqual([[20, 95], [107, 107]]);
  });
});

describe('a stent contour outside every implant', () => {
  it('counts as the stent’s, and the lumen within it as in-stent', () => {
    const result = measured({ contours: [stent(20, 14, 12), rectangle(20, 12, 12), stent(80, 10, 10), rectangle(80, 6, 10)], implants: [implant(15, 60)] }).segments[0]!;
    expect(result.stent).toMatchObject({ minimumStentArea: { frameNumber: 80 }, inStentMinimumLumen: { frameNumber: 80 }, lumenLoss: { percent: expect.closeTo(40, 9), frameNumber: 80 } });
    expect(result.warnings.map(({ message }) => message).join(' ')).not.toMatch(/stent|implant/i);
  });
});

describe('a lumen within the stent that is no measured one', () => {
  it('collapsed on the catheter it is at most that, and its loss is not known', () => {
    const { stent: result } = measured({ contours: [stent(20, 14, 12)], implants: [implant(15, 60)], frameMarks: [marked(20, 20, { mark: 'collapsedOnCatheter', catheterAreaMm2: 7 })] }).segments[0]!;
    expect(result).toMatchObject({ inStentMinimumLumen: { state: 'atMost', areaMm2: 7 }, lumenLoss: null });
    expect(result!.missing.join(' ')).toMatch(/at most the catheter’s on frame 20/);
  });

  it('not measurable at an edge it is no figure of the edge', () => {
    const { stent: result } = measured({ contours: [rectangle(15, 14, 12)], implants: [implant(15, 60)], frameMarks: [marked(15, 15, { mark: 'notMeasurable', reason: 'oblique', note: '' })] }).segments[0]!;
    expect(result!.edges[0]).toMatchObject({ frameNumber: 15, state: null, lumenAreaMm2: null });
  });

  it('larger than its stent it makes the loss negative, and the reader is told', () => {
    const result = measured({ contours: [stent(20, 10, 10), rectangle(20, 11, 10)], implants: [implant(15, 60)] }).segments[0]!;
    expect(result.stent!.lumenLoss).toEqual({ percent: expect.closeTo(-10, 9), frameNumber: 20 });
    expect(result.warnings.map(({ code }) => code)).toContain('measurement/lumenExceedsStent');
  });
});

describe('a refused stent contour', () => {
  const bowtie = { ...stent(20, 14, 10, 10), points: [imagePoint(50, 100), imagePoint(150, 200), imagePoint(150, 100), imagePoint(50, 200)] };

  it('leaves its frame no stent area, not that of the other stent contour', () => {
    expect(measured({ contours: [bowtie, stent(20, 4, 4), rectangle(20, 3, 3)] }).frames[0]).toMatchObject({ stent: null, lumenAreaMm2: expect.closeTo(9, 9) });
  });

  it('leaves its frame no lumen where it stands for the lumen too', () => {
    expect(measured({ contours: [bowtie, stent(20, 4, 4)], implants: [implant(15, 60, { lumenEqualsStent: true })] }).frames).toEqual([]);
  });

  it('is no reason to take the lumen for the stent', () => {
    expect(measured({ contours: [bowtie, rectangle(20, 3, 3)], implants: [implant(15, 60, { lumenEqualsStent: true })] }).frames[0]).toMatchObject({ stent: null, lumenEqualsStent: false });
  });
});

describe('stent and lumen of one frame with a scale for one of them only', () => {
  it('have no loss and no expansion: their pixels need not mean the same', () => {
    // The left half of the picture is a region of 0.1 mm a pixel, the right half has no scale.
    const region = { index: 0, minX0: 0, minY0: 0, maxX1: 299, maxY1: 399, spatialFormat: 1, dataType: 1, flags: 0, physicalUnitsX: 3, physicalUnitsY: 3, physicalDeltaX: 0.01, physicalDeltaY: 0.01 };
    const half: MeasuringBasis = { ...basis, pixelSpacingMm: null, regions: [region] };
    const { stent: result } = measured({ contours: [stent(20, 6, 6, 50), rectangle(20, 4, 4, { atXMm: 10 })], implants: [implant(15, 60)] }, half).segments[0]!;
    expect(result).toMatchObject({ minimumStentArea: { areaMm2: null }, inStentMinimumLumen: { areaMm2: expect.any(Number) }, lumenLoss: null, largestLumenLoss: null, expansionIndex: null, compressionPercent: null });
    expect(result!.missing.join(' ')).toMatch(/no common scale on frame 20.*no reference area.*no scale on frame 20: compression/);
  });
});

it('An occluded stent has lost all of its lumen', () => {
  const { stent: result } = measured({ contours: [stent(20, 14, 12)], implants: [implant(15, 60)], frameMarks: [marked(20, 20, { mark: 'occluded' })] }).segments[0]!;
  expect(result).toMatchObject({ inStentMinimumLumen: { areaMm2: 0, frameNumber: 20 }, lumenLoss: { percent: 100, frameNumber: 20 } });
});

describe('where the reader says that lumen and stent are one', () => {
  const implants = [implant(15, 60, { lumenEqualsStent: true })];

  it('a stent contour alone is the lumen too: it makes the minimum, and nothing is lost', () => {
    const { segments } = measured({ contours: [...reference, stent(20, 14, 10)], implants });
    expect(segments[0]).toMatchObject({ minimumLumenArea: { areaMm2: expect.closeTo(140, 9), frameNumber: 20, channels: 1, minDiameterMm: expect.closeTo(10, 9) }, contouredFrames: 3, stent: { lumenLoss: { percent: 0, frameNumber: 20 } } });
  });

  it('a lumen contour alone is the stent too', () => {
    expect(measured({ contours: [rectangle(20, 14, 10)], implants }).segments[0]!.stent?.minimumStentArea).toMatchObject({ areaMm2: expect.closeTo(140, 9), minDiameterMm: expect.closeTo(10, 9) });
  });

  it('two traced curves stay two', () => {
    expect(measured({ contours: [rectangle(20, 12, 10), stent(20, 14, 10)], implants }).segments[0]).toMatchObject({ minimumLumenArea: { areaMm2: expect.closeTo(120, 9) }, stent: { minimumStentArea: { areaMm2: expect.closeTo(140, 9) } } });
  });

  it('it holds within the implant only', () => {
    expect(measured({ contours: [stent(80, 14, 10)], implants }).segments[0]!.minimumLumenArea).toBeNull();
  });
});

describe('implants along the pullback', () => {
  it('overlap by the frames that they share, and have lengths only where places are known', () => {
    const implants = [implant(10, 50), implant(41, 90, { order: 2 })];
    expect(measured({ implants }, motorBasis).implants).toEqual([
      { implantId: 'i10', lengthMm: 20, overlaps: [{ implantId: 'i41', firstFrame: 41, lastFrame: 50, lengthMm: 4.5 }] },
      { implantId: 'i41', lengthMm: 24.5, overlaps: [{ implantId: 'i10', firstFrame: 41, lastFrame: 50, lengthMm: 4.5 }] },
    ]);
    expect(measured({ implants }).implants[0]).toMatchObject({ lengthMm: null, overlaps: [{ lengthMm: null }] });
  });

  it('are one stretch where they meet, two where a frame lies between', () => {
    expect(measured({ implants: [implant(10, 50), implant(51, 90)] }).stentedStretches).toMatchObject([{ firstFrame: 10, lastFrame: 90, implantIds: ['i10', 'i51'] }]);
    expect(measured({ implants: [implant(52, 90), implant(10, 50)] }).stentedStretches).toMatchObject([{ firstFrame: 10, lastFrame: 50 }, { firstFrame: 52, lastFrame: 90 }]);
  });

  it('cross the inguinal ligament only where it lies within them, and it is not known where it is not marked', () => {
    const crosses = (frames: readonly number[]) => measured({ implants: [implant(10, 50)], landmarks: frames.map((frame) => landmark(frame, 'inguinalLigament')) }).stentedStretches[0]!.crossesInguinalLigament;
    expect([crosses([30]), crosses([50]), crosses([70]), crosses([])]).toEqual([true, false, false, null]);
  });

  it('reach into the IVC by its segment, or beyond the confluence on its cranial side', () => {
    const reaches = (parts: Partial<Analysis>) => measured({ implants: [implant(10, 50)], segments: [], ...parts }).stentedStretches[0]!.reachesIntoIvc;
    const landmarks = [landmark(20, 'iliacConfluence')];
    expect(reaches({ landmarks, direction: 'cranialToCaudal' })).toBe(true);
    expect(reaches({ landmarks: [landmark(5, 'iliacConfluence')], direction: 'cranialToCaudal' })).toBe(false);
    expect(reaches({ landmarks: [landmark(60, 'iliacConfluence')], direction: 'caudalToCranial' })).toBe(false);
    expect(reaches({ landmarks })).toBeNull();
    expect(reaches({ segments: [segment(1, 12, { vein: 'IVC', side: null })] })).toBe(true);
    expect(reaches({})).toBeNull();
  });
});

it('A range that an implant lies in is no reference', () => {
  const { segments } = measured({ contours: reference, implants: [implant(94, 150)] });
  expect(segments[0]!.reference).toBeNull();
  expect(segments[0]!.warnings.map(({ message }) => message).join(' ')).toMatch(/hold a stent \(frame 94\)/);
});

it('A segment that holds a stent is a reference, but not without a word', () => {
  const segments = [segment(1, 80, { reference: { rule: 'segment', analysis: null, segmentId: 's2', statistic: 'median' } }), segment(81, 150, { id: 's2', vein: 'EIV' })];
  const warned = (implants: readonly Implant[]) => measured({ contours: [rectangle(20, 9, 10), ...reference], segments, implants }).segments[0]!;
  expect(warned([implant(100, 120)])).toMatchObject({ areaStenosisPercent: expect.closeTo(55, 9) });
  expect(warned([implant(100, 120)]).warnings).toContainEqual({ code: 'measurement/referenceHoldsStent', message: 'The reference segment LEIV holds a stent (frame 100).' });
  expect(warned([]).warnings.map(({ code }) => code)).not.toContain('measurement/referenceHoldsStent');
});
