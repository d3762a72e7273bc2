import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { crossSection } from '../../src/measurement/crossSection.ts';
import { ellipseMm, ellipsePerimeter, fromMm, readerPoints, readerTruth, regularPolygonMm, squarePixels, tallPixels } from '../geometry/shapes.ts';

function expectClose(actual: number | null, expected: number, relative = 1e-6) {
  expect(actual).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected).toBeLessThanOrEqual(relative);
}

describe.each([['square', squarePixels], ['tall', tallPixels]] as const)('with %s pixels', (_name, spacing) => {
  test.each([[6, 6], [6, 4], [7, 1.5], [9, 0.5]])('an ellipse with semi-axes %d and %d mm measures as in analysis', (a, b) => {
    for (const turn of [0, 0.3, 1.5707, 2.2]) {
      const section = crossSection({ points: fromMm(ellipseMm(360, a, b, turn), spacing), curve: 'periodicCubic' }, spacing);
      expectClose(section.areaMm2, Math.PI * a * b);
      expectClose(section.areaPx2, (Math.PI * a * b) / (spacing.column * spacing.row));
      expectClose(section.perimeterMm, ellipsePerimeter(a, b));
      expectClose(section.minDiameterMm, 2 * b);
      expectClose(section.maxDiameterMm, 2 * a);
      expectClose(section.minFeretMm, 2 * b);
      expectClose(section.maxFeretMm, 2 * a);
      expectClose(section.equivalentDiameterMm, 2 * Math.sqrt(a * b));
      expectClose(section.perimeterDiameterMm, ellipsePerimeter(a, b) / Math.PI);
      expectClose(section.diameterRatio, b / a);
      expectClose(section.aspectRatio, a / b);
      expect(section.eccentricityIndex).toBeCloseTo((a - b) / a, 6);
      expectClose(section.lumenShapeIndex, ((2 * Math.PI * Math.sqrt(a * b)) / ellipsePerimeter(a, b)) ** 2);
      expect(section.centroid.x * spacing.column).toBeCloseTo(12, 6);
      expect(section.centroid.y * spacing.row).toBeCloseTo(14, 6);
    }
  });

  test('the ends of a diameter lie as far apart as the diameter says', () => {
    const section = crossSection({ points: fromMm(ellipseMm(12, 7, 3), spacing), curve: 'periodicCubic' }, spacing);
    const lengthMm = (ends: typeof section.minDiameterEnds) =>
      Math.hypot((ends![0].x - ends![1].x) * spacing.column, (ends![0].y - ends![1].y) * spacing.row);
    expectClose(section.minDiameterMm, lengthMm(section.minDiameterEnds), 1e-12);
    expectClose(section.maxDiameterMm, lengthMm(section.maxDiameterEnds), 1e-12);
    expectClose(section.minFeretMm, lengthMm(section.minFeretEnds), 1e-12);
    expectClose(section.maxFeretMm, lengthMm(section.maxFeretEnds), 1e-12);
  });

  test('a regular hexagon and a square measure as in the textbook', () => {
    const hexagon = crossSection({ points: fromMm(regularPolygonMm(6, 5), spacing), curve: 'polygon' }, spacing);
    expectClose(hexagon.areaMm2, 1.5 * Math.sqrt(3) * 25, 1e-12);
    expectClose(hexagon.minDiameterMm, 5 * Math.sqrt(3));
    expectClose(hexagon.maxDiameterMm, 10);
    expectClose(hexagon.minFeretMm, 5 * Math.sqrt(3), 1e-12);
    expectClose(hexagon.maxFeretMm, 10, 1e-12);
    const square = crossSection({ points: fromMm(regularPolygonMm(4, 5), spacing), curve: 'polygon' }, spacing);
    expectClose(square.minDiameterMm, 5 * Math.SQRT2);
    expectClose(square.maxDiameterMm, 10);
    expectClose(square.lumenShapeIndex, Math.PI / 4, 1e-12);
  });

  test('a triangle’s chords through its centroid are not its Feret diameters', () => {
    // Equilateral, side 6: the shortest chord through the centroid is parallel to a side (2/3 of it), the longest the median.
    const triangle = crossSection({ points: fromMm([[10, 10], [16, 10], [13, 10 + 3 * Math.sqrt(3)]], spacing), curve: 'polygon' }, spacing);
    expectClose(triangle.minDiameterMm, 4);
    expectClose(triangle.maxDiameterMm, 3 * Math.sqrt(3));
    expectClose(triangle.minFeretMm, 3 * Math.sqrt(3), 1e-12);
    expectClose(triangle.maxFeretMm, 6, 1e-12);
  });
});

test('a reader’s nine points measure as FITPACK’s curve through them', () => {
  const section = crossSection({ points: readerPoints, curve: 'periodicCubic' }, tallPixels);
  expectClose(section.areaPx2, readerTruth.areaPx2, 1e-11);
  expectClose(section.perimeterMm, readerTruth.perimeterMm, 1e-9);
  expectClose(section.minDiameterMm, readerTruth.minDiameterMm, 1e-7);
  expectClose(section.maxDiameterMm, readerTruth.maxDiameterMm, 1e-7);
  expectClose(section.minFeretMm, readerTruth.minFeretMm, 1e-7);
  expectClose(section.maxFeretMm, readerTruth.maxFeretMm, 1e-7);
});

