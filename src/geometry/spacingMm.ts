/** Millimetres between neighbouring columns (x) and neighbouring rows (y). They can differ; both are positive and finite. */
export interface SpacingMm {
  readonly column: number;
  readonly row: number;
}

/** Whether both are the same scale, or both none. */
export function sameSpacing(a: SpacingMm | null, b: SpacingMm | null): boolean {
  return a === b || (a !== null && b !== null && a.column === b.column && a.row === b.row);
}
