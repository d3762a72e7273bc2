import type { ClosedCurve } from './closedCurve.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import { minimise } from './minimise.ts';
import { pointOnPiece } from './planeCurve.ts';

export interface NearestOnCurve {
  readonly point: ImagePoint;
  readonly distancePx: number;
  /** The piece that it lies on: between point `pieceIndex` and the next one of `curve.points`. */
  readonly pieceIndex: number;
}

const stepsPerPiece = 24;

/** The point of the curve that lies nearest to a point of the image. */
export function nearestOnCurve(curve: ClosedCurve, to: ImagePoint): NearestOnCurve {
  let bestPiece = 0;
  let bestStep = 0;
  let best = Infinity;
  for (let piece = 0; piece < curve.pieceCount; piece++) {
    for (let step = 0; step < stepsPerPiece; step++) {
      const at = pointOnPiece(curve, piece, (step + 0.5) / stepsPerPiece);
      const squared = (at.x - to.x) ** 2 + (at.y - to.y) ** 2;
      if (squared < best) {
        best = squared;
        bestPiece = piece;
        bestStep = step;
      }
    }
  }
  const squaredAt = (s: number) => {
    const at = pointOnPiece(curve, bestPiece, s);
    return (at.x - to.x) ** 2 + (at.y - to.y) ** 2;
  };
  const from = Math.max(0, (bestStep - 0.5) / stepsPerPiece);
  const until = Math.min(1, (bestStep + 1.5) / stepsPerPiece);
  let found = minimise(squaredAt, from, until, 1e-7);
  for (const end of [from, until]) {
    const value = squaredAt(end);
    if (value < found.value) found = { at: end, value };
  }
  const at = pointOnPiece(curve, bestPiece, found.at);
  return { point: imagePoint(at.x, at.y), distancePx: Math.sqrt(found.value), pieceIndex: bestPiece };
}
