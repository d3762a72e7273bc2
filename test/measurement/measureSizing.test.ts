import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { FrameMarkWord } from '../../src/analysis/frameMark.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basis, marked, motorBasis, read, rectangle, spacingMm } from './rectangleRead.ts';

const sheet = (cranialFrame: number | null, caudalFrame: number | null) => ({ id: 'z1', cranialFrame, caudalFrame, note: '', includedInReport: true });

function sized(parts: Partial<Analysis>, on = basis) {
  return measureAnalysis(read({ sizingSheets: [sheet(20, 60)], ...parts }), on).sizing[0]!;
}

/** An ellipse of these diameters in mm, on pixels that are not square. */
function ellipse(frameNumber: number, longMm: number, shortMm: number) {
  const points = ellipsePoints({ center: imagePoint(300, 200), semiAxisAPx: longMm / 2 / spacingMm.column, semiAxisBPx: shortMm / 2 / spacingMm.row, rotationRad: 0 }, 64);
  return { ...rectangle(frameNumber, 1, 1), curve: 'periodicCubic' as const, points };
}

describe('a sizing sheet', () => {
  it('tells a compressed vein of 15.9 by 5.9 mm as 9.7 mm by its area and 11.5 mm by its perimeter', () => {
    const [cranial] = sized({ contours: [ellipse(20, 15.9, 5.9)] }).landings;
    expect(cranial).toMatchObject({ end: 'cranial', frameNumber: 20, minDiameterMm: expect.closeTo(5.9, 2), maxDiameterMm: expect.closeTo(15.9, 2), meanDiameterMm: expect.closeTo(10.9, 2), accepted: true, missing: null });
    expect(cranial!.equivalentDiameterMm).toBeCloseTo(Math.sqrt(15.9 * 5.9), 2);
    expect(cranial!.equivalentDiameterMm).toBeCloseTo(9.7, 1);
    expect(cranial!.perimeterDiameterMm).toBeCloseTo(11.5, 1);
  });

  it('says why a landing has no figures', () => {
    const why = (parts: Partial<Analysis>, on = basis) => sized(parts, on).landings.map(({ missing }) => missing);
    expect(why({})).toEqual(['No lumen is contoured on frame 20.', 'No lumen is contoured on frame 60.']);
    expect(why({ contours: [rectangle(20, 3, 3), rectangle(20, 3, 3, { atXMm: 10 }), rectangle(60, 4, 4)] })).toEqual([expect.stringMatching(/several lumen channels/), null]);
    expect(why({ contours: [rectangle(20, 3, 3), rectangle(60, 3, 3)] }, { ...basis, pixelSpacingMm: null })).toEqual(['There is no scale.', 'There is no scale.']);
  });

  it('sizes by no frame of which the reader said that it has no lumen to measure', () => {
    const on = (word: FrameMarkWord) => sized({ contours: [rectangle(20, 14, 12)], frameMarks: [marked(20, 20, word)] }).landings[0];
    const nothing = { areaMm2: null, minDiameterMm: null, equivalentDiameterMm: null, accepted: false };
    expect(on({ mark: 'notMeasurable', reason: 'oblique', note: '' })).toMatchObject({ ...nothing, missing: 'Frame 20 is marked not measurable.' });
    expect(on({ mark: 'notMeasurable', reason: 'hold', note: '' })).toMatchObject({ ...nothing, missing: 'Frame 20 is marked as part of a hold.' });
    expect(on({ mark: 'collapsedOnCatheter', catheterAreaMm2: 7 })).toMatchObject({ ...nothing, missing: expect.stringMatching(/collapsed on the catheter/) });
    expect(on({ mark: 'occluded' })).toMatchObject({ ...nothing, missing: expect.stringMatching(/occluded/) });
  });

  it('has no distance on one frame, nor between single images', () => {
    expect(sized({ sizingSheets: [sheet(20, 20)] }, motorBasis)).toMatchObject({ distanceMm: null, distanceWords: expect.stringMatching(/its own place/) });
    expect(sized({ anchors: [{ frameNumber: 20, positionMm: 5 }, { frameNumber: 60, positionMm: 35 }] }, { ...basis, kind: 'stills' })).toMatchObject({ distanceMm: null, distanceWords: expect.stringMatching(/single images/) });
  });

  it('has no distance until both frames are chosen, nor without positions', () => {
    expect(sized({ sizingSheets: [sheet(20, null)] })).toMatchObject({ distanceMm: null, distanceWords: 'Choose both landing frames.' });
    expect(sized({})).toMatchObject({ distanceMm: null, distanceErrorMm: null, distanceWords: expect.stringMatching(/no pullback rate/) });
  });
});

