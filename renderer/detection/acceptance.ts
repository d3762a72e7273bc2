import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import type { Contour } from '../../src/contour/contour.ts';

/** What a detector said of a proposal as a whole: the mean over its border; null where nobody said. */
export function wholeConfidence({ borderConfidence }: Pick<Contour, 'borderConfidence'>): number | null {
  if (borderConfidence === undefined || borderConfidence.length === 0) return null;
  return borderConfidence.reduce((sum, one) => sum + one, 0) / borderConfidence.length;
}

/** The provisional contours of a frame range that are at least so sure. Those of which nobody said how sure they are count as unsure. */
export function provisionalAbove(contours: readonly Contour[], range: { readonly firstFrame: number; readonly lastFrame: number }, leastConfidence: number): readonly Contour[] {
  return contours.filter(
    (contour) =>
      contour.acceptance.status === 'provisional' && contour.frameNumber >= range.firstFrame && contour.frameNumber <= range.lastFrame && (wholeConfidence(contour) ?? 0) >= leastConfidence,
  );
}

/** The reader accepts now, with the frames on screen or not; who that is is filled in where nobody has said it yet. */
export function acceptedNow(contourIds: readonly string[], reader: string | null, viewed: boolean): AnalysisEdit {
  return { type: 'contoursAccepted', contourIds, acceptance: { status: 'accepted', acceptedBy: reader ?? '', acceptedAt: new Date().toISOString(), viewed } };
}
