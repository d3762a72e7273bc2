import { gaussLegendre8 } from './gaussLegendre.ts';
import type { PlaneCurve } from './planeCurve.ts';

const relativeTolerance = 1e-11;
const deepestHalving = 12;

/**
 * Length of the curve in its plane's unit (so of a curve already in millimetres, see `curveInMm`): Gauss–Legendre quadrature of the
 * speed, each piece halved until halves and whole agree (near a cusp the speed is not smooth and one rule would be off).
 */
export function curveLength(curve: PlaneCurve): number {
  const c = curve.coefficients;
  let total = 0;
  for (let i = 0; i < c.length; i += 8) {
    total += curve.kind === 'polygon' ? Math.hypot(c[i + 1]!, c[i + 5]!) : refined(c, i, 0, 1, stretch(c, i, 0, 1), 0);
  }
  return total;
}

function refined(c: Float64Array, i: number, from: number, to: number, whole: number, depth: number): number {
  const middle = (from + to) / 2;
  const left = stretch(c, i, from, middle);
  const right = stretch(c, i, middle, to);
  if (depth >= deepestHalving || Math.abs(left + right - whole) <= relativeTolerance * (left + right)) return left + right;
  return refined(c, i, from, middle, left, depth + 1) + refined(c, i, middle, to, right, depth + 1);
}

function stretch(c: Float64Array, i: number, from: number, to: number): number {
  const width = to - from;
  let sum = 0;
  for (const [node, weight] of gaussLegendre8) {
    const s = from + node * width;
    const dx = c[i + 1]! + s * (2 * c[i + 2]! + s * 3 * c[i + 3]!);
    const dy = c[i + 5]! + s * (2 * c[i + 6]! + s * 3 * c[i + 7]!);
    sum += weight * Math.sqrt(dx * dx + dy * dy);
  }
  return sum * width;
}
