import { type Box, boxContains } from '../geometry/curveBox.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Warning } from '../shared/warning.ts';
import type { Calibration } from './calibration.ts';
import type { UltrasoundRegion } from './ultrasoundRegion.ts';

/** What of a pullback its calibration rests on; a `MeasuringBasis` is one. */
export interface CalibrationSubject {
  readonly rows: number;
  readonly columns: number;
  readonly regions: readonly UltrasoundRegion[];
  readonly pixelSpacingMm: SpacingMm | null;
}

/** A calibration with what has to be said beside it. */
export interface CalibrationAnswer {
  readonly calibration: Calibration;
  readonly warnings: readonly Warning[];
}

/**
 * The calibration of one contour. In this order: the reader's manual one; the usable ultrasound region (2D, both axes in cm, deltas
 * that are lengths) that contains the whole curve, else the one that contains its centroid; Pixel Spacing; none.
 * Box and centroid are in image coordinates (stored pixels). `centroid` may be null where the curve encloses no area.
 */
export function calibrationForCurve(subject: CalibrationSubject, curveBox: Box, centroid: { readonly x: number; readonly y: number } | null, manual: SpacingMm | null): CalibrationAnswer {
  const ofFile = fileCalibration(subject, curveBox, centroid);
  if (!manual) return ofFile;
  const overridden = ofFile.calibration;
  const message =
    overridden.kind === 'calibrated'
      ? `The manual calibration overrides that of the ${overridden.source === 'ultrasoundRegion' ? `file's ultrasound region ${(overridden.regionIndex ?? 0) + 1}` : "file's Pixel Spacing"} (${spacingText(overridden.spacingMm)}).`
      : 'The manual calibration stands where the file has none.';
  return { calibration: { kind: 'calibrated', source: 'manual', spacingMm: manual }, warnings: [{ code: 'calibration/manual', message }] };
}

/** The calibration that a contour about a point of the image would get. */
export function calibrationAtPoint(subject: CalibrationSubject, x: number, y: number, manual: SpacingMm | null = null): CalibrationAnswer {
  return calibrationForCurve(subject, { minX: x, minY: y, maxX: x, maxY: y }, { x, y }, manual);
}

function fileCalibration(subject: CalibrationSubject, curveBox: Box, centroid: { readonly x: number; readonly y: number } | null): CalibrationAnswer {
  const usable = usableRegions(subject);
  const containing = usable.find((region) => boxContains(region.box, curveBox));
  const chosen = containing ?? (centroid ? usable.find((region) => boxContains(region.box, { minX: centroid.x, minY: centroid.y, maxX: centroid.x, maxY: centroid.y })) : undefined);
  if (chosen) {
    const warnings: Warning[] = [];
    const name = `ultrasound region ${chosen.index + 1}`;
    if (!containing) warnings.push({ code: 'calibration/leavesRegion', message: `The contour leaves ${name}, whose scale is used because it holds the contour's centre.` });
    if (chosen.clipped) warnings.push({ code: 'calibration/regionClipped', message: `The box of ${name} exceeds the image and was clipped to it.` });
    if (subject.pixelSpacingMm && differ(chosen.spacingMm, subject.pixelSpacingMm)) {
      warnings.push({
        code: 'calibration/spacingDisagrees',
        message: `Pixel Spacing (${spacingText(subject.pixelSpacingMm)}) and ${name} (${spacingText(chosen.spacingMm)}) differ by more than 1 %; the region is used.`,
      });
    }
    return { calibration: { kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: chosen.index, spacingMm: chosen.spacingMm }, warnings };
  }
  if (subject.pixelSpacingMm) return { calibration: { kind: 'calibrated', source: 'pixelSpacing', spacingMm: subject.pixelSpacingMm }, warnings: [] };
  return { calibration: { kind: 'uncalibrated', reason: reasonWithoutScale(subject, usable.length) }, warnings: [] };
}

interface UsableRegion {
  readonly index: number;
  /** In image coordinates, within the image. */
  readonly box: Box;
  readonly clipped: boolean;
  readonly lowPriority: boolean;
  readonly spacingMm: SpacingMm;
}

/** Regions that can carry a scale: high priority first (bit 0 of the flags is 0), then the smallest box, then the earlier one. */
function usableRegions(subject: CalibrationSubject): readonly UsableRegion[] {
  return subject.regions
    .flatMap((region) => usableRegion(region, subject))
    .toSorted((a, b) => Number(a.lowPriority) - Number(b.lowPriority) || boxSize(a.box) - boxSize(b.box) || a.index - b.index);
}

function usableRegion(region: UltrasoundRegion, subject: CalibrationSubject): UsableRegion[] {
  if (region.spatialFormat !== 1 || region.physicalUnitsX !== 3 || region.physicalUnitsY !== 3) return [];
  const column = Math.abs(region.physicalDeltaX ?? 0) * 10;
  const row = Math.abs(region.physicalDeltaY ?? 0) * 10;
  if (!(column > 0 && row > 0 && Number.isFinite(column) && Number.isFinite(row))) return [];
  // The last column and row belong to the region, so its outline lies one pixel further.
  const box = {
    minX: Math.max(0, region.minX0),
    minY: Math.max(0, region.minY0),
    maxX: Math.min(subject.columns, region.maxX1 + 1),
    maxY: Math.min(subject.rows, region.maxY1 + 1),
  };
  if (!(box.minX < box.maxX && box.minY < box.maxY)) return [];
  const clipped = region.minX0 < 0 || region.minY0 < 0 || region.maxX1 + 1 > subject.columns || region.maxY1 + 1 > subject.rows;
  return [{ index: region.index, box, clipped, lowPriority: ((region.flags ?? 0) & 1) === 1, spacingMm: { column, row } }];
}

function boxSize(box: Box): number {
  return (box.maxX - box.minX) * (box.maxY - box.minY);
}

function differ(a: SpacingMm, b: SpacingMm): boolean {
  return Math.abs(a.column / b.column - 1) > 0.01 || Math.abs(a.row / b.row - 1) > 0.01;
}

function reasonWithoutScale(subject: CalibrationSubject, usableCount: number): string {
  if (usableCount > 0) return 'No ultrasound region with a scale lies here, and the file has no Pixel Spacing.';
  if (subject.regions.length > 0) return 'None of the ultrasound regions of the file has a scale in centimetres, and it has no Pixel Spacing.';
  return 'The file has neither ultrasound regions nor Pixel Spacing.';
}

function spacingText(spacing: SpacingMm): string {
  const column = spacing.column.toPrecision(4);
  const row = spacing.row.toPrecision(4);
  return column === row ? `${column} mm per pixel` : `${column} × ${row} mm per pixel`;
}
