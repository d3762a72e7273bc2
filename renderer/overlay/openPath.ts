import { closedCurve } from '../../src/geometry/closedCurve.ts';
import type { CurveKind } from '../../src/geometry/curveKind.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { AppError } from '../../src/shared/appError.ts';

const stepsPerPiece = 16;

/** A trace that is not joined yet: the stretch through the laid points, and the stretch that joining would add. Image space, x0 y0 x1 y1 …. */
export interface OpenPath {
  readonly open: ArrayLike<number>;
  readonly closing: ArrayLike<number>;
}

/**
 * From three points on both stretches are those of the joined curve: what is seen is what will be measured. `joined` are the
 * points of the joined curve, the first `laid` of which the hand has laid.
 */
export function openPath(joined: readonly ImagePoint[], laid: number, kind: CurveKind): OpenPath {
  const straight = joined.slice(0, laid).flatMap(({ x, y }) => [x, y]);
  if (joined.length < 3) return { open: straight, closing: [] };
  try {
    const curve = closedCurve(joined, kind);
    const xy = [...sampleCurve(curve, stepsPerPiece)];
    const last = Math.min(laid - 1, curve.pieceCount - 1) * (kind === 'polygon' ? 1 : stepsPerPiece) * 2;
    return { open: xy.slice(0, last + 2), closing: [...xy.slice(last), ...xy.slice(0, 2)] };
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return { open: straight, closing: [] };
  }
}
