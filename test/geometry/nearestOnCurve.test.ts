import { describe, expect, test } from 'vitest';
import { centroidOf } from '../../src/geometry/centroid.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { insertControlPoint, moveContour, scaleContour } from '../../src/geometry/controlPointEdits.ts';
import { curveAreaMm2, curveAreaPx2 } from '../../src/geometry/curveArea.ts';
import { ellipseInBox, ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../src/geometry/nearestOnCurve.ts';
import { outlineDistance } from '../../src/geometry/outlineDistance.ts';
import { pointInCurve } from '../../src/geometry/pointInCurve.ts';
import { ellipseMm, fromMm, readerPoints, squarePixels, tallPixels } from './shapes.ts';

const square = [[10, 10], [30, 10], [30, 30], [10, 30]].map(([x, y]) => imagePoint(x!, y!));

describe('the nearest point of a curve', () => {
  test('of a square is the foot on the nearest side or the corner', () => {
    const curve = closedCurve(square, 'polygon');
    expect(nearestOnCurve(curve, imagePoint(17, 4)).point).toMatchObject({ x: expect.closeTo(17, 5), y: expect.closeTo(10, 9) });
    expect(nearestOnCurve(curve, imagePoint(17, 4)).pieceIndex).toBe(0);
    expect(nearestOnCurve(curve, imagePoint(33, 34)).distancePx).toBeCloseTo(5, 9);
    expect(nearestOnCurve(curve, imagePoint(12, 20)).pieceIndex).toBe(3);
  });
  test('of a circle lies towards the asking point', () => {
    const curve = closedCurve(fromMm(ellipseMm(64, 5, 5), squarePixels), 'periodicCubic');
    for (let angle = 0; angle < 6.28; angle += 0.37) {
      const asked = imagePoint(240 + 150 * Math.cos(angle), 280 + 150 * Math.sin(angle));
      const found = nearestOnCurve(curve, asked);
      expect(found.distancePx).toBeCloseTo(50, 3);
      expect(found.point.x).toBeCloseTo(240 + 100 * Math.cos(angle), 2);
    }
  });
});

describe('a control point set on the line', () => {
  test('comes between its neighbours, lies on the curve and hardly changes the area', () => {
    const before = closedCurve(readerPoints, 'periodicCubic');
    const { points, index } = insertControlPoint(readerPoints, 'periodicCubic', imagePoint(320, 219));
    expect(index).toBe(2);
    expect(points).toHaveLength(10);
    expect(nearestOnCurve(before, points[index]!).distancePx).toBeLessThan(1e-6);
    expect(curveAreaPx2(closedCurve(points, 'periodicCubic'))).toBeCloseTo(curveAreaPx2(before), -2);
  });
  test('on the last piece comes at the end', () => {
    const { points, index } = insertControlPoint(square, 'polygon', imagePoint(8, 21));
    expect(index).toBe(4);
    expect(points[4]).toMatchObject({ x: expect.closeTo(10, 9), y: expect.closeTo(21, 5) });
  });
});

describe('moving and scaling', () => {
  test('a moved contour keeps its area and its centroid goes along', () => {
    const moved = closedCurve(moveContour(readerPoints, 12.5, -40), 'periodicCubic');
    const before = closedCurve(readerPoints, 'periodicCubic');
    expect(curveAreaPx2(moved)).toBeCloseTo(curveAreaPx2(before), 7);
    expect(centroidOf(moved)!.x - centroidOf(before)!.x).toBeCloseTo(12.5, 9);
    expect(centroidOf(moved)!.y - centroidOf(before)!.y).toBeCloseTo(-40, 9);
  });
  test('a scaled contour has the factor squared of the area about the same centroid', () => {
    const scaled = closedCurve(scaleContour(readerPoints, 'periodicCubic', 1.3), 'periodicCubic');
    const before = closedCurve(readerPoints, 'periodicCubic');
    expect(curveAreaPx2(scaled) / curveAreaPx2(before)).toBeCloseTo(1.69, 10);
    expect(centroidOf(scaled)!.x).toBeCloseTo(centroidOf(before)!.x, 8);
  });
});

describe('control points of an ellipse', () => {
  test.each([[60, 60, 1e-3], [80, 40, 5e-3], [80, 20, 5e-3]])('semi-axes %d and %d px', (a, b, relative) => {
    const points = ellipsePoints({ center: imagePoint(200, 210), semiAxisAPx: a, semiAxisBPx: b, rotationRad: 0.7 });
    expect(points).toHaveLength(12);
    const curve = closedCurve(points, 'periodicCubic');
    expect(Math.abs(curveAreaPx2(curve) / (Math.PI * a * b) - 1)).toBeLessThan(relative);
    expect(centroidOf(curve)!.x).toBeCloseTo(200, 6);
  });
  test('fill the box that was dragged, from any corner', () => {
    expect(ellipseInBox(imagePoint(30, 50), imagePoint(10, 20))).toMatchObject({ center: { x: 20, y: 35 }, semiAxisAPx: 10, semiAxisBPx: 15, rotationRad: 0 });
  });
});

describe('inside and outside', () => {
  test('agree with the ellipse’s equation away from its border', () => {
    const curve = closedCurve(fromMm(ellipseMm(60, 6, 2, 0), squarePixels), 'periodicCubic');
    for (let x = 100; x < 400; x += 7) {
      for (let y = 200; y < 360; y += 7) {
        const value = ((x - 240) / 120) ** 2 + ((y - 280) / 40) ** 2;
        if (Math.abs(value - 1) > 0.02) expect(pointInCurve(curve, x, y)).toBe(value < 1);
      }
    }
  });
});

describe('the distance of two outlines', () => {
  test('of concentric circles is the difference of their radii in mm, with pixels of any shape', () => {
    for (const spacing of [squarePixels, tallPixels]) {
      const inner = closedCurve(fromMm(ellipseMm(60, 4, 4), spacing), 'periodicCubic');
      const outer = closedCurve(fromMm(ellipseMm(48, 4.5, 4.5), spacing), 'periodicCubic');
      const { hausdorffMm, meanMm } = outlineDistance(inner, outer, spacing);
      expect(hausdorffMm).toBeCloseTo(0.5, 3);
      expect(meanMm).toBeCloseTo(0.5, 3);
    }
  });
  test('of shifted circles has the shift as the farthest, and of a curve to itself is 0', () => {
    const a = closedCurve(fromMm(ellipseMm(60, 4, 4), tallPixels), 'periodicCubic');
    const b = closedCurve(fromMm(ellipseMm(60, 4, 4, 0.3, 12.8, 14), tallPixels), 'periodicCubic');
    expect(outlineDistance(a, b, tallPixels).hausdorffMm).toBeCloseTo(0.8, 3);
    expect(outlineDistance(a, a, tallPixels).hausdorffMm).toBeLessThan(1e-9);
    expect(curveAreaMm2(b, tallPixels)).toBeCloseTo(curveAreaMm2(a, tallPixels), 8);
  });
});
