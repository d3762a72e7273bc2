import { AppError } from '../shared/appError.ts';
import type { CurveKind } from './curveKind.ts';
import type { ImagePoint } from './imagePoint.ts';
import { periodicSplineCoefficients } from './periodicSpline.ts';
import type { PlaneCurve } from './planeCurve.ts';

/** A contour's curve in image coordinates (stored pixels). Piece i runs from point i to point i + 1, the last one back to the first. */
export interface ClosedCurve extends PlaneCurve {
  /** The control points that the curve passes through; consecutive repetitions are collapsed into one. */
  readonly points: readonly ImagePoint[];
}

/**
 * Points closer than this (pixels) are one point: a thousandth of what any reader or detector can mean, and still far
 * above rounding, so that no chord length is so small that the spline's equations lose their digits.
 */
const samePointPx = 1e-6;

/**
 * The closed curve through control points. `periodicCubic` is the C² periodic interpolating cubic parameterised by the
 * chord lengths in image pixels, so that the drawn curve does not change with the calibration; `polygon` has straight edges.
 * Orientation and starting point do not matter.
 *
 * @throws AppError `contour/tooFewPoints` for fewer than three distinct points, `contour/outsideImage` for a coordinate that is not a finite number.
 */
export function closedCurve(points: readonly ImagePoint[], kind: CurveKind): ClosedCurve {
  const kept = collapseRepeated(points);
  if (!hasThreeDistinct(kept)) {
    throw new AppError('contour/tooFewPoints', 'A contour needs at least 3 distinct points: add points or delete it.', {
      pointCount: points.length,
    });
  }
  const n = kept.length;
  const xs = new Float64Array(n);
  const ys = new Float64Array(n);
  kept.forEach((point, i) => {
    xs[i] = point.x;
    ys[i] = point.y;
  });
  const coefficients = kind === 'polygon' ? polygonCoefficients(xs, ys) : periodicSplineCoefficients(xs, ys);
  return { kind, pieceCount: n, coefficients, points: kept };
}

function collapseRepeated(points: readonly ImagePoint[]): readonly ImagePoint[] {
  const kept: ImagePoint[] = [];
  for (const point of points) {
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) {
      throw new AppError('contour/outsideImage', 'A contour point has a coordinate that is not a number: delete the contour and draw it again.');
    }
    const last = kept.at(-1);
    if (last === undefined || !same(last, point)) kept.push(point);
  }
  while (kept.length > 1 && same(kept[0]!, kept.at(-1)!)) kept.pop();
  return kept;
}

function same(a: ImagePoint, b: ImagePoint): boolean {
  return Math.abs(a.x - b.x) <= samePointPx && Math.abs(a.y - b.y) <= samePointPx;
}

function hasThreeDistinct(points: readonly ImagePoint[]): boolean {
  const [first] = points;
  const second = points.find((point) => first !== undefined && !same(first, point));
  if (first === undefined || second === undefined) return false;
  return points.some((point) => !same(first, point) && !same(second, point));
}

function polygonCoefficients(xs: Float64Array, ys: Float64Array): Float64Array {
  const n = xs.length;
  const coefficients = new Float64Array(n * 8);
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    coefficients[i * 8] = xs[i]!;
    coefficients[i * 8 + 1] = xs[next]! - xs[i]!;
    coefficients[i * 8 + 4] = ys[i]!;
    coefficients[i * 8 + 5] = ys[next]! - ys[i]!;
  }
  return coefficients;
}
