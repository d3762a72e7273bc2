import type { FrameMark } from '../../src/analysis/frameMark.ts';

/**
 * The nearest mark of not measurable frames that ends before or begins behind this frame, drawn out to it: a hold is marked where it
 * begins and extended where it ends. null where there is none.
 */
export function extendedMark(frameMarks: readonly FrameMark[], frameNumber: number): FrameMark | null {
  const beside = frameMarks.filter(({ firstFrame, lastFrame, word }) => word.mark === 'notMeasurable' && (frameNumber < firstFrame || frameNumber > lastFrame));
  const away = ({ firstFrame, lastFrame }: FrameMark) => Math.max(firstFrame - frameNumber, frameNumber - lastFrame);
  const [nearest] = beside.toSorted((a, b) => away(a) - away(b));
  return nearest === undefined ? null : { ...nearest, firstFrame: Math.min(nearest.firstFrame, frameNumber), lastFrame: Math.max(nearest.lastFrame, frameNumber) };
}
