import { boxContains, curveBox } from './curveBox.ts';
import type { ClosedCurve } from './closedCurve.ts';

/** What rounding may add to a curve that touches the border exactly, in pixels. */
const roundingPx = 1e-9;

/** Whether some part of the curve (not only its points) lies outside the image, whose pixels fill [0, columns] × [0, rows]. */
export function leavesImage(curve: ClosedCurve, size: { readonly columns: number; readonly rows: number }): boolean {
  const image = { minX: -roundingPx, minY: -roundingPx, maxX: size.columns + roundingPx, maxY: size.rows + roundingPx };
  return !boxContains(image, curveBox(curve));
}
