/**
 * The one axis that everything along the pullback shares: each frame has a cell of equal width, frame 1 at the left.
 * x in CSS pixels from the left edge of the plot, frames 1-based. A part of the pullback may fill the plot: then what lies
 * beside it has places left of 0 or right of the width.
 */
export interface FrameScale {
  readonly numberOfFrames: number;
  readonly width: number;
  /** Frames, or parts of them, left of the plot. */
  readonly fromFrame: number;
  /** How many frames fill the plot. */
  readonly frames: number;
}

/** The whole pullback over the plot. */
export function wholeScale(numberOfFrames: number, width: number): FrameScale {
  return { numberOfFrames, width, fromFrame: 0, frames: numberOfFrames };
}

/** Middle of the frame's cell. */
export function xOfFrame(scale: FrameScale, frameNumber: number): number {
  return ((frameNumber - 0.5 - scale.fromFrame) / scale.frames) * scale.width;
}

/** Left and right edge of a range of cells, both ends included. */
export function spanOfFrames(scale: FrameScale, firstFrame: number, lastFrame: number): { readonly left: number; readonly width: number } {
  const cell = scale.width / scale.frames;
  return { left: (firstFrame - 1 - scale.fromFrame) * cell, width: (lastFrame - firstFrame + 1) * cell };
}

/** The part of a range of cells that lies over the plot; of no width where none does. */
export function spanOnPlot(scale: FrameScale, firstFrame: number, lastFrame: number): { readonly left: number; readonly width: number } {
  const { left, width } = spanOfFrames(scale, firstFrame, lastFrame);
  const from = Math.min(scale.width, Math.max(0, left));
  return { left: from, width: Math.max(0, Math.min(scale.width, left + width) - from) };
}

/** The frame whose cell lies at x; the first or last one of the pullback beyond its ends. */
export function frameAtX(scale: FrameScale, x: number): number {
  if (scale.width <= 0) return 1;
  return Math.min(scale.numberOfFrames, Math.max(1, Math.floor(scale.fromFrame + (x / scale.width) * scale.frames) + 1));
}

/** Whether a place lies over the plot. */
export function isOnPlot(scale: FrameScale, x: number): boolean {
  return x >= 0 && x <= scale.width;
}
