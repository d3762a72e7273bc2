import type { Contour } from '../contour/contour.ts';
import type { Analysis } from './analysis.ts';
import { isHold } from './frameMark.ts';
import { isLumenStentOn } from './implant.ts';

/** How a contour that the program proposed is signed, until a reader's hand has been on it. */
export function programAuthor(programVersion: string): string {
  return `venolume ${programVersion}`;
}

/** Whether a contour is the program's proposal as it made it: neither drawn, corrected nor accepted by a reader. */
export function isUntouchedProposal({ kind, acceptance, origin, author }: Contour): boolean {
  if (kind !== 'lumen' || acceptance.status !== 'provisional' || origin === 'manual' || origin === 'imported') return false;
  return author?.startsWith(programAuthor('')) === true;
}

/**
 * Frames on which the reader has spoken: a lumen that a hand drew, corrected or accepted, a stent that by the reader's word is the lumen too, or a mark
 * other than a hold, of which the lumen is measured. Nothing is proposed there.
 */
export function settledFrames(analysis: Pick<Analysis, 'contours' | 'frameMarks' | 'implants'>, isProposal = isUntouchedProposal): ReadonlySet<number> {
  const spoken = analysis.contours.filter((contour) => (contour.kind === 'lumen' ? !isProposal(contour) : isLumenStentOn(contour.frameNumber, analysis.implants)));
  const settled = new Set(spoken.map(({ frameNumber }) => frameNumber));
  for (const { firstFrame, lastFrame, word } of analysis.frameMarks) {
    if (isHold(word)) continue;
    for (let frameNumber = firstFrame; frameNumber <= lastFrame; frameNumber++) settled.add(frameNumber);
  }
  return settled;
}
