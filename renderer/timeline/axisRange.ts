/** The frames that fill the plot: so many, after so many (or parts of one) that lie left of it. null: all of them. */
export type AxisRange = { readonly fromFrame: number; readonly frames: number } | null;

/** A closer look than this shows nothing more. */
const fewestFrames = 12;

/** The range zoomed by a factor (above 1: closer) about the place at a share of the plot's width, which stays where it is. */
export function zoomedRange(range: AxisRange, numberOfFrames: number, factor: number, share: number): AxisRange {
  const { fromFrame, frames } = range ?? { fromFrame: 0, frames: numberOfFrames };
  const wanted = Math.max(Math.min(fewestFrames, numberOfFrames), frames / factor);
  return withinPullback({ fromFrame: fromFrame + share * (frames - wanted), frames: wanted }, numberOfFrames);
}

/** The range moved by a share of its own width, as far as the pullback goes. */
export function movedRange(range: AxisRange, numberOfFrames: number, share: number): AxisRange {
  return range === null ? null : withinPullback({ ...range, fromFrame: range.fromFrame + share * range.frames }, numberOfFrames);
}

/** The range with a frame in it: moved as little as it takes, with a little room beside the frame. */
export function rangeWithFrame(range: AxisRange, numberOfFrames: number, frameNumber: number): AxisRange {
  if (range === null) return null;
  const room = range.frames * 0.05;
  const from = frameNumber - 1;
  if (from < range.fromFrame) return withinPullback({ ...range, fromFrame: from - room }, numberOfFrames);
  if (frameNumber > range.fromFrame + range.frames) return withinPullback({ ...range, fromFrame: frameNumber + room - range.frames }, numberOfFrames);
  return range;
}

function withinPullback({ fromFrame, frames }: NonNullable<AxisRange>, numberOfFrames: number): AxisRange {
  if (frames >= numberOfFrames) return null;
  return { fromFrame: Math.min(numberOfFrames - frames, Math.max(0, fromFrame)), frames };
}