describe('a chord through the centroid', () => {
  const { column, row } = tallPixels;
  const measured = (mm: readonly (readonly [number, number])[]) => crossSection({ points: fromMm(mm, tallPixels), curve: 'polygon' }, tallPixels);

  test('is only the connected piece that holds the centroid', () => {
    // A wide slab with a low post at either end: level chords through the centroid stay in the slab; a slanting line would enter a post after a gap.
    const slab = measured([[0, 0], [20, 0], [20, 6], [19, 6], [19, 4], [1, 4], [1, 6], [0, 6]]);
    const area = 20 * 4 + 2 * 2;
    const cy = (80 * 2 + 4 * 5) / area;
    expectClose(slab.areaMm2, area, 1e-12);
    expect(slab.centroid.y * row).toBeCloseTo(cy, 9);
    expect(slab.centroid.x * column).toBeCloseTo(10, 9);
    expectClose(slab.minDiameterMm, 4);
    // The longest one runs from side to side and just grazes the inner foot of a post at (19, 4); a steeper line ends there, on the slab's top.
    expectClose(slab.maxDiameterMm, 20 * Math.hypot(1, (4 - cy) / 9), 1e-6);
  });

  test('does not exist where the centroid lies outside of the lumen, and the answer says so', () => {
    const crescent = measured([[0, 0], [10, 0], [10, 10], [9, 10], [9, 1], [1, 1], [1, 10], [0, 10]]);
    expect(crescent.minDiameterMm).toBeNull();
    expect(crescent.maxDiameterMm).toBeNull();
    expect(crescent.eccentricityIndex).toBeNull();
    expect(crescent.diametersMissing).toBe('centroidOutsideLumen');
    expectClose(crescent.areaMm2, 28, 1e-12);
    expectClose(crescent.maxFeretMm, Math.hypot(10, 10), 1e-12);
    expectClose(crescent.minFeretMm, 10, 1e-12);
  });
});

describe('without a scale', () => {
  test('there is an area in px² and a centroid, and nothing in mm, nor indices that ask for square pixels', () => {
    const { areaPx2, centroid, diametersMissing, ...rest } = crossSection({ points: readerPoints, curve: 'periodicCubic' }, null);
    expectClose(areaPx2, readerTruth.areaPx2, 1e-11);
    expectClose(centroid.x, readerTruth.centroid.x, 1e-11);
    expect(diametersMissing).toBe('uncalibrated');
    expect(Object.values(rest).every((value) => value === null)).toBe(true);
  });
});

describe('a curve that must not measure', () => {
  test('is refused, never given as 0', () => {
    const tie = [[10, 10], [30, 30], [30, 10], [10, 30]].map(([x, y]) => imagePoint(x!, y!));
    expect(() => crossSection({ points: tie, curve: 'polygon' }, squarePixels)).toThrow(expect.objectContaining({ code: 'contour/selfCrossing' }));
    expect(() => crossSection({ points: tie, curve: 'polygon' }, null)).toThrow(expect.objectContaining({ code: 'contour/selfCrossing' }));
    expect(() => crossSection({ points: tie.slice(0, 2), curve: 'polygon' }, null)).toThrow(expect.objectContaining({ code: 'contour/tooFewPoints' }));
  });
});

test('the figures do not depend on winding, starting point, place or order of axes, and scale with the pixels', () => {
  const spokes = fc.array(fc.double({ min: 30, max: 60, noNaN: true }), { minLength: 6, maxLength: 14 });
  fc.assert(
    fc.property(spokes, fc.nat(20), fc.constantFrom('periodicCubic', 'polygon'), (radii, turn, curve) => {
      const points = radii.map((r, i) => imagePoint(200 + r * Math.cos((2 * Math.PI * i) / radii.length), 150 + r * Math.sin((2 * Math.PI * i) / radii.length)));
      const from = turn % points.length;
      const first = crossSection({ points, curve }, tallPixels);
      const others = [
        crossSection({ points: points.toReversed(), curve }, tallPixels),
        crossSection({ points: [...points.slice(from), ...points.slice(0, from)], curve }, tallPixels),
        crossSection({ points: points.map((p) => imagePoint(p.x + 300, p.y + 41.5)), curve }, tallPixels),
        crossSection({ points: points.map((p) => imagePoint(p.y, p.x)), curve }, { column: tallPixels.row, row: tallPixels.column }),
      ];
      for (const other of others) {
        expectClose(other.areaMm2, first.areaMm2!, 1e-9);
        expectClose(other.perimeterMm, first.perimeterMm!, 1e-9);
        expectClose(other.minDiameterMm, first.minDiameterMm!, 1e-6);
        expectClose(other.maxDiameterMm, first.maxDiameterMm!, 1e-6);
        expectClose(other.minFeretMm, first.minFeretMm!, 1e-6);
        expectClose(other.maxFeretMm, first.maxFeretMm!, 1e-6);
      }
      const doubled = crossSection({ points, curve }, { column: 2 * tallPixels.column, row: 2 * tallPixels.row });
      expectClose(doubled.areaMm2, 4 * first.areaMm2!, 1e-12);
      expectClose(doubled.maxDiameterMm, 2 * first.maxDiameterMm!, 1e-8);
      expect(first.minFeretMm!).toBeLessThanOrEqual(first.maxFeretMm!);
      expect(first.maxDiameterMm!).toBeLessThanOrEqual(first.maxFeretMm! * (1 + 1e-9));
    }),
    { numRuns: 100 },
  );
});

test('the same points measured again give the very same answer, and another scale another', () => {
  const contour = { points: readerPoints, curve: 'periodicCubic' } as const;
  expect(crossSection(contour, tallPixels)).toBe(crossSection({ ...contour }, { ...tallPixels }));
  expect(crossSection(contour, squarePixels).areaMm2).not.toBe(crossSection(contour, tallPixels).areaMm2);
});
