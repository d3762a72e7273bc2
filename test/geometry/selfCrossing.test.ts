import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { leavesImage } from '../../src/geometry/leavesImage.ts';
import { selfCrossing } from '../../src/geometry/selfCrossing.ts';
import { ellipseMm, fromMm, readerPoints, squarePixels } from './shapes.ts';

const points = (list: readonly (readonly [number, number])[]) => list.map(([x, y]) => imagePoint(x, y));

describe('a curve that crosses itself', () => {
  test('is found at the crossing of a bow tie', () => {
    const tie = points([[10, 10], [30, 30], [30, 10], [10, 30]]);
    expect(selfCrossing(closedCurve(tie, 'polygon'))).toMatchObject({ x: 20, y: 20 });
    expect(selfCrossing(closedCurve(tie, 'periodicCubic'))).not.toBeNull();
  });

  test('is found in a figure of eight drawn with many points', () => {
    const eight = Array.from({ length: 24 }, (_, i) => {
      const t = (2 * Math.PI * (i + 0.5)) / 24;
      return imagePoint(100 + 40 * Math.sin(t), 100 + 40 * Math.sin(t) * Math.cos(t));
    });
    const at = selfCrossing(closedCurve(eight, 'periodicCubic'))!;
    expect(Math.hypot(at.x - 100, at.y - 100)).toBeLessThan(0.5);
  });

  test('is found where neighbouring points were set in the wrong order', () => {
    const swapped = [...readerPoints];
    [swapped[3], swapped[4]] = [swapped[4]!, swapped[3]!];
    expect(selfCrossing(closedCurve(swapped, 'periodicCubic'))).not.toBeNull();
  });

  test('is found where a small loop lies within one piece', () => {
    // Two points close together and two far behind them: the long pieces run past each other at the tip.
    const curve = closedCurve(points([[0, 0], [100, 60], [100.5, 60], [0, 61], [-40, 30]]), 'periodicCubic');
    const flipped = closedCurve(points([[0, 0], [100.5, 60], [100, 60], [200, 0], [100, -40]]), 'periodicCubic');
    expect(selfCrossing(curve)).toBeNull();
    expect(selfCrossing(flipped)).not.toBeNull();
  });

  test('is found wherever a polygon crosses itself, as a check of every pair of edges finds it', () => {
    const coordinate = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9, selector: String }), (corners) => {
        const crosses = everyPairMeets(corners);
        expect(selfCrossing(closedCurve(points(corners), 'polygon')) !== null).toBe(crosses);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a curve that touches itself or folds back', () => {
  test('is refused where a corner lies on another edge', () => {
    expect(selfCrossing(closedCurve(points([[0, 0], [20, 0], [20, 20], [10, 0], [0, 20]]), 'polygon'))).toMatchObject({ x: 10, y: 0 });
  });
  test('is refused where it runs out and back on one line', () => {
    expect(selfCrossing(closedCurve(points([[0, 0], [20, 0], [10, 0]]), 'polygon'))).not.toBeNull();
    expect(selfCrossing(closedCurve(points([[0, 0], [20, 0], [10, 0]]), 'periodicCubic'))).not.toBeNull();
    expect(selfCrossing(closedCurve(points([[0, 0], [20, 0], [20, 20], [20, 40], [20, 20.5], [0, 20]]), 'polygon'))).not.toBeNull();
  });
});

describe('a simple curve', () => {
  test('is not refused: ellipses down to slits, few points and many, either winding', () => {
    for (const [a, b] of [[6, 6], [8, 2], [10, 0.4]] as const) {
      // (Through only 5 points of the slit FITPACK's curve crosses itself, too.)
      for (const count of [b < 1 ? 8 : 5, 12, 40, 400]) {
        const list = fromMm(ellipseMm(count, a, b), squarePixels);
        expect(selfCrossing(closedCurve(list, 'periodicCubic'))).toBeNull();
        expect(selfCrossing(closedCurve(list.toReversed(), 'polygon'))).toBeNull();
      }
    }
  });
  test('is not refused for being a crescent or having neighbours close by', () => {
    const crescent = Array.from({ length: 20 }, (_, i) => {
      const outer = i < 10;
      const t = outer ? (i / 9) * 4.5 : ((19 - i) / 9) * 4.5;
      const r = outer ? 60 : 55;
      return imagePoint(200 + r * Math.cos(t), 200 + r * Math.sin(t));
    });
    expect(selfCrossing(closedCurve(crescent, 'periodicCubic'))).toBeNull();
    expect(selfCrossing(closedCurve(crescent, 'polygon'))).toBeNull();
  });
});

describe('a curve that leaves the image', () => {
  const image = { columns: 100, rows: 80 };
  test('is told by its curve, not by its points', () => {
    const nearBorder = points([[10, 1], [50, 0.5], [90, 1], [90, 60], [10, 60]]);
    expect(leavesImage(closedCurve(nearBorder, 'polygon'), image)).toBe(false);
    expect(leavesImage(closedCurve(nearBorder, 'periodicCubic'), image)).toBe(true);
  });
  test('may touch the outer border of the outermost pixels', () => {
    expect(leavesImage(closedCurve(points([[0, 0], [100, 0], [100, 80], [0, 80]]), 'polygon'), image)).toBe(false);
    expect(leavesImage(closedCurve(points([[0, 0], [100.001, 0], [100, 80]]), 'polygon'), image)).toBe(true);
    expect(leavesImage(closedCurve(points([[0, 0], [100, 0], [100, 80.001]]), 'polygon'), image)).toBe(true);
  });
});

/** Whole-number arithmetic over all pairs of edges, nothing shared with the program. */
function everyPairMeets(corners: readonly (readonly [number, number])[]): boolean {
  const n = corners.length;
  const side = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const on = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]) =>
    side(a, b, c) === 0 &&
    c[0] >= Math.min(a[0], b[0]) && c[0] <= Math.max(a[0], b[0]) && c[1] >= Math.min(a[1], b[1]) && c[1] <= Math.max(a[1], b[1]);
  for (let i = 0; i < n; i++) {
    const a = corners[i]!;
    const b = corners[(i + 1) % n]!;
    if (on(a, b, corners[(i + 2) % n]!) || on(b, corners[(i + 2) % n]!, a)) return true;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const c = corners[j]!;
      const d = corners[(j + 1) % n]!;
      const proper = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
      if (proper || on(a, b, c) || on(a, b, d) || on(c, d, a) || on(c, d, b)) return true;
    }
  }
  return false;
}
