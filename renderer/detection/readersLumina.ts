import { isUntouchedProposal } from '../../src/analysis/proposals.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { contourRefusal } from '../../src/contour/contourRefusal.ts';
import type { Reading } from '../reading/reading.ts';

/**
 * Lumina that a reader drew, corrected or accepted, on frames with one such and no other: the frames that others are measured by.
 * Of single images there are none: a neighbour may lie anywhere, and its lumen says nothing of another.
 */
export function readersLumina({ analysis, details: { pullback } }: Reading): readonly Contour[] {
  if (pullback.kind === 'stills') return [];
  const lumina = analysis.contours.filter((contour) => contour.kind === 'lumen' && !isUntouchedProposal(contour));
  const counts = new Map<number, number>();
  for (const { frameNumber } of lumina) counts.set(frameNumber, (counts.get(frameNumber) ?? 0) + 1);
  return lumina.filter((contour) => counts.get(contour.frameNumber) === 1 && contourRefusal(contour, pullback.pixels) === null);
}
