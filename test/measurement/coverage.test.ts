import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/measurement/coverage.ts';

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
