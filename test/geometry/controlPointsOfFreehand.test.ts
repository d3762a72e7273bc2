import { describe, expect, test } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { controlPointsOfFreehand } from '../../src/geometry/controlPointsOfFreehand.ts';
import { curveAreaPx2 } from '../../src/geometry/curveArea.ts';
import { imagePoint, type ImagePoint } from '../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../src/geometry/nearestOnCurve.ts';
import { selfCrossing } from '../../src/geometry/selfCrossing.ts';

const stroke = (count: number, turns: number, at: (t: number) => [number, number]): ImagePoint[] =>
  Array.from({ length: count }, (_, i) => imagePoint(...at((2 * Math.PI * turns * i) / count)));
const ellipse = (t: number): [number, number] => [250 + 90 * Math.cos(t), 240 + 40 * Math.sin(t)];
const bean = (t: number): [number, number] => {
  const r = 60 * (1 + 0.35 * Math.cos(2 * t) + 0.12 * Math.sin(3 * t));
  return [250 + r * Math.cos(t), 240 + r * Math.sin(t)];
};

/** A fixed sequence of numbers in ±1, so that the hand trembles the same way in every run. */
function tremor(): () => number {
  let state = 12345;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 1073741824 - 1;
  };
}

describe('a freehand stroke', () => {
  test.each([['an ellipse', ellipse, Math.PI * 90 * 40], ['a bean', bean, null]] as const)('round %s becomes few points whose curve follows it', (_name, at, area) => {
    const path = stroke(300, 1, at);
    const points = controlPointsOfFreehand(path, 0.5)!;
    expect(points.length).toBeLessThanOrEqual(24);
    const curve = closedCurve(points, 'periodicCubic');
    for (const point of path) expect(nearestOnCurve(curve, point).distancePx).toBeLessThan(0.55);
    const expected = area ?? curveAreaPx2(closedCurve(path, 'polygon'));
    expect(Math.abs(curveAreaPx2(curve) / expected - 1)).toBeLessThan(0.01);
    expect(selfCrossing(curve)).toBeNull();
  });

  test('by a trembling hand stays simple and keeps its area', () => {
    const next = tremor();
    const path = stroke(260, 0.985, (t) => {
      const [x, y] = ellipse(t);
      return [Math.round(x + 0.7 * next()), Math.round(y + 0.7 * next())];
    });
    const curve = closedCurve(controlPointsOfFreehand(path, 1.5)!, 'periodicCubic');
    expect(selfCrossing(curve)).toBeNull();
    expect(curve.points.length).toBeLessThanOrEqual(24);
    expect(Math.abs(curveAreaPx2(curve) / (Math.PI * 90 * 40) - 1)).toBeLessThan(0.02);
  });

  test('that runs past its beginning is cut at the crossing', () => {
    const path = stroke(300, 1.06, (t) => {
      const [x, y] = ellipse(t);
      const drift = 1 - 0.01 * (t - 2 * Math.PI);
      return [250 + (x - 250) * drift, 240 + (y - 240) * (t > 2 * Math.PI ? drift : 1)];
    });
    const crossing = stroke(310, 1.04, (t) => {
      const [x, y] = ellipse(t);
      return t > 6 ? [x - (t - 6.2) * 20, y] : [x, y];
    });
    for (const drawn of [path, crossing]) {
      const curve = closedCurve(controlPointsOfFreehand(drawn, 1)!, 'periodicCubic');
      expect(Math.abs(curveAreaPx2(curve) / (Math.PI * 90 * 40) - 1)).toBeLessThan(0.06);
    }
    expect(selfCrossing(closedCurve(controlPointsOfFreehand(crossing, 1)!, 'periodicCubic'))).toBeNull();
  });

  test('of fewer than three places is nothing', () => {
    expect(controlPointsOfFreehand([], 1)).toBeNull();
    expect(controlPointsOfFreehand([imagePoint(1, 1), imagePoint(1, 1), imagePoint(5, 5)], 1)).toBeNull();
  });

  test('of three places is these three', () => {
    expect(controlPointsOfFreehand([imagePoint(10, 10), imagePoint(50, 10), imagePoint(30, 40)], 1)).toHaveLength(3);
  });
});
