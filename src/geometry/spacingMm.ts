/** Millimetres between neighbouring columns (x) and neighbouring rows (y). They can differ; both are positive and finite. */
export interface SpacingMm {
  readonly column: number;
  readonly row: number;
}
