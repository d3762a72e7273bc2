import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveArea } from '../../src/geometry/curveArea.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint, type ImagePoint } from '../../src/geometry/imagePoint.ts';
import { pushedCurve } from '../../src/geometry/pushedCurve.ts';
import { selfCrossing } from '../../src/geometry/selfCrossing.ts';

/** A lumen of 120 by 80 pixels about (250, 250). */
const lumen = ellipsePoints({ center: imagePoint(250, 250), semiAxisAPx: 60, semiAxisBPx: 40, rotationRad: 0 });
const radii = { radiusXPx: 15, radiusYPx: 15 };
const push = (points: readonly ImagePoint[], from: readonly [number, number], to: readonly [number, number], disc = radii) =>
  pushedCurve(points, 'periodicCubic', { from: imagePoint(...from), to: imagePoint(...to), ...disc });
const areaOf = (points: readonly ImagePoint[]) => curveArea(closedCurve(points, 'periodicCubic'));

describe('a border that is pushed', () => {
  it('bulges to the disc’s rim where the disc comes from inside, and not beyond', () => {
    const pushed = push(lumen, [250, 250], [305, 250]);
    const furthest = Math.max(...pushed.map(({ x }) => x));
    expect(furthest).toBeGreaterThan(318);
    expect(furthest).toBeLessThan(320.5);
    expect(areaOf(pushed)).toBeGreaterThan(areaOf(lumen));
  });

  it('dents where it comes from outside', () => {
    const pushed = push(lumen, [250, 180], [250, 205]);
    expect(areaOf(pushed)).toBeLessThan(areaOf(lumen));
    const above = pushed.filter(({ x }) => Math.abs(x - 250) < 8);
    expect(Math.min(...above.map(({ y }) => y))).toBeGreaterThan(217);
  });

  it('stays exactly as it was where it was not pushed', () => {
    const pushed = push(lumen, [250, 250], [305, 250]);
    const far = lumen.filter(({ x }) => x < 275);
    expect(far.length).toBeGreaterThan(5);
    expect(far.every((point) => pushed.includes(point))).toBe(true);
  });

  it('is the very same where the disc does not touch it', () => {
    expect(push(lumen, [250, 250], [255, 252])).toBe(lumen);
  });

  it('is pushed by a circle in millimetres where pixels are not square', () => {
    const pushed = push(lumen, [250, 250], [250, 275], { radiusXPx: 30, radiusYPx: 15 });
    expect(Math.max(...pushed.map(({ y }) => y))).toBeGreaterThan(288.5);
    expect(Math.max(...pushed.map(({ y }) => y))).toBeLessThan(290.5);
  });

  it('keeps its points apart and few, however often it is pushed to and fro', () => {
    let points = lumen;
    for (let stroke = 0; stroke < 30; stroke++) points = push(points, [285, 250], [stroke % 2 === 0 ? 303 : 300, 240 + (stroke % 5) * 5]);
    expect(points.length).toBeLessThan(40);
    const gaps = points.map((point, index) => Math.hypot(point.x - points[(index + 1) % points.length]!.x, point.y - points[(index + 1) % points.length]!.y));
    expect(Math.min(...gaps)).toBeGreaterThan(2);
    expect(selfCrossing(closedCurve(points, 'periodicCubic'))).toBeNull();
  });

  it('does not cross itself after short strokes from within, in whatever direction, and only grows', () => {
    const stroke = fc.record({ angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), reach: fc.double({ min: 0.6, max: 1.25, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 6 }), (strokes) => {
        let points = lumen;
        for (const { angle, reach } of strokes) points = push(points, [250, 250], [250 + 60 * reach * Math.cos(angle), 250 + 40 * reach * Math.sin(angle)]);
        expect(selfCrossing(closedCurve(points, 'periodicCubic'))).toBeNull();
        expect(areaOf(points)).toBeGreaterThan(areaOf(lumen) - 60);
      }),
      { numRuns: 60 },
    );
  });

  it('is pushed alike with its axes swapped', () => {
    const swapped = (points: readonly ImagePoint[]) => points.map(({ x, y }) => imagePoint(y, x));
    const once = push(lumen, [250, 250], [300, 262]);
    const other = push(swapped(lumen), [250, 250], [262, 300]);
    expect(areaOf(other)).toBeCloseTo(areaOf(once), 6);
  });
});
