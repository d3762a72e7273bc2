import type { UnknownFields } from '../contour/unknownFields.ts';

export const notMeasurableReasons = ['shadow', 'confluence', 'oblique', 'balloon', 'readvanced', 'hold', 'other'] as const;
export type NotMeasurableReason = (typeof notMeasurableReasons)[number];

/**
 * The reader's word about frames without a lumen to trace. `occluded`: lumen area 0. `collapsedOnCatheter`: area at most
 * the catheter's (mm²). `notMeasurable`: such frames supply neither a minimum nor a reference.
 */
export type FrameMarkWord =
  | { readonly mark: 'occluded' }
  | { readonly mark: 'collapsedOnCatheter'; readonly catheterAreaMm2: number }
  | { readonly mark: 'notMeasurable'; readonly reason: NotMeasurableReason; readonly note: string };

/** A mark over a frame range, both ends included, 1-based. */
export interface FrameMark {
  readonly id: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly word: FrameMarkWord;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/** Whether the catheter stood still there: such frames have a lumen to trace, which tells of breathing and displacement, never of the vein's minimum. */
export function isHold(word: FrameMarkWord): boolean {
  return word.mark === 'notMeasurable' && word.reason === 'hold';
}

/** Whether a frame lies in a hold that the reader marked. */
export function isOnHold(frameMarks: readonly FrameMark[], frameNumber: number): boolean {
  return frameMarks.some(({ firstFrame, lastFrame, word }) => firstFrame <= frameNumber && frameNumber <= lastFrame && isHold(word));
}
