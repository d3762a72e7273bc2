import type { SpacingMm } from '../geometry/spacingMm.ts';

/** One decoded frame as grey values, row by row. */
export interface GreyFrame {
  readonly columns: number;
  readonly rows: number;
  /** columns·rows values, 0–255. */
  readonly grey: Uint8Array;
}

/**
 * The length that the windows of detection are measured in: a sixtieth of the field of view, which is a millimetre on a venous catheter
 * at its usual 60 mm and a sixth of one in a coronary at 10 mm. A field is chosen to suit the vessel, and the beam is as wide as suits
 * the field, so what is near and what is wide goes with it rather than with millimetres. Used to look for the border only, never to measure.
 */
export interface SearchScale {
  readonly columnUnit: number;
  readonly rowUnit: number;
  /** Millimetres in a search unit; null where the frame is uncalibrated. */
  readonly unitMm: number | null;
}

const unitsAcross = 60;

export function searchScale(frame: { readonly columns: number; readonly rows: number }, spacingMm: SpacingMm | null): SearchScale {
  const { column, row } = spacingMm ?? { column: 1, row: 1 };
  const unit = Math.min(frame.columns * column, frame.rows * row) / unitsAcross;
  return { columnUnit: column / unit, rowUnit: row / unit, unitMm: spacingMm === null ? null : unit };
}
