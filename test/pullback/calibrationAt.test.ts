import { describe, expect, test } from 'vitest';
import { type CalibrationSubject, calibrationAtPoint, calibrationForCurve } from '../../src/pullback/calibrationAt.ts';
import type { UltrasoundRegion } from '../../src/pullback/ultrasoundRegion.ts';

const region = (index: number, box: readonly [number, number, number, number], changes: Partial<UltrasoundRegion> = {}): UltrasoundRegion => ({
  index,
  minX0: box[0],
  minY0: box[1],
  maxX1: box[2],
  maxY1: box[3],
  spatialFormat: 1,
  dataType: 1,
  flags: 0,
  physicalUnitsX: 3,
  physicalUnitsY: 3,
  physicalDeltaX: 0.01,
  physicalDeltaY: 0.02,
  ...changes,
});
const subject = (regions: readonly UltrasoundRegion[], pixelSpacingMm: CalibrationSubject['pixelSpacingMm'] = null): CalibrationSubject => ({ rows: 100, columns: 200, regions, pixelSpacingMm });
const box = (minX: number, minY: number, maxX: number, maxY: number) => ({ minX, minY, maxX, maxY });
const centreOf = (b: ReturnType<typeof box>) => ({ x: (b.minX + b.maxX) / 2, y: (b.minY + b.maxY) / 2 });
const answer = (of: CalibrationSubject, curve: ReturnType<typeof box>) => calibrationForCurve(of, curve, centreOf(curve), null);

