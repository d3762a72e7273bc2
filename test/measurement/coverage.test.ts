import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageByFrames, coverageOf } from '../../src/measurement/coverage.ts';

const ends = ['cranial', 'caudal'] as const;

describe('the coverage of a lesion from 20 to 50 mm with a margin of 10 mm', () => {
  const lesion = { firstMm: 20, lastMm: 50 };

  it('is whole under a stent that reaches 10 mm beyond on both sides', () => {
    expect(coverageOf(lesion, [{ firstMm: 10, lastMm: 60 }], 10, ends)).toEqual({
      marginMm: 10,
      sides: [{ end: 'cranial', beyondMm: 10, covered: true }, { end: 'caudal', beyondMm: 10, covered: true }],
      uncoveredMm: 0,
    });
  });

  it('lacks on the side on which the stent reaches less far than the margin, or stops short of the end', () => {
    expect(coverageOf(lesion, [{ firstMm: 15, lastMm: 44 }], 10, ends)).toEqual({
      marginMm: 10,
      sides: [{ end: 'cranial', beyondMm: 5, covered: false }, { end: 'caudal', beyondMm: -6, covered: false }],
      uncoveredMm: 6,
    });
  });

  it('counts overlapping stents as one, and a gap between two as uncovered', () => {
    expect(coverageOf(lesion, [{ firstMm: 8, lastMm: 35 }, { firstMm: 30, lastMm: 65 }], 10, ends)).toMatchObject({ sides: [{ covered: true }, { covered: true }], uncoveredMm: 0 });
    expect(coverageOf(lesion, [{ firstMm: 8, lastMm: 30 }, { firstMm: 34, lastMm: 65 }], 10, ends)).toMatchObject({ sides: [{ covered: true }, { covered: true }], uncoveredMm: 4 });
  });

  it('is none where no stent meets it', () => {
    expect(coverageOf(lesion, [{ firstMm: 60, lastMm: 90 }], 10, ends)).toMatchObject({ sides: [{ beyondMm: null, covered: false }, { beyondMm: null, covered: false }], uncoveredMm: 30 });
  });

  it('names its ends by the first and the last frame, whichever way places grow', () => {
    expect(coverageOf({ firstMm: 50, lastMm: 20 }, [{ firstMm: 53, lastMm: 5 }], 10, ends).sides).toEqual([
      { end: 'cranial', beyondMm: 3, covered: false },
      { end: 'caudal', beyondMm: 15, covered: true },
    ]);
  });

  it('meets a stent whose end lies where it begins or ends, as one that reaches a hair further does', () => {
    expect(coverageOf(lesion, [{ firstMm: 50, lastMm: 80 }], 10, ends)).toMatchObject({ sides: [{ beyondMm: -30, covered: false }, { beyondMm: 30, covered: true }], uncoveredMm: 30 });
    expect(coverageOf({ firstMm: 20, lastMm: 20 }, [{ firstMm: 20, lastMm: 40 }], 10, ends)).toMatchObject({ sides: [{ beyondMm: 0, covered: false }, { beyondMm: 20, covered: true }], uncoveredMm: 0 });
  });

  it('does not change when the axis is moved or the stents are told in another order', () => {
    const stretch = fc.record({ firstMm: fc.integer({ min: 0, max: 100 }), lastMm: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(stretch, fc.array(stretch, { maxLength: 4 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: -500, max: 500 }), (any, stents, margin, by) => {
        const moved = ({ firstMm, lastMm }: typeof any) => ({ firstMm: firstMm + by, lastMm: lastMm + by });
        expect(coverageOf(moved(any), stents.map(moved).toReversed(), margin, ends)).toEqual(coverageOf(any, stents, margin, ends));
      }),
    );
  });
});

describe('the coverage of a lesion on frames 20 to 50 without lengths', () => {
  const told = (stented: readonly (readonly [number, number])[], marginMm = 10) =>
    coverageByFrames({ firstFrame: 20, lastFrame: 50 }, stented.map(([firstFrame, lastFrame]) => ({ firstFrame, lastFrame })), marginMm, ends);

  it('is not known where a stent reaches beyond, but nothing of the lesion is bare', () => {
    expect(told([[10, 60]])).toEqual({ marginMm: 10, sides: [{ end: 'cranial', beyondMm: null, covered: null }, { end: 'caudal', beyondMm: null, covered: null }], uncoveredMm: 0 });
  });

  it('lacks on a side on which the stent stops short, whatever a frame is long', () => {
    expect(told([[10, 44]])).toMatchObject({ sides: [{ covered: null }, { covered: false }], uncoveredMm: null });
    expect(told([[60, 90]])).toMatchObject({ sides: [{ covered: false }, { covered: false }], uncoveredMm: null });
  });

  it('is kept with no margin by a stent that reaches the end', () => {
    expect(told([[20, 44]], 0)).toMatchObject({ sides: [{ covered: true }, { covered: false }] });
  });

  it('does not bridge the frames between two stents', () => {
    expect(told([[10, 30], [40, 60]])).toMatchObject({ sides: [{ covered: null }, { covered: null }], uncoveredMm: null });
  });

  it('never says what lengths would contradict, however long each frame is', () => {
    const frames = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })).map(([a, b]) => ({ firstFrame: Math.min(a, b), lastFrame: Math.max(a, b) }));
    fc.assert(
      fc.property(frames, fc.array(frames, { maxLength: 3 }), fc.integer({ min: 0, max: 20 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 100, maxLength: 100 }), (lesion, stented, margin, steps) => {
        const places = steps.reduce<number[]>((so, step) => [...so, so.at(-1)! + step], [0]);
        const inMm = ({ firstFrame, lastFrame }: typeof lesion) => ({ firstMm: places[firstFrame]!, lastMm: places[lastFrame]! });
        const truth = coverageOf(inMm(lesion), stented.map(inMm), margin, ends);
        const guess = coverageByFrames(lesion, stented, margin, ends);
        guess.sides.forEach(({ covered }, i) => expect([null, truth.sides[i]!.covered]).toContain(covered));
        expect([null, truth.uncoveredMm]).toContain(guess.uncoveredMm);
      }),
    );
  });
});
