import { describe, expect, test } from 'vitest';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { circularPath } from '../../src/detection/circularPath.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { pointInPolyline } from '../../src/geometry/pointInCurve.ts';
import { selfCrossing } from '../../src/geometry/selfCrossing.ts';
import { agreement } from './agreement.ts';
import { syntheticFrame, type SyntheticVein } from './syntheticFrame.ts';

const usual = { columns: 512, rows: 512, spacingMm: { column: 60 / 512, row: 60 / 512 } };
const tall = { columns: 512, rows: 400, spacingMm: { column: 60 / 512, row: 60 / 400 } };

const veins: readonly [string, SyntheticVein, number][] = [
  ['round', { ...usual, offsetMm: [2, 1], semiAxesMm: [7, 7], turn: 0 }, 0.95],
  ['wide, the catheter against the wall', { ...usual, offsetMm: [6, 1], semiAxesMm: [10, 9], turn: 0.5 }, 0.95],
  ['oval under an artery', { ...usual, offsetMm: [2, 1], semiAxesMm: [7, 4], turn: 0, artery: { atMm: [2, -8], radiusMm: 4 } }, 0.93],
  ['slit-like, the catheter at one end', { ...usual, offsetMm: [-5, 0.5], semiAxesMm: [9, 2.6], turn: -0.1 }, 0.87],
  ['hardly wider than the catheter', { ...usual, offsetMm: [0.5, 0.5], semiAxesMm: [3, 2.6], turn: 0 }, 0.88],
  ['oval, with pixels that are not square', { ...tall, offsetMm: [3, 1], semiAxesMm: [7, 4], turn: 0.5 }, 0.93],
];

describe('the lumen on a synthetic frame', () => {
  test.each(veins)('is found: %s', (_name, vein, least) => {
    for (const seed of [1, 2]) {
      const found = detectLumen(syntheticFrame({ ...vein, seed }), { spacingMm: vein.spacingMm })!;
      expect(found).not.toBeNull();
      expect(agreement(found.points, vein)).toBeGreaterThan(least);
      expect(found.points.length).toBeGreaterThanOrEqual(12);
      expect(found.points.length).toBeLessThanOrEqual(16);
      expect(found.confidence).toBeGreaterThan(0.35);
      const curve = closedCurve(found.points, 'periodicCubic');
      expect(selfCrossing(curve)).toBeNull();
      // The catheter lies in the lumen.
      expect(pointInPolyline(sampleCurve(curve, 24), vein.columns / 2, vein.rows / 2)).toBe(true);
    }
  });

  test('is found without a scale by windows relative to the field of view', () => {
    const [, vein] = veins[0]!;
    const found = detectLumen(syntheticFrame(vein), { spacingMm: null })!;
    expect(agreement(found.points, vein)).toBeGreaterThan(0.95);
  });

  test('is found again from the neighbour’s contour, also when that lies a little off', () => {
    const [, vein] = veins[3]!;
    const neighbour = ellipsePoints({ center: imagePoint(256 - 40, 256 + 8), semiAxisAPx: 70, semiAxisBPx: 26, rotationRad: 0 });
    const found = detectLumen(syntheticFrame(vein), { spacingMm: vein.spacingMm, near: { points: neighbour, curve: 'periodicCubic' } })!;
    expect(agreement(found.points, vein)).toBeGreaterThan(0.9);
  });

  test('is the same each time', () => {
    const frame = syntheticFrame(veins[2]![1]);
    expect(detectLumen(frame, { spacingMm: usual.spacingMm })).toEqual(detectLumen(frame, { spacingMm: usual.spacingMm }));
  });
});

describe('a frame without a border', () => {
  test.each([
    ['black', 0],
    ['grey', 100],
    ['white', 255],
  ])('gives nothing: %s', (_name, level) => {
    const frame = { columns: 200, rows: 180, grey: new Uint8Array(200 * 180).fill(level) };
    expect(detectLumen(frame, { spacingMm: { column: 0.1, row: 0.1 } })).toBeNull();
    expect(detectLumen(frame, { spacingMm: null })).toBeNull();
  });
  test('gives nothing on a picture of a few pixels', () => {
    expect(detectLumen({ columns: 4, rows: 3, grey: new Uint8Array(12).fill(50) }, { spacingMm: null })).toBeNull();
  });
});

describe('the circular path', () => {
  test('follows a valley round the circle and closes', () => {
    const angles = 64;
    const radii = 40;
    const valley = (angle: number) => Math.round(20 + 8 * Math.sin((2 * Math.PI * angle) / angles + 1));
    const costs = new Float32Array(angles * radii);
    for (let angle = 0; angle < angles; angle++) {
      for (let radius = 0; radius < radii; radius++) costs[angle * radii + radius] = Math.abs(radius - valley(angle));
    }
    const path = circularPath(costs, angles, radii, 2, 0.001)!;
    expect(Array.from(path)).toEqual(Array.from({ length: angles }, (_, angle) => valley(angle)));
  });
  test('goes round what is forbidden, and is nothing where a whole angle is', () => {
    const costs = new Float32Array(8 * 5);
    costs[3 * 5] = Infinity;
    costs[3 * 5 + 1] = Infinity;
    expect(circularPath(costs, 8, 5, 2, 0.1)![3]).toBeGreaterThanOrEqual(2);
    for (let radius = 0; radius < 5; radius++) costs[3 * 5 + radius] = Infinity;
    expect(circularPath(costs, 8, 5, 2, 0.1)).toBeNull();
  });
});
