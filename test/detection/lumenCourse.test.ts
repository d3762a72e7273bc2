import { describe, expect, test } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { searchScale } from '../../src/detection/detectionFrame.ts';
import { likeliestCourse } from '../../src/detection/lumenCourse.ts';
import { rayBorderOf } from '../../src/detection/rayBorder.ts';
import { searchFrame } from '../../src/detection/searchFrame.ts';
import { syntheticFrame } from './syntheticFrame.ts';

const scale = searchScale({ columns: 600, rows: 600 }, null);
/** Circles in units of the search, which is ten pixels here. */
const circle = (x: number, radius: number, clarity?: number) => {
  const points = ellipsePoints({ center: imagePoint(10 * x, 300), semiAxisAPx: 10 * radius, semiAxisBPx: 10 * radius, rotationRad: 0 });
  return { ...rayBorderOf(closedCurve(points, 'periodicCubic'), scale)!, ...(clarity === undefined ? {} : { clarity }) };
};

describe('the likeliest course', () => {
  test('stays with a lumen that another one outshines on one frame', () => {
    const clear = [circle(30, 6, 3), circle(45, 5, 1)];
    expect(likeliestCourse([clear, clear, [circle(45, 5, 3.5), circle(30, 6, 2.5)], clear])).toEqual([0, 0, 1, 0]);
  });

  test('goes where all frames point to', () => {
    const frames = Array.from({ length: 5 }, () => [circle(30, 6, 2), circle(45, 5, 3)]);
    expect(likeliestCourse(frames)).toEqual([1, 1, 1, 1, 1]);
  });

  test('is bound to what the reader drew', () => {
    const frames = Array.from({ length: 3 }, () => [circle(45, 5, 3), circle(30, 6, 2.5)]);
    expect(likeliestCourse([frames[0]!, [circle(30, 6)], frames[2]!])).toEqual([1, 0, 1]);
  });

  test('begins anew behind a frame on which nothing was found', () => {
    expect(likeliestCourse([[circle(30, 6, 2)], [], [circle(45, 5, 2), circle(30, 6, 1)]])).toEqual([0, -1, 0]);
    expect(likeliestCourse([])).toEqual([]);
  });
});

test('what a searched frame may show is plain data that passes between threads', () => {
  const frame = syntheticFrame({ columns: 300, rows: 300, spacingMm: { column: 0.2, row: 0.2 }, offsetMm: [2, 1], semiAxesMm: [7, 5], turn: 0 });
  const candidates = searchFrame(frame, { spacingMm: { column: 0.2, row: 0.2 } });
  expect(candidates.length).toBeGreaterThan(0);
  expect(structuredClone(candidates)).toEqual(candidates);
  expect(candidates.map(({ clarity }) => clarity)).toEqual(candidates.map(({ clarity }) => clarity).toSorted((a, b) => b - a));
});
