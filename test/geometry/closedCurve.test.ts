import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centroidOf } from '../../src/geometry/centroid.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { curveAreaMm2, curveAreaPx2, signedArea } from '../../src/geometry/curveArea.ts';
import { curveBox } from '../../src/geometry/curveBox.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import { imagePoint, type ImagePoint } from '../../src/geometry/imagePoint.ts';
import { curveLength } from '../../src/geometry/perimeter.ts';
import { curveInMm, pointOnPiece } from '../../src/geometry/planeCurve.ts';
import { ellipseMm, ellipsePerimeter, fromMm, readerPoints, readerTruth, regularPolygonMm, squarePixels, tallPixels } from './shapes.ts';

/** Points round a centre at uneven angles and radii: always a possible contour. */
const starPoints = fc
  .array(fc.record({ step: fc.double({ min: 0.3, max: 1, noNaN: true }), radius: fc.double({ min: 20, max: 60, noNaN: true }) }), {
    minLength: 5,
    maxLength: 20,
  })
  .map((spokes) => {
    const whole = spokes.reduce((sum, spoke) => sum + spoke.step, 0);
    let angle = 0;
    return spokes.map((spoke) => {
      angle += (2 * Math.PI * spoke.step) / whole;
      return imagePoint(200 + spoke.radius * Math.cos(angle), 250 + spoke.radius * Math.sin(angle));
    });
  });

function expectClose(actual: number, expected: number, relative = 1e-9) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe('the periodic cubic', () => {
  const curve = closedCurve(readerPoints, 'periodicCubic');

  test('runs where FITPACK runs', () => {
    readerTruth.pieceMiddles.forEach(([x, y], piece) => {
      const at = pointOnPiece(curve, piece, 0.5);
      expectClose(at.x, x!, 1e-12);
      expectClose(at.y, y!, 1e-12);
    });
  });

  test('has the area, centroid, length and extents of FITPACK’s curve', () => {
    expectClose(curveAreaPx2(curve), readerTruth.areaPx2, 1e-12);
    expectClose(centroidOf(curve)!.x, readerTruth.centroid.x, 1e-11);
    expectClose(centroidOf(curve)!.y, readerTruth.centroid.y, 1e-11);
    expectClose(curveLength(curveInMm(curve, tallPixels)), readerTruth.perimeterMm, 1e-10);
    const box = curveBox(curve);
    expectClose(box.minX, readerTruth.box.minX);
    expectClose(box.maxX, readerTruth.box.maxX);
    expectClose(box.minY, readerTruth.box.minY);
    expectClose(box.maxY, readerTruth.box.maxY);
  });

  test('passes through its points with continuous slope and curvature', () => {
    const c = curve.coefficients;
    const chord = (piece: number) => {
      const a = curve.points[piece]!;
      const b = curve.points[(piece + 1) % curve.pieceCount]!;
      return Math.hypot(b.x - a.x, b.y - a.y);
    };
    for (let piece = 0; piece < curve.pieceCount; piece++) {
      const next = (piece + 1) % curve.pieceCount;
      for (const axis of [0, 4]) {
        const i = piece * 8 + axis;
        const j = next * 8 + axis;
        const point = axis === 0 ? curve.points[next]!.x : curve.points[next]!.y;
        expect(c[i]! + c[i + 1]! + c[i + 2]! + c[i + 3]!).toBeCloseTo(point, 10);
        expect((c[i + 1]! + 2 * c[i + 2]! + 3 * c[i + 3]!) / chord(piece)).toBeCloseTo(c[j + 1]! / chord(next), 10);
        expect((2 * c[i + 2]! + 6 * c[i + 3]!) / chord(piece) ** 2).toBeCloseTo((2 * c[j + 2]!) / chord(next) ** 2, 10);
      }
    }
  });

  test('through many points of an ellipse encloses the ellipse’s area and length, also with pixels that are not square', () => {
    for (const spacing of [squarePixels, tallPixels]) {
      const points = fromMm(ellipseMm(200, 6, 2.5), spacing);
      const ellipse = closedCurve(points, 'periodicCubic');
      expectClose(curveAreaMm2(ellipse, spacing), Math.PI * 6 * 2.5, 1e-7);
      expectClose(curveLength(curveInMm(ellipse, spacing)), ellipsePerimeter(6, 2.5), 1e-6);
      expectClose(centroidOf(ellipse)!.x * spacing.column, 12, 1e-9);
      expectClose(centroidOf(ellipse)!.y * spacing.row, 14, 1e-9);
    }
  });

  test('through 12 points lies 7 % outside of the polygon through 9 to 12 of them, as the definition says', () => {
    const points = fromMm(regularPolygonMm(10, 5), squarePixels);
    const ratio = curveAreaPx2(closedCurve(points, 'polygon')) / curveAreaPx2(closedCurve(points, 'periodicCubic'));
    expect(ratio).toBeGreaterThan(0.92);
    expect(ratio).toBeLessThan(0.95);
  });

  test('has the area of its own dense polygon, whatever the points', () => {
    fc.assert(
      fc.property(starPoints, (points) => {
        const star = closedCurve(points, 'periodicCubic');
        const xy = sampleCurve(star, 2000);
        let twice = 0;
        for (let i = 0; i < xy.length; i += 2) {
          const j = (i + 2) % xy.length;
          twice += (xy[i]! - 200) * (xy[j + 1]! - 250) - (xy[j]! - 200) * (xy[i + 1]! - 250);
        }
        expectClose(signedArea(star), twice / 2, 1e-5);
      }),
      { numRuns: 50 },
    );
  });
});

