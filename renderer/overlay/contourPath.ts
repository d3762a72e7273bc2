import type { Contour } from '../../src/contour/contour.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import type { ViewTransform } from '../../src/geometry/viewTransform.ts';
import { AppError } from '../../src/shared/appError.ts';

const stepsPerPiece = 16;

// Points arrays are never changed, so each curve is sampled once, not with every zoom and every movement of the pointer.
const sampled = new WeakMap<readonly ImagePoint[], { readonly curve: Contour['curve']; readonly xy: Float64Array }>();

/** The curve of a contour as x0 y0 x1 y1 … in image space, the same that is measured; straight lines where its points make no curve. */
export function imagePathOf(contour: Pick<Contour, 'points' | 'curve'>): Float64Array {
  const known = sampled.get(contour.points);
  if (known?.curve === contour.curve) return known.xy;
  const xy = pathOf(contour);
  sampled.set(contour.points, { curve: contour.curve, xy });
  return xy;
}

function pathOf({ points, curve }: Pick<Contour, 'points' | 'curve'>): Float64Array {
  try {
    return sampleCurve(closedCurve(points, curve), stepsPerPiece);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return Float64Array.from(points.flatMap(({ x, y }) => [x, y]));
  }
}

/** A path of image points on the canvas, as Konva and 2D contexts take it. */
export function canvasPath(imagePath: ArrayLike<number>, view: ViewTransform): number[] {
  const path = Array.from<number>({ length: imagePath.length });
  for (let i = 0; i < imagePath.length; i += 2) {
    path[i] = view.offsetX + view.scaleX * imagePath[i]!;
    path[i + 1] = view.offsetY + view.scaleY * imagePath[i + 1]!;
  }
  return path;
}
