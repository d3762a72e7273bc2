import type { Implant } from '../../src/analysis/implant.ts';
import type { FrameRange } from './segmentRange.ts';

/** A lane for each range, the lowest in which it meets no earlier one: ranges that overlap are drawn above each other. */
export function lanesOf(ranges: readonly FrameRange[]): readonly number[] {
  const lanes: number[] = [];
  for (const { firstFrame, lastFrame } of ranges) {
    const taken = lanes.filter((_, other) => ranges[other]!.firstFrame <= lastFrame && ranges[other]!.lastFrame >= firstFrame);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    lanes.push(lane);
  }
  return lanes;
}

const laneHeight = 9;

/** Middle of a stent's bar, in pixels from the plot's top; `bottom` is the plot's lowest line. */
export function barY(bottom: number, lane: number): number {
  return bottom - 8 - lane * laneHeight;
}

export const stentEnds = ['firstFrame', 'lastFrame'] as const;
export type StentEnd = (typeof stentEnds)[number];

/** A stent with one end at another frame: it keeps a frame at least. */
export function withEnd(implant: Implant, end: StentEnd, frameNumber: number): Implant {
  return end === 'firstFrame' ? { ...implant, firstFrame: Math.min(frameNumber, implant.lastFrame) } : { ...implant, lastFrame: Math.max(frameNumber, implant.firstFrame) };
}
