import { describe, expect, it } from 'vitest';
import { type OutlineShape, distanceField, outlineAreaMm2, outlinePoint, outlinePoints, withArea } from '../../src/phantom/outlineShape.ts';

const shape: OutlineShape = { x: 1.5, y: -2, a: 7, b: 3, tiltRad: 0.4, cosines: [0.05, -0.03, 0.04, 0.01], sines: [0.1, 0.02, -0.055, 0.012] };

/** Area by the shoelace formula over so many points that the chords' error is below 1e-6. */
function shoelaceAreaMm2(one: OutlineShape): number {
  const rim = outlinePoints(one, 20_000);
  return Math.abs(rim.reduce((sum, { x, y }, i) => {
    const next = rim[(i + 1) % rim.length]!;
    return sum + x * next.y - next.x * y;
  }, 0) / 2);
}

describe('a parametric outline', () => {
  it('has the area that the shoelace formula finds along its rim', () => {
    expect(outlineAreaMm2(shape)).toBeCloseTo(shoelaceAreaMm2(shape), 4);
    expect(outlineAreaMm2({ ...shape, cosines: [], sines: [] })).toBeCloseTo(Math.PI * 21, 9);
  });

  it('takes the area that it is given', () => {
    expect(shoelaceAreaMm2(withArea(shape, 68.6))).toBeCloseTo(68.6, 3);
  });

  it('is at distance nought on its rim, negative inside and right to first order near it', () => {
    const distance = distanceField(shape);
    for (let i = 0; i < 40; i++) {
      const psi = (i * 2 * Math.PI) / 40;
      const at = outlinePoint(shape, psi);
      const before = outlinePoint(shape, psi - 1e-4);
      const after = outlinePoint(shape, psi + 1e-4);
      const length = Math.hypot(after.x - before.x, after.y - before.y);
      const normal = { x: (after.y - before.y) / length, y: -(after.x - before.x) / length };
      expect(distance(at.x, at.y)).toBeCloseTo(0, 6);
      expect(distance(at.x + 0.02 * normal.x, at.y + 0.02 * normal.y)).toBeCloseTo(0.02, 2);
      expect(distance(at.x - 0.02 * normal.x, at.y - 0.02 * normal.y)).toBeCloseTo(-0.02, 2);
    }
    expect(distance(shape.x, shape.y)).toBeLessThan(0);
  });
});
