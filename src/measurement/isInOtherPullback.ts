import type { Analysis } from '../analysis/analysis.ts';
import type { VeinSegment } from '../analysis/veinSegment.ts';

/** Whether a segment's reference is a segment of another pullback, whose frame numbers and pixels are not those of this one. */
export function isInOtherPullback({ reference }: VeinSegment, { pullback }: Analysis): boolean {
  return reference?.rule === 'segment' && reference.analysis !== null && reference.analysis !== pullback.sopInstanceUid;
}
