import type { VeinSegment } from '../../src/analysis/veinSegment.ts';

/** A range of frames, both ends included, 1-based. */
export interface FrameRange {
  readonly firstFrame: number;
  readonly lastFrame: number;
}

/** A segment with one end dragged to a frame: it keeps a frame at least and stops at its neighbours. */
export function draggedEnd(segment: VeinSegment, end: 'first' | 'last', frameNumber: number, segments: readonly VeinSegment[], numberOfFrames: number): FrameRange {
  const others = segments.filter(({ id }) => id !== segment.id);
  if (end === 'first') {
    const before = Math.max(0, ...others.filter((other) => other.lastFrame < segment.firstFrame).map((other) => other.lastFrame));
    return { firstFrame: Math.min(segment.lastFrame, Math.max(before + 1, frameNumber)), lastFrame: segment.lastFrame };
  }
  const behind = Math.min(numberOfFrames + 1, ...others.filter((other) => other.firstFrame > segment.lastFrame).map((other) => other.firstFrame));
  return { firstFrame: segment.firstFrame, lastFrame: Math.max(segment.firstFrame, Math.min(behind - 1, frameNumber)) };
}

/** The free range that a drag over empty bar space covers: from where it began, up to the next segment on either side. */
export function freeRange(fromFrame: number, toFrame: number, segments: readonly VeinSegment[], numberOfFrames: number): FrameRange | null {
  if (segments.some((segment) => segment.firstFrame <= fromFrame && segment.lastFrame >= fromFrame)) return null;
  const before = Math.max(0, ...segments.filter(({ lastFrame }) => lastFrame < fromFrame).map(({ lastFrame }) => lastFrame));
  const behind = Math.min(numberOfFrames + 1, ...segments.filter(({ firstFrame }) => firstFrame > fromFrame).map(({ firstFrame }) => firstFrame));
  return { firstFrame: Math.max(before + 1, Math.min(fromFrame, toFrame)), lastFrame: Math.min(behind - 1, Math.max(fromFrame, toFrame)) };
}
