import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import { meanBorderConfidence } from '../../src/contour/borderConfidence.ts';
import type { Contour } from '../../src/contour/contour.ts';

/** The provisional contours of a frame range that are at least so sure. Those of which nobody said how sure they are count as unsure. */
export function provisionalAbove(contours: readonly Contour[], range: { readonly firstFrame: number; readonly lastFrame: number }, leastConfidence: number): readonly Contour[] {
  return contours.filter(
    (contour) =>
      contour.acceptance.status === 'provisional' && contour.frameNumber >= range.firstFrame && contour.frameNumber <= range.lastFrame && (meanBorderConfidence(contour) ?? 0) >= leastConfidence,
  );
}

/** The reader accepts now, with the frames on screen or not; who that is is filled in where nobody has said it yet. */
export function acceptedNow(contourIds: readonly string[], reader: string | null, viewed: boolean): AnalysisEdit {
  return { type: 'contoursAccepted', contourIds, acceptance: { status: 'accepted', acceptedBy: reader ?? '', acceptedAt: new Date().toISOString(), viewed } };
}
