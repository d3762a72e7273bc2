import { describe, expect, test } from 'vitest';
import { controlPointsOfOutline } from '../../src/detection/controlPointsOfOutline.ts';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../src/geometry/nearestOnCurve.ts';
import { agreement } from './agreement.ts';
import { syntheticFrame, type SyntheticVein } from './syntheticFrame.ts';

const spacingMm = { column: 60 / 384, row: 60 / 384 };
const vein: SyntheticVein = { columns: 384, rows: 384, spacingMm, offsetMm: [2, 1], semiAxesMm: [7, 5], turn: 0 };
const frame = syntheticFrame(vein);
const middle = { x: 192 + 2 / spacingMm.column, y: 192 + 1 / spacingMm.row };

describe('a point that is held', () => {
  const found = detectLumen(frame, { spacingMm })!;
  const near = { points: found.points, curve: 'periodicCubic' as const };

  test('is one of the points as it is, and the border is left where it was elsewhere', () => {
    const held = [imagePoint(middle.x + 9 / spacingMm.column, middle.y)];
    const pulled = detectLumen(frame, { spacingMm, held, near })!;
    expect(pulled.points).toContainEqual(held[0]);
    expect(pulled.borderConfidence).toHaveLength(pulled.points.length);
    const curve = closedCurve(pulled.points, 'periodicCubic');
    const opposite = imagePoint(middle.x - 7 / spacingMm.column, middle.y);
    expect(nearestOnCurve(curve, opposite).distancePx).toBeLessThan(2.5);
  });

  test('on the border itself changes next to nothing', () => {
    const held = [imagePoint(middle.x, middle.y + 5 / spacingMm.row)];
    expect(agreement(detectLumen(frame, { spacingMm, held, near })!.points, vein)).toBeGreaterThan(0.95);
  });

  test('binds without a curve to stay near to', () => {
    const held = [imagePoint(middle.x, middle.y - 5 / spacingMm.row), imagePoint(middle.x + 7 / spacingMm.column, middle.y)];
    const pulled = detectLumen(frame, { spacingMm, held })!;
    for (const point of held) expect(pulled.points).toContainEqual(point);
    expect(agreement(pulled.points, vein)).toBeGreaterThan(0.93);
  });
});

test('an outline is thinned to points on it, those that are held in their order', () => {
  const outline = Array.from({ length: 160 }, (_, k) => imagePoint(100 + 50 * Math.cos((k * Math.PI) / 80), 100 + 50 * Math.sin((k * Math.PI) / 80)));
  const held = [imagePoint(100, 152), imagePoint(151, 100)];
  const { points, places } = controlPointsOfOutline(outline, held);
  expect(points.length).toBeGreaterThanOrEqual(12);
  expect(points.length).toBeLessThanOrEqual(16);
  expect(places).toHaveLength(points.length);
  expect(points.indexOf(held[1]!)).toBe(0);
  expect(points.indexOf(held[0]!)).toBeGreaterThan(2);
  for (const point of points.filter((one) => !held.includes(one))) expect(Math.hypot(point.x - 100, point.y - 100)).toBeCloseTo(50, 1);
});