describe('area and centroid', () => {
  test('of regular polygons are those of the textbook', () => {
    for (const spacing of [squarePixels, tallPixels]) {
      for (const corners of [3, 4, 6, 17]) {
        const curve = closedCurve(fromMm(regularPolygonMm(corners, 5), spacing), 'polygon');
        expectClose(curveAreaMm2(curve, spacing), (corners / 2) * 25 * Math.sin((2 * Math.PI) / corners), 1e-12);
        expectClose(curveLength(curveInMm(curve, spacing)), 2 * corners * 5 * Math.sin(Math.PI / corners), 1e-12);
        expectClose(centroidOf(curve)!.x * spacing.column, 12, 1e-12);
      }
    }
  });

  test('do not depend on winding, starting point, place or order of axes', () => {
    fc.assert(
      fc.property(starPoints, fc.nat(30), fc.constantFrom('periodicCubic', 'polygon'), (points, turn, kind) => {
        const area = curveAreaPx2(closedCurve(points, kind));
        const centroid = centroidOf(closedCurve(points, kind))!;
        const from = turn % points.length;
        const started = [...points.slice(from), ...points.slice(0, from)];
        const moved = points.map((p) => imagePoint(p.x + 1731.5, p.y - 90.25));
        const swapped = points.map((p) => imagePoint(p.y, p.x));
        for (const same of [points.toReversed(), started, moved, swapped]) expectClose(curveAreaPx2(closedCurve(same, kind)), area, 1e-9);
        const there = centroidOf(closedCurve(moved, kind))!;
        expectClose(there.x - 1731.5, centroid.x, 1e-8);
        expectClose(there.y + 90.25, centroid.y, 1e-8);
        const mirrored = centroidOf(closedCurve(swapped, kind))!;
        expectClose(mirrored.x, centroid.y, 1e-9);
      }),
    );
  });
});

describe('points that make no curve', () => {
  const p = (x: number, y: number) => imagePoint(x, y);
  const refused: [string, ImagePoint[]][] = [
    ['none', []],
    ['two', [p(1, 1), p(5, 5)]],
    ['three of which two follow each other', [p(1, 1), p(1, 1), p(5, 5)]],
    ['a last one that repeats the first', [p(1, 1), p(5, 5), p(1, 1)]],
    ['two distinct ones in turns', [p(1, 1), p(5, 5), p(1, 1), p(5, 5)]],
  ];
  test.each(refused)('are refused: %s', (_name, points) => {
    expect(() => closedCurve(points, 'periodicCubic')).toThrow(expect.objectContaining({ code: 'contour/tooFewPoints' }));
    expect(() => closedCurve(points, 'polygon')).toThrow(expect.objectContaining({ code: 'contour/tooFewPoints' }));
  });

  test('are refused where a coordinate is not finite', () => {
    for (const bad of [NaN, Infinity]) {
      expect(() => closedCurve([p(1, 1), p(bad, 2), p(3, 5), p(0, 4)], 'polygon')).toThrow(expect.objectContaining({ code: 'contour/outsideImage' }));
    }
  });

  test('a repeated point changes nothing', () => {
    const twice = readerPoints.flatMap((point) => [point, point]);
    const closed = [...twice, readerPoints[0]!];
    expect(curveAreaPx2(closedCurve(closed, 'periodicCubic'))).toBe(curveAreaPx2(closedCurve(readerPoints, 'periodicCubic')));
  });
});
