import { describe, expect, test } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../src/geometry/curveArea.ts';
import { curvesOverlap, unionOfCurves } from '../../src/geometry/curveUnion.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';

const rectangle = (x: number, y: number, width: number, height: number) =>
  closedCurve([[x, y], [x + width, y], [x + width, y + height], [x, y + height]].map(([a, b]) => imagePoint(a!, b!)), 'polygon');
const circle = (x: number, y: number, radius: number, count = 48) =>
  closedCurve(
    Array.from({ length: count }, (_, i) => imagePoint(x + radius * Math.cos((2 * Math.PI * i) / count), y + radius * Math.sin((2 * Math.PI * i) / count))),
    'periodicCubic',
  );
const reversed = (curve: ReturnType<typeof circle>) => closedCurve(curve.points.toReversed(), curve.kind);

function expectClose(actual: number, expected: number, relative: number) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * expected);
}

describe('the union of curves', () => {
  test('of one is that curve, exactly', () => {
    const curve = circle(100, 100, 40, 9);
    expect(unionOfCurves([curve])).toEqual({ areaPx2: curveAreaPx2(curve), partAreasPx2: [curveAreaPx2(curve)] });
  });

  test('of two apart is the sum of two parts, the largest first', () => {
    const small = circle(100, 100, 20);
    const large = circle(200, 100, 40);
    expect(unionOfCurves([small, large])).toEqual({
      areaPx2: curveAreaPx2(large) + curveAreaPx2(small),
      partAreasPx2: [curveAreaPx2(large), curveAreaPx2(small)],
    });
  });

  test('of one inside another is the outer one', () => {
    const outer = circle(100, 100, 60);
    for (const inner of [circle(110, 100, 20), reversed(circle(110, 100, 20))]) {
      expect(unionOfCurves([inner, outer])).toEqual({ areaPx2: curveAreaPx2(outer), partAreasPx2: [curveAreaPx2(outer)] });
    }
  });

  test('counts a curve once that was given twice', () => {
    const curve = circle(100, 100, 40);
    for (const twin of [circle(100, 100, 40), reversed(curve)]) {
      const union = unionOfCurves([curve, twin]);
      expect(union.partAreasPx2).toHaveLength(1);
      expectClose(union.areaPx2, curveAreaPx2(curve), 1e-4);
    }
  });

  test('of two overlapping circles has the area of the lens formula, whatever their winding', () => {
    for (const [r1, r2, d] of [[40, 30, 50], [40, 40, 10], [8, 5, 12.9]] as const) {
      const lens =
        r1 * r1 * Math.acos((d * d + r1 * r1 - r2 * r2) / (2 * d * r1)) +
        r2 * r2 * Math.acos((d * d + r2 * r2 - r1 * r1) / (2 * d * r2)) -
        0.5 * Math.sqrt((-d + r1 + r2) * (d + r1 - r2) * (d - r1 + r2) * (d + r1 + r2));
      const expected = Math.PI * (r1 * r1 + r2 * r2) - lens;
      const a = circle(300, 200, r1);
      const b = circle(300 + d, 200, r2);
      for (const pair of [[a, b], [a, reversed(b)], [reversed(b), reversed(a)]]) {
        const union = unionOfCurves(pair);
        expect(union.partAreasPx2).toHaveLength(1);
        expectClose(union.areaPx2, expected, 3e-5);
      }
    }
  });

  test('of rectangles is exact, with a hole left open and shared edges counted once', () => {
    const frame = [rectangle(10, 10, 40, 10), rectangle(10, 40, 40, 10), rectangle(10, 10, 10, 40), rectangle(40, 10, 10, 40)];
    expectClose(unionOfCurves(frame).areaPx2, 40 * 40 - 20 * 20, 1e-9);
    expectClose(unionOfCurves([rectangle(10, 10, 20, 20), rectangle(30, 10, 20, 20)]).areaPx2, 800, 1e-9);
    expectClose(unionOfCurves([rectangle(10, 10, 20, 20), rectangle(20, 20, 20, 20), rectangle(100, 100, 5, 5)]).areaPx2, 700 + 25, 1e-9);
    expect(unionOfCurves([rectangle(10, 10, 20, 20), rectangle(20, 20, 20, 20), rectangle(100, 100, 5, 5)]).partAreasPx2).toHaveLength(2);
  });

  test('joins parts that only a third curve connects', () => {
    const union = unionOfCurves([rectangle(0, 0, 10, 10), rectangle(20, 0, 10, 10), rectangle(5, 2, 20, 5)]);
    expect(union.partAreasPx2).toHaveLength(1);
    expectClose(union.areaPx2, 250, 1e-9);
  });
});

describe('overlap', () => {
  test('is seen for crossing and for nested curves and not for curves whose boxes alone overlap', () => {
    expect(curvesOverlap(circle(100, 100, 40), circle(150, 100, 30))).toBe(true);
    expect(curvesOverlap(circle(100, 100, 40), circle(105, 100, 5))).toBe(true);
    expect(curvesOverlap(circle(105, 100, 5), circle(100, 100, 40))).toBe(true);
    expect(curvesOverlap(circle(100, 100, 40), circle(165, 165, 40))).toBe(false);
    expect(curvesOverlap(circle(100, 100, 40), circle(300, 165, 40))).toBe(false);
  });
});
