import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../src/geometry/curveArea.ts';
import { curvesOverlap, unionOfCurves } from '../../src/geometry/curveUnion.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
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

test('the union of any curves is what scan lines across them add up to', () => {
  const star = fc.record({
    x: fc.double({ min: 200, max: 260, noNaN: true }),
    y: fc.double({ min: 200, max: 260, noNaN: true }),
    radii: fc.array(fc.double({ min: 25, max: 50, noNaN: true }), { minLength: 5, maxLength: 12 }),
    kind: fc.constantFrom('periodicCubic' as const, 'polygon' as const),
  });
  fc.assert(
    fc.property(fc.array(star, { minLength: 2, maxLength: 4 }), (stars) => {
      const curves = stars.map(({ x, y, radii, kind }, i) => {
        const points = radii.map((r, k) => imagePoint(x + r * Math.cos((2 * Math.PI * k) / radii.length), y + r * Math.sin((2 * Math.PI * k) / radii.length)));
        return closedCurve(i % 2 === 0 ? points : points.toReversed(), kind);
      });
      expectClose(unionOfCurves(curves).areaPx2, scannedUnionPx2(curves.map((curve) => sampleCurve(curve, 100))), 3e-4);
    }),
    { numRuns: 40 },
  );
});

/** Length covered on lines 0.1 px apart, summed. */
function scannedUnionPx2(outlines: readonly Float64Array[]): number {
  const apart = 0.1;
  let total = 0;
  for (let y = 140 + apart / 2; y < 330; y += apart) {
    const spans = outlines.flatMap((xy) => {
      const cuts: number[] = [];
      for (let i = 0; i < xy.length; i += 2) {
        const j = (i + 2) % xy.length;
        if (xy[i + 1]! > y !== xy[j + 1]! > y) cuts.push(xy[i]! + ((y - xy[i + 1]!) / (xy[j + 1]! - xy[i + 1]!)) * (xy[j]! - xy[i]!));
      }
      cuts.sort((a, b) => a - b);
      return Array.from({ length: cuts.length / 2 }, (_, k): [number, number] => [cuts[2 * k]!, cuts[2 * k + 1]!]);
    });
    spans.sort((a, b) => a[0] - b[0]);
    let end = -Infinity;
    for (const [from, to] of spans) {
      total += Math.max(0, to - Math.max(from, end)) * apart;
      end = Math.max(end, to);
    }
  }
  return total;
}

describe('overlap', () => {
  test('is seen for crossing and for nested curves and not for curves whose boxes alone overlap', () => {
    expect(curvesOverlap(circle(100, 100, 40), circle(150, 100, 30))).toBe(true);
    expect(curvesOverlap(circle(100, 100, 40), circle(105, 100, 5))).toBe(true);
    expect(curvesOverlap(circle(105, 100, 5), circle(100, 100, 40))).toBe(true);
    expect(curvesOverlap(circle(100, 100, 40), circle(165, 165, 40))).toBe(false);
    expect(curvesOverlap(circle(100, 100, 40), circle(300, 165, 40))).toBe(false);
  });
});
