import type { CurveKind } from '../../../src/geometry/curveKind.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { type CurveProblem, curveProblem } from './curveProblem.ts';

/** What is wrong with a free area; it is no contour, so it is not called one. */
export function areaProblem(points: readonly ImagePoint[], curve: CurveKind, image: { readonly columns: number; readonly rows: number }): CurveProblem | null {
  const problem = curveProblem(points, curve, image);
  return problem?.kind === 'tooFewPoints' ? { ...problem, message: 'An area needs at least 3 points.' } : problem;
}
