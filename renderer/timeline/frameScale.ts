/**
 * The one axis that everything along the pullback shares: each frame has a cell of equal width, frame 1 at the left.
 * x in CSS pixels from the left edge of the plot, frames 1-based.
 */
export interface FrameScale {
  readonly numberOfFrames: number;
  readonly width: number;
}

/** Middle of the frame's cell. */
export function xOfFrame(scale: FrameScale, frameNumber: number): number {
  return ((frameNumber - 0.5) / scale.numberOfFrames) * scale.width;
}

/** Left and right edge of a range of cells, both ends included. */
export function spanOfFrames(scale: FrameScale, firstFrame: number, lastFrame: number): { readonly left: number; readonly width: number } {
  const cell = scale.width / scale.numberOfFrames;
  return { left: (firstFrame - 1) * cell, width: (lastFrame - firstFrame + 1) * cell };
}

/** The frame whose cell lies at x; the first or last one beyond the ends. */
export function frameAtX(scale: FrameScale, x: number): number {
  if (scale.width <= 0) return 1;
  return Math.min(scale.numberOfFrames, Math.max(1, Math.floor((x / scale.width) * scale.numberOfFrames) + 1));
}
