import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';

/** One decoded frame as grey values, row by row. */
export interface GreyFrame {
  readonly columns: number;
  readonly rows: number;
  /** columns·rows values, 0–255. */
  readonly grey: Uint8Array;
}

/**
 * The length that the windows of detection are measured in: millimetres where there is a scale, else 1/60 of the field of view (which is what a millimetre is on
 * a venous catheter at its usual 60 mm). Used to look for the border only, never to measure.
 */
export interface SearchScale {
  readonly columnUnit: number;
  readonly rowUnit: number;
}

export function searchScale(frame: GreyFrame, spacingMm: SpacingMm | null): SearchScale {
  if (spacingMm !== null) return { columnUnit: spacingMm.column, rowUnit: spacingMm.row };
  const unit = 60 / Math.min(frame.columns, frame.rows);
  return { columnUnit: unit, rowUnit: unit };
}

/** Largest distance, in search units, that a ray from this point can go in any direction within half the field of view. */
export function searchReach(frame: GreyFrame, scale: SearchScale, centre: ImagePoint): number {
  const half = 0.5 * Math.min(frame.columns * scale.columnUnit, frame.rows * scale.rowUnit);
  const offX = (centre.x - frame.columns / 2) * scale.columnUnit;
  const offY = (centre.y - frame.rows / 2) * scale.rowUnit;
  return half + Math.hypot(offX, offY);
}