describe('the distance of two landing frames', () => {
  it('by a motor of half a millimetre a frame is known to half a millimetre, the motor’s own error apart', () => {
    expect(sized({}, motorBasis)).toMatchObject({ distanceMm: 20, distanceErrorMm: 0.5, distanceWords: expect.stringMatching(/motor’s own error is not known/) });
  });

  it('on anchors is theirs', () => {
    expect(sized({ anchors: [{ frameNumber: 20, positionMm: 5 }, { frameNumber: 60, positionMm: 35 }] })).toMatchObject({ distanceMm: 30, distanceErrorMm: 0 });
  });

  it('between anchors lies anywhere that a catheter which only moved one way can have been', () => {
    // 20 lies between 0 and 20 mm, at 10; 60 between 40 and 60 mm, at 50: from 20 to 60 mm apart, 40 by interpolation.
    const anchors = [{ frameNumber: 10, positionMm: 0 }, { frameNumber: 30, positionMm: 20 }, { frameNumber: 50, positionMm: 40 }, { frameNumber: 70, positionMm: 60 }];
    expect(sized({ anchors })).toMatchObject({ distanceMm: 40, distanceErrorMm: 20 });
  });

  it('of two frames in one gap is at most the gap', () => {
    // From 0 to 80 mm apart, 40 by interpolation.
    expect(sized({ anchors: [{ frameNumber: 1, positionMm: 0 }, { frameNumber: 81, positionMm: 80 }] })).toMatchObject({ distanceMm: 40, distanceErrorMm: 40 });
  });

  it('by anchors that go back and forth has no bound that could be told', () => {
    const anchors = [{ frameNumber: 10, positionMm: 0 }, { frameNumber: 40, positionMm: 30 }, { frameNumber: 70, positionMm: 20 }];
    expect(sized({ anchors })).toMatchObject({ distanceMm: expect.any(Number), distanceErrorMm: null, distanceWords: expect.stringMatching(/one way/) });
  });

  it('never lies further from the truth than its bound, wherever a catheter that only moved one way was', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 80, maxLength: 80 });
    const anchored = fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, anchored, fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), (moved, at, cranialFrame, caudalFrame) => {
        fc.pre(cranialFrame !== caudalFrame);
        const truth = moved.reduce<number[]>((so, step) => [...so, so.at(-1)! + step], [0]);
        const anchors = [...new Set([1, 80, ...at])].map((frameNumber) => ({ frameNumber, positionMm: truth[frameNumber]! }));
        const { distanceMm, distanceErrorMm } = sized({ anchors, sizingSheets: [sheet(cranialFrame, caudalFrame)] });
        expect(Math.abs(distanceMm! - Math.abs(truth[cranialFrame]! - truth[caudalFrame]!))).toBeLessThanOrEqual(distanceErrorMm! + 1e-9);
      }),
    );
  });

  it('is not measurable outside the anchors', () => {
    expect(sized({ anchors: [{ frameNumber: 30, positionMm: 0 }, { frameNumber: 81, positionMm: 80 }] })).toMatchObject({ distanceMm: null, distanceErrorMm: null });
  });
});
