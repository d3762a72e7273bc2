import type { FrameResult } from '../measurement/results.ts';
import type { ContourCounts } from './reportModel.ts';

/** Counts the lumen contours on the frames for which `wanted` answers true. */
export function contourCounts(frames: readonly FrameResult[], wanted: (frameNumber: number) => boolean): ContourCounts {
  const origins = { manual: 0, detected: 0, propagated: 0, interpolated: 0, imported: 0 };
  const curves = { periodicCubic: 0, polygon: 0 };
  let accepted = 0;
  let acceptedUnseen = 0;
  let provisional = 0;
  for (const frame of frames) {
    if (!wanted(frame.frameNumber)) continue;
    for (const { kind, contour } of frame.contours) {
      if (kind !== 'lumen') continue;
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
