import { describe, expect, test } from 'vitest';
import { interpolateContours } from '../../src/contour/interpolateContours.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../src/geometry/curveArea.ts';
import { imagePoint, type ImagePoint } from '../../src/geometry/imagePoint.ts';
import { selfCrossing } from '../../src/geometry/selfCrossing.ts';

/** An ellipse with `count` points from an angle on, either way round. */
function ellipse(centre: readonly [number, number], a: number, b: number, { turn = 0, start = 0, count = 16, way = 1 } = {}): { points: readonly ImagePoint[]; curve: 'periodicCubic' } {
  const points = Array.from({ length: count }, (_, k) => {
    const t = start + (way * 2 * Math.PI * k) / count;
    const [x, y] = [a * Math.cos(t), b * Math.sin(t)];
    return imagePoint(centre[0] + x * Math.cos(turn) - y * Math.sin(turn), centre[1] + x * Math.sin(turn) + y * Math.cos(turn));
  });
  return { points, curve: 'periodicCubic' };
}

const area = (points: readonly ImagePoint[]) => curveAreaPx2(closedCurve(points, 'periodicCubic'));

describe('a contour between two others', () => {
  test('is, of circles, the circle between', () => {
    const points = interpolateContours(ellipse([100, 100], 20, 20), ellipse([160, 120], 60, 60, { start: 2 }), 0.25);
    for (const { x, y } of points) expect(Math.hypot(x - 115, y - 105)).toBeCloseTo(30, 1);
  });

  test('is each of them at its end', () => {
    const from = ellipse([100, 100], 60, 20);
    const to = ellipse([130, 100], 50, 40, { turn: 0.4 });
    expect(Math.abs(area(interpolateContours(from, to, 0)) / (Math.PI * 60 * 20) - 1)).toBeLessThan(0.01);
    expect(Math.abs(area(interpolateContours(from, to, 1)) / (Math.PI * 50 * 40) - 1)).toBeLessThan(0.01);
  });

  test('does not depend on where the outlines begin or which way round they run', () => {
    const from = ellipse([100, 100], 60, 20);
    const to = ellipse([120, 110], 50, 30);
    const plain = area(interpolateContours(from, to, 0.5));
    for (const other of [ellipse([120, 110], 50, 30, { start: 1 }), ellipse([120, 110], 50, 30, { way: -1, start: 3, count: 11 })]) {
      expect(Math.abs(area(interpolateContours(from, other, 0.5)) / plain - 1)).toBeLessThan(0.01);
    }
  });

  test('does not twist while a slit turns', () => {
    for (const turn of [0.3, 0.8, -1.2]) {
      const points = interpolateContours(ellipse([200, 200], 80, 12), ellipse([210, 190], 70, 15, { turn, start: 2.5, way: -1 }), 0.5);
      expect(selfCrossing(closedCurve(points, 'periodicCubic'))).toBeNull();
      expect(area(points)).toBeGreaterThan(0.5 * Math.PI * 80 * 12);
    }
  });
});
