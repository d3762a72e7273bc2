import { describe, expect, test } from 'vitest';
import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { annotationFigures } from '../../src/measurement/measureAnnotation.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import type { MeasuringBasis } from '../../src/measurement/measuringBasis.ts';
import type { UltrasoundRegion } from '../../src/pullback/ultrasoundRegion.ts';
import { ellipseMm, fromMm } from '../geometry/shapes.ts';
import { basis, emptyRead, read, spacingMm } from './rectangleRead.ts';

/** A place in mm on pixels of 0.1 × 0.2 mm. */
const at = (xMm: number, yMm: number) => imagePoint(xMm / spacingMm.column, yMm / spacingMm.row);
const length = (from: readonly [number, number], to: readonly [number, number]): AnnotationShape => ({ kind: 'length', from: imagePoint(...from), to: imagePoint(...to) });
const angle = (vertex: ReturnType<typeof at>, from: ReturnType<typeof at>, to: ReturnType<typeof at>): AnnotationShape => ({ kind: 'angle', vertex, from, to });
const withoutScale: MeasuringBasis = { ...basis, pixelSpacingMm: null };
const figures = (shape: AnnotationShape, on: MeasuringBasis = basis) => annotationFigures(shape, emptyRead, on);

function region(index: number, minX0: number, maxX1: number, cmPerPixel: number): UltrasoundRegion {
  return { index, spatialFormat: 1, dataType: 1, flags: 0, minX0, minY0: 0, maxX1, maxY1: 399, physicalUnitsX: 3, physicalUnitsY: 3, physicalDeltaX: cmPerPixel, physicalDeltaY: cmPerPixel };
}

describe('a length', () => {
  test('is measured along each axis with that axis’s own scale, with its pixels beside it', () => {
    const { lengthMm, lengthPx, refused } = figures({ kind: 'length', from: at(10, 20), to: at(13, 24) });
    expect(lengthMm).toBeCloseTo(5, 12);
    expect(lengthPx).toBeCloseTo(Math.hypot(30, 20), 12);
    expect(refused).toBeNull();
  });

  test('is the same from either end', () => {
    expect(figures(length([100, 50], [400, 300])).lengthMm).toBe(figures(length([400, 300], [100, 50])).lengthMm);
  });

  test('has pixels alone where there is no scale, and says why', () => {
    const result = figures(length([0, 0], [30, 40]), withoutScale);
    expect(result).toMatchObject({ lengthMm: null, lengthPx: 50, calibration: { kind: 'uncalibrated', reason: 'The file has neither ultrasound regions nor Pixel Spacing.' } });
  });

  test('follows the reader’s own scale over that of the file', () => {
    const analysis = read({ manualCalibration: { spacingMm: { column: 1, row: 1 }, method: 'knownDistance', measuredOn: null, author: 'R1', recordedAt: '2026-03-11T15:42:00Z' } });
    expect(annotationFigures(length([0, 0], [30, 40]), analysis, basis)).toMatchObject({ lengthMm: 50, calibration: { source: 'manual' } });
  });

  test('between two regions has no millimetres, be their scales different or alike', () => {
    const other = { ...withoutScale, regions: [region(0, 0, 299, 0.01), region(1, 300, 599, 0.02)] };
    const alike = { ...withoutScale, regions: [region(0, 0, 299, 0.01), region(1, 300, 599, 0.01)] };
    expect(figures(length([100, 100], [130, 140]), other).lengthMm).toBeCloseTo(5, 12);
    expect(figures(length([400, 100], [430, 140]), other).lengthMm).toBeCloseTo(10, 12);
    for (const on of [other, alike]) {
      expect(figures(length([250, 100], [350, 100]), on)).toMatchObject({ lengthMm: null, lengthPx: 100, calibration: { kind: 'uncalibrated' } });
    }
  });

  test('out of a small region within a large one of another scale has no millimetres', () => {
    const nested = { ...withoutScale, regions: [region(0, 0, 599, 0.01), region(1, 200, 299, 0.05)] };
    expect(figures(length([210, 100], [220, 100]), nested).lengthMm).toBeCloseTo(5, 12);
    expect(figures(length([100, 100], [250, 100]), nested).lengthMm).toBeNull();
  });

  test('with an end beyond the only region has no millimetres', () => {
    expect(figures(length([100, 100], [350, 100]), { ...withoutScale, regions: [region(0, 0, 299, 0.01)] }).lengthMm).toBeNull();
  });
});

