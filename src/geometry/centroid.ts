import { signedArea } from './curveArea.ts';
import { gaussLegendre5 } from './gaussLegendre.ts';
import type { PlaneCurve } from './planeCurve.ts';

/**
 * Centre of gravity of the enclosed area, in the curve's plane: ∮½x² dy and −∮½y² dx over the area. The integrands are
 * polynomials of degree 8 at most, for which five Gauss–Legendre nodes a piece are exact. null where the curve encloses no area.
 */
export function centroidOf(curve: PlaneCurve): { x: number; y: number } | null {
  const area = signedArea(curve);
  if (area === 0) return null;
  const c = curve.coefficients;
  const originX = c[0]!;
  const originY = c[4]!;
  let momentX = 0;
  let momentY = 0;
  for (let i = 0; i < c.length; i += 8) {
    for (const [s, weight] of gaussLegendre5) {
      const x = c[i]! - originX + s * (c[i + 1]! + s * (c[i + 2]! + s * c[i + 3]!));
      const y = c[i + 4]! - originY + s * (c[i + 5]! + s * (c[i + 6]! + s * c[i + 7]!));
      const dx = c[i + 1]! + s * (2 * c[i + 2]! + s * 3 * c[i + 3]!);
      const dy = c[i + 5]! + s * (2 * c[i + 6]! + s * 3 * c[i + 7]!);
      momentX += weight * x * x * dy;
      momentY -= weight * y * y * dx;
    }
  }
  return { x: originX + momentX / (2 * area), y: originY + momentY / (2 * area) };
}
