import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { AppError } from '../../src/shared/appError.ts';

const stepsPerPiece = 16;

/** A trace that is not joined yet: the stretch through the laid points, and the stretch that joining would add. Image space, x0 y0 x1 y1 …. */
export interface OpenPath {
  readonly open: ArrayLike<number>;
  readonly closing: ArrayLike<number>;
}

/** From three points on both stretches are those of the joined curve: what is seen is what will be measured. */
export function openPath(points: readonly ImagePoint[]): OpenPath {
  const straight = points.flatMap(({ x, y }) => [x, y]);
  if (points.length < 3) return { open: straight, closing: [] };
  try {
    const curve = closedCurve(points, 'periodicCubic');
    const xy = [...sampleCurve(curve, stepsPerPiece)];
    const last = (curve.pieceCount - 1) * stepsPerPiece * 2;
    return { open: xy.slice(0, last + 2), closing: [...xy.slice(last), ...xy.slice(0, 2)] };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { open: straight, closing: [] };
  }
}
