import type { SpacingMm } from './spacingMm.ts';
import type { PlaneCurve } from './planeCurve.ts';

/**
 * Area enclosed by a curve that does not cross itself, in the square of its plane's unit. Green's theorem ½∮(x dy − y dx) in closed form:
 * the products of the pieces' polynomials are integrated term by term, nothing is sampled. Independent of winding.
 */
export function curveArea(curve: PlaneCurve): number {
  return Math.abs(signedArea(curve));
}

/** Area in square pixels of a curve in image coordinates. */
export function curveAreaPx2(curve: PlaneCurve): number {
  return curveArea(curve);
}

/** Area in mm² of a curve in image coordinates. */
export function curveAreaMm2(curve: PlaneCurve, spacingMm: SpacingMm): number {
  return curveArea(curve) * spacingMm.column * spacingMm.row;
}

/** Positive where the curve runs clockwise as seen on the screen (y grows downwards). */
export function signedArea(curve: PlaneCurve): number {
  const c = curve.coefficients;
  // About a point of the curve, since far from the origin the terms would be large and cancel.
  const originX = c[0]!;
  const originY = c[4]!;
  let twice = 0;
  for (let i = 0; i < c.length; i += 8) {
    const x0 = c[i]! - originX;
    const x1 = c[i + 1]!;
    const x2 = c[i + 2]!;
    const x3 = c[i + 3]!;
    const y0 = c[i + 4]! - originY;
    const y1 = c[i + 5]!;
    const y2 = c[i + 6]!;
    const y3 = c[i + 7]!;
    // ∫₀¹ (x y′ − y x′) ds: the pair (i, j) contributes (xᵢyⱼ − yᵢxⱼ)(j − i)/(i + j) for i < j.
    twice +=
      x0 * (y1 + y2 + y3) -
      y0 * (x1 + x2 + x3) +
      (x1 * y2 - y1 * x2) / 3 +
      (x1 * y3 - y1 * x3) / 2 +
      (x2 * y3 - y2 * x3) / 5;
  }
  return twice / 2;
}
