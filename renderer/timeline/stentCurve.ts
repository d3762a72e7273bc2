import type { FrameResult } from '../../src/measurement/results.ts';
import type { AreaCurve, AreaPoint } from './areaCurve.ts';
import type { FrameRange } from './segmentRange.ts';

/** The stent's area on each frame that has one, in the unit of the lumen's curve. */
export function stentCurve(frames: readonly FrameResult[], unit: AreaCurve['unit']): readonly AreaPoint[] {
  const points = frames.flatMap(({ frameNumber, stent }): AreaPoint[] => {
    const area = unit === 'mm²' ? stent?.areaMm2 : stent?.areaPx2;
    return stent === null || area == null ? [] : [{ frameNumber, area, accepted: stent.accepted, state: 'measured' }];
  });
  return points.toSorted((a, b) => a.frameNumber - b.frameNumber);
}

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
