import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { acceptedNow } from './drawnContour.ts';

/** Accepts the contours of the frame on screen that nobody has accepted with it on screen yet; null where there is none. */
export function acceptFrame(contours: readonly Contour[], by: { readonly reader: string; readonly now: string }): AnalysisEdit | null {
  const open = contours.filter(({ acceptance }) => acceptance.status === 'provisional' || !acceptance.viewed);
  if (open.length === 0) return null;
  return { type: 'contoursAccepted', contourIds: open.map(({ id }) => id), acceptance: acceptedNow(by) };
}
