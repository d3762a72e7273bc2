import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import type { CurveKind } from '../../../src/geometry/curveKind.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { leavesImage } from '../../../src/geometry/leavesImage.ts';
import { selfCrossing } from '../../../src/geometry/selfCrossing.ts';
import { AppError } from '../../../src/shared/appError.ts';

/** Why a curve in hand cannot be measured or accepted. `at` is where to look, where there is such a place. */
export interface CurveProblem {
  readonly kind: 'tooFewPoints' | 'selfCrossing' | 'outsideImage';
  readonly message: string;
  readonly at: ImagePoint | null;
}

const tooFewPoints: CurveProblem = { kind: 'tooFewPoints', message: 'A contour needs at least 3 points.', at: null };

/** What is wrong with the closed curve through the points; null where it can be measured. */
export function curveProblem(points: readonly ImagePoint[], curve: CurveKind, image: { readonly columns: number; readonly rows: number }): CurveProblem | null {
  if (points.length < 3) return tooFewPoints;
  try {
    const closed = closedCurve(points, curve);
    const crossing = selfCrossing(closed);
    if (crossing !== null) {
      return { kind: 'selfCrossing', message: 'The curve crosses itself, so it encloses no area that could be measured. Move or remove a point.', at: crossing };
    }
    if (leavesImage(closed, image)) return { kind: 'outsideImage', message: 'The curve leaves the image. Move it back inside.', at: null };
    return null;
  } catch (cause) {
    if (cause instanceof AppError) return cause.code === 'contour/tooFewPoints' ? tooFewPoints : { kind: 'outsideImage', message: cause.message, at: null };
    throw cause;
  }
}
