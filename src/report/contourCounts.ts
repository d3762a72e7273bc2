import type { ContourKind, ContourOrigin } from '../contour/contour.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { FrameResult } from '../measurement/results.ts';

/** How many contours came about in each way. */
export type OriginCounts = Readonly<Record<ContourOrigin, number>>;
/** How many contours have each kind of curve. */
export type CurveCounts = Readonly<Record<CurveKind, number>>;

/** Contours of one kind counted. */
export interface ContourCounts {
  readonly accepted: number;
  readonly acceptedUnseen: number;
  readonly provisional: number;
  readonly origins: OriginCounts;
  readonly curves: CurveCounts;
}

/** Counts the contours of a kind on the frames for which `wanted` answers true. */
export function contourCounts(wantedKind: ContourKind, frames: readonly FrameResult[], wanted: (frameNumber: number) => boolean): ContourCounts {
  const origins = { manual: 0, detected: 0, propagated: 0, interpolated: 0, imported: 0 };
  const curves = { periodicCubic: 0, polygon: 0 };
  let accepted = 0;
  let acceptedUnseen = 0;
  let provisional = 0;
  for (const frame of frames) {
    if (!wanted(frame.frameNumber)) continue;
    for (const { kind, contour } of frame.contours) {
      if (kind !== wantedKind) continue;
      origins[contour.origin] += 1;
      curves[contour.curve] += 1;
      if (contour.acceptance.status === 'provisional') provisional += 1;
      else {
        accepted += 1;
        if (!contour.acceptance.viewed) acceptedUnseen += 1;
      }
    }
  }
  return { accepted, acceptedUnseen, provisional, origins, curves };
}

/** How many there are, whatever became of them. */
export function countOf({ accepted, provisional }: ContourCounts): number {
  return accepted + provisional;
}
