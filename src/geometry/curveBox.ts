import type { PlaneCurve } from './planeCurve.ts';

/** An axis-parallel box in the plane of whatever it encloses. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The smallest box round the whole curve, from the extrema of its polynomials (an interpolating cubic bulges beyond its points). */
export function curveBox(curve: PlaneCurve): Box {
  const x = extent(curve.coefficients, 0);
  const y = extent(curve.coefficients, 4);
  return { minX: x.min, minY: y.min, maxX: x.max, maxY: y.max };
}

/** The smallest box round points; at least one. */
export function boxOfPoints(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

/** Whether the inner box lies in the outer one, borders included. */
export function boxContains(outer: Box, inner: Box): boolean {
  return inner.minX >= outer.minX && inner.minY >= outer.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY;
}

function extent(c: Float64Array, axis: 0 | 4): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  const take = (value: number) => {
    if (value < min) min = value;
    if (value > max) max = value;
  };
  for (let i = axis; i < c.length; i += 8) {
    const c0 = c[i]!;
    const c1 = c[i + 1]!;
    const c2 = c[i + 2]!;
    const c3 = c[i + 3]!;
    take(c0);
    for (const s of quadraticRoots(3 * c3, 2 * c2, c1)) {
      if (s > 0 && s < 1) take(c0 + s * (c1 + s * (c2 + s * c3)));
    }
  }
  return { min, max };
}

/** Real roots of a·s² + b·s + c, without the cancellation of the school formula; none where a and b are both 0. */
export function quadraticRoots(a: number, b: number, c: number): readonly number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return [];
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant));
  return q === 0 ? [0] : [q / a, c / q];
}
