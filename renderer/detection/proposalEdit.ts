import type { Analysis } from '../../src/analysis/analysis.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import { isUntouchedProposal, settledFrames } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';

/** A found border as a contour of a frame, provisional and signed by the program. */
export function proposedContour(frameNumber: number, border: Pick<DetectedLumen, 'points'> & Partial<Pick<DetectedLumen, 'borderConfidence'>>, origin: 'detected' | 'propagated' | 'interpolated', author: string): Contour {
  const { points, borderConfidence } = border;
  const contour: Contour = { id: crypto.randomUUID(), frameNumber, kind: 'lumen', curve: 'periodicCubic', points, origin, acceptance: { status: 'provisional' }, author };
  return borderConfidence === undefined ? contour : { ...contour, borderConfidence };
}

/**
 * The one edit that puts proposals into the document as it is now: they take the place of earlier proposals on the frames that were
 * looked at, and leave every frame alone on which the reader has spoken meanwhile. null where nothing would change.
 */
export function proposalEdit(analysis: Analysis, contours: readonly Contour[], lookedAt: readonly number[]): AnalysisEdit | null {
  const settled = settledFrames(analysis);
  const open = new Set(lookedAt.filter((frameNumber) => !settled.has(frameNumber)));
  const proposed = contours.filter(({ frameNumber }) => open.has(frameNumber));
  const replacedContourIds = analysis.contours.filter((contour) => open.has(contour.frameNumber) && isUntouchedProposal(contour)).map(({ id }) => id);
  if (proposed.length === 0 && replacedContourIds.length === 0) return null;
  return { type: 'contoursProposed', contours: proposed, replacedContourIds };
}