describe('the calibration of a contour', () => {
  test('is ten times the deltas of the region in mm, per axis', () => {
    const { calibration, warnings } = answer(subject([region(0, [0, 0, 199, 99])]), box(10, 10, 50, 50));
    expect(calibration).toEqual({ kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: 0, spacingMm: { column: 0.1, row: 0.2 } });
    expect(warnings).toEqual([]);
  });

  test('takes the absolute value of a negative delta', () => {
    const { calibration } = answer(subject([region(0, [0, 0, 199, 99], { physicalDeltaX: -0.01 })]), box(10, 10, 50, 50));
    expect(calibration).toMatchObject({ spacingMm: { column: 0.1, row: 0.2 } });
  });

  test('passes over regions without a scale: other units, other formats, no length', () => {
    const useless: readonly Partial<UltrasoundRegion>[] = [
      { physicalUnitsX: 0 },
      { physicalUnitsY: 4 },
      { spatialFormat: 4 },
      { spatialFormat: null },
      { physicalDeltaX: 0 },
      { physicalDeltaY: null },
      { physicalDeltaY: Number.NaN },
      { physicalDeltaX: Number.POSITIVE_INFINITY },
    ];
    for (const changes of useless) {
      expect(answer(subject([region(0, [0, 0, 199, 99], changes)]), box(1, 1, 9, 9)).calibration.kind).toBe('uncalibrated');
    }
    const regions = [...useless.map((changes, i) => region(i, [0, 0, 99, 99], changes)), region(useless.length, [0, 0, 199, 99])];
    expect(answer(subject(regions), box(1, 1, 9, 9)).calibration).toMatchObject({ regionIndex: useless.length });
  });

  test('is that of the region about the contour, not of the first', () => {
    const two = subject([region(0, [0, 0, 99, 99]), region(1, [100, 0, 199, 99], { physicalDeltaX: 0.05 })]);
    expect(answer(two, box(120, 10, 150, 40)).calibration).toMatchObject({ regionIndex: 1, spacingMm: { column: 0.5 } });
    expect(answer(two, box(20, 10, 50, 40)).calibration).toMatchObject({ regionIndex: 0 });
  });

  test('counts the last column and row as the region’s', () => {
    const one = subject([region(0, [10, 10, 49, 49])]);
    expect(answer(one, box(10, 10, 50, 50)).warnings).toEqual([]);
    expect(answer(one, box(10, 10, 50.01, 50)).warnings).toMatchObject([{ code: 'calibration/leavesRegion' }]);
  });

  test('prefers high priority, then the smallest, among regions that contain it', () => {
    const curve = box(20, 20, 30, 30);
    const low = region(0, [15, 15, 40, 40], { flags: 1 });
    const large = region(1, [0, 0, 199, 99], { flags: 2 });
    const small = region(2, [10, 10, 60, 60], { flags: 2 });
    expect(answer(subject([low, large, small]), curve).calibration).toMatchObject({ regionIndex: 2 });
    expect(answer(subject([low, large]), curve).calibration).toMatchObject({ regionIndex: 1 });
    expect(answer(subject([low]), curve).calibration).toMatchObject({ regionIndex: 0 });
  });

  test('prefers a region that holds the whole curve to a better one that holds its centroid', () => {
    const curve = box(20, 20, 80, 80);
    const regions = [region(0, [30, 30, 69, 69], { flags: 0 }), region(1, [0, 0, 199, 99], { flags: 1 })];
    expect(answer(subject(regions), curve)).toMatchObject({ calibration: { regionIndex: 1 }, warnings: [] });
    expect(answer(subject(regions.slice(0, 1)), curve)).toMatchObject({ calibration: { regionIndex: 0 }, warnings: [{ code: 'calibration/leavesRegion' }] });
  });

  test('clips a box that exceeds the image, and says so', () => {
    const { calibration, warnings } = answer(subject([region(0, [50, 50, 800, 600])]), box(60, 60, 90, 90));
    expect(calibration.kind).toBe('calibrated');
    expect(warnings).toMatchObject([{ code: 'calibration/regionClipped' }]);
    expect(answer(subject([region(0, [300, 300, 800, 600])]), box(60, 60, 90, 90)).calibration.kind).toBe('uncalibrated');
    expect(answer(subject([region(0, [90, 90, 40, 40])]), box(60, 60, 90, 90)).calibration.kind).toBe('uncalibrated');
  });

  test('is Pixel Spacing where no region lies, else none with the reason', () => {
    const spacing = { column: 0.3, row: 0.4 };
    const regions = [region(0, [0, 0, 20, 20])];
    expect(answer(subject(regions, spacing), box(60, 60, 90, 90)).calibration).toEqual({ kind: 'calibrated', source: 'pixelSpacing', spacingMm: spacing });
    const none = answer(subject(regions), box(60, 60, 90, 90)).calibration;
    expect(none).toMatchObject({ kind: 'uncalibrated', reason: expect.stringContaining('lies here') });
    expect(answer(subject([]), box(60, 60, 90, 90)).calibration).toMatchObject({ reason: expect.stringContaining('neither') });
  });

  test('warns where region and Pixel Spacing differ by more than 1 %, on either axis', () => {
    const regions = [region(0, [0, 0, 199, 99])];
    expect(answer(subject(regions, { column: 0.1009, row: 0.1981 }), box(1, 1, 9, 9)).warnings).toEqual([]);
    expect(answer(subject(regions, { column: 0.1, row: 0.204 }), box(1, 1, 9, 9))).toMatchObject({
      calibration: { source: 'ultrasoundRegion' },
      warnings: [{ code: 'calibration/spacingDisagrees' }],
    });
  });

  test('is the manual one where the reader recorded one, with what it overrides', () => {
    const manual = { column: 0.07, row: 0.07 };
    const at = (of: CalibrationSubject) => calibrationAtPoint(of, 100, 50, manual);
    expect(at(subject([region(0, [0, 0, 199, 99])]))).toMatchObject({
      calibration: { source: 'manual', spacingMm: manual },
      warnings: [{ code: 'calibration/manual', message: expect.stringContaining('ultrasound region') }],
    });
    expect(at(subject([], manual)).warnings[0]?.message).toContain('Pixel Spacing');
    expect(at(subject([])).warnings[0]?.message).toContain('has none');
  });
});
