import { centroidOf } from './centroid.ts';
import { closedCurve } from './closedCurve.ts';
import type { CurveKind } from './curveKind.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import { nearestOnCurve } from './nearestOnCurve.ts';

/**
 * Puts a control point where the curve is nearest to `near`, between the two points that it lies between. The returned `index` is the new point's.
 * @throws AppError `contour/tooFewPoints` where the points make no curve.
 */
export function insertControlPoint(
  points: readonly ImagePoint[],
  kind: CurveKind,
  near: ImagePoint,
): { readonly points: readonly ImagePoint[]; readonly index: number } {
  const curve = closedCurve(points, kind);
  const nearest = nearestOnCurve(curve, near);
  const index = nearest.pieceIndex + 1;
  return { points: curve.points.toSpliced(index, 0, nearest.point), index };
}

/** The contour moved by so many pixels. */
export function moveContour(points: readonly ImagePoint[], dx: number, dy: number): readonly ImagePoint[] {
  return points.map((point) => imagePoint(point.x + dx, point.y + dy));
}

/**
 * The contour made larger or smaller about the centroid of its area, which stays where it is. An even factor on both axes, so that
 * shape and true proportions stay whatever the pixels' shape.
 * @throws AppError `contour/tooFewPoints` where the points make no curve.
 */
export function scaleContour(points: readonly ImagePoint[], kind: CurveKind, factor: number): readonly ImagePoint[] {
  const curve = closedCurve(points, kind);
  const centre = centroidOf(curve) ?? meanPoint(curve.points);
  return points.map((point) => imagePoint(centre.x + factor * (point.x - centre.x), centre.y + factor * (point.y - centre.y)));
}

function meanPoint(points: readonly ImagePoint[]): { x: number; y: number } {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