describe('an angle', () => {
  test.each([0, 30, 41.2, 90, 135, 179.5, 180])('of %d° in the vein is %d° on pixels that are not square', (degrees) => {
    for (const turn of [0, 0.7, 2]) {
      const ray = (radians: number) => at(30 + 8 * Math.cos(radians), 40 + 8 * Math.sin(radians));
      expect(figures(angle(at(30, 40), ray(turn), ray(turn + (degrees * Math.PI) / 180))).angleDeg).toBeCloseTo(degrees, 9);
    }
  });

  test('is the same whichever side is named first, and whatever the sides’ lengths', () => {
    const [vertex, a, b] = [at(30, 40), at(34, 40), at(30, 49)];
    expect(figures(angle(vertex, a, b)).angleDeg).toBeCloseTo(90, 12);
    expect(figures(angle(vertex, b, a)).angleDeg).toBeCloseTo(90, 12);
  });

  test('is not known without a scale', () => {
    expect(figures(angle(at(30, 40), at(34, 40), at(30, 44)), withoutScale)).toMatchObject({ angleDeg: null, refused: null, calibration: { kind: 'uncalibrated' } });
  });

  test('with a side of no length is refused', () => {
    const { angleDeg, refused } = figures(angle(at(30, 40), at(30, 40), at(30, 44)));
    expect(angleDeg).toBeNull();
    expect(refused).toMatch(/both of its sides/);
  });
});

describe('a free area', () => {
  test('of an ellipse is π·a·b, in mm² and px²', () => {
    const { areaMm2, areaPx2 } = figures({ kind: 'area', curve: 'periodicCubic', points: fromMm(ellipseMm(360, 6, 4, 0.3), spacingMm) });
    expect(areaMm2! / (Math.PI * 24)).toBeCloseTo(1, 6);
    expect(areaPx2! / ((Math.PI * 24) / 0.02)).toBeCloseTo(1, 6);
  });

  test('of a rectangle is width times height', () => {
    expect(figures({ kind: 'area', curve: 'polygon', points: [at(10, 10), at(14, 10), at(14, 13), at(10, 13)] }).areaMm2).toBeCloseTo(12, 10);
  });

  test('without a scale has pixels alone', () => {
    const points = [imagePoint(10, 10), imagePoint(20, 10), imagePoint(20, 30), imagePoint(10, 30)];
    expect(figures({ kind: 'area', curve: 'polygon', points }, withoutScale)).toMatchObject({ areaMm2: null, areaPx2: 200 });
  });

  test.each([
    ['crosses itself', [at(10, 10), at(14, 13), at(14, 10), at(10, 13)], /crosses/],
    ['leaves the image', [at(-3, 10), at(14, 10), at(14, 13)], /leaves the image/],
    ['lies on one place', [at(10, 10), at(10, 10), at(10, 10)], /fewer than 3/],
  ])('that %s has no figure and says so', (_how, points, why) => {
    const result = figures({ kind: 'area', curve: 'polygon', points });
    expect(result).toMatchObject({ areaMm2: null, areaPx2: null });
    expect(result.refused).toMatch(why);
  });

  test('over the border of its region has no mm²', () => {
    const on = { ...withoutScale, regions: [region(0, 0, 299, 0.01)] };
    const square = (x: number): AnnotationShape => ({ kind: 'area', curve: 'polygon', points: [imagePoint(x, 10), imagePoint(x + 20, 10), imagePoint(x + 20, 30), imagePoint(x, 30)] });
    expect(figures(square(100), on).areaMm2).toBeCloseTo(4, 12);
    expect(figures(square(285), on)).toMatchObject({ areaMm2: null, areaPx2: 400 });
  });
});

test('every annotation of a document is measured under its id, a note and a bookmark with nothing to say; no vein figure changes', () => {
  const said = { frameNumber: 3, note: '', includedInReport: false, author: 'R1' };
  const annotations = [
    { ...said, id: 'a', shape: { kind: 'bookmark' } as const },
    { ...said, id: 'b', shape: { kind: 'text', at: at(1, 1) } as const },
    { ...said, id: 'c', shape: { kind: 'length', from: at(10, 20), to: at(10, 24) } as const },
  ];
  const { annotations: results, ...others } = measureAnalysis(read({ annotations }), basis);
  const { annotations: none, ...without } = measureAnalysis(emptyRead, basis);
  expect(results.map(({ annotationId, lengthMm, calibration }) => [annotationId, lengthMm, calibration === null])).toEqual([
    ['a', null, true],
    ['b', null, true],
    ['c', expect.closeTo(4, 10), false],
  ]);
  expect(none).toEqual([]);
  expect(others).toEqual(without);
});
