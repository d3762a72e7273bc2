import type { PlaneCurve } from './planeCurve.ts';

/**
 * Points along the curve as x0 y0 x1 y1 …, in the curve's own plane, `stepsPerPiece` to each piece and not closed by repeating the first.
 * A polygon's corners are all there is to it: it gives one point a piece.
 */
export function sampleCurve(curve: PlaneCurve, stepsPerPiece: number): Float64Array {
  const steps = curve.kind === 'polygon' ? 1 : Math.max(1, Math.floor(stepsPerPiece));
  const c = curve.coefficients;
  const xy = new Float64Array(curve.pieceCount * steps * 2);
  let out = 0;
  for (let i = 0; i < c.length; i += 8) {
    for (let k = 0; k < steps; k++) {
      const s = k / steps;
      xy[out++] = c[i]! + s * (c[i + 1]! + s * (c[i + 2]! + s * c[i + 3]!));
      xy[out++] = c[i + 4]! + s * (c[i + 5]! + s * (c[i + 6]! + s * c[i + 7]!));
    }
  }
  return xy;
}

/** Steps a piece that make about `pointCount` points in all, at least `least` to a piece. */
export function stepsForTotal(curve: PlaneCurve, pointCount: number, least: number): number {
  return Math.max(least, Math.ceil(pointCount / curve.pieceCount));
}
