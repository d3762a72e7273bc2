import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { acceptedNow } from './drawnContour.ts';

/** Accepts the provisional contours of the frame on screen; null where there is none. */
export function acceptFrame(contours: readonly Contour[], by: { readonly reader: string; readonly now: string }): AnalysisEdit | null {
  const provisional = contours.filter((contour) => contour.acceptance.status === 'provisional');
  if (provisional.length === 0) return null;
  return { type: 'contoursAccepted', contourIds: provisional.map(({ id }) => id), acceptance: acceptedNow(by) };
}
