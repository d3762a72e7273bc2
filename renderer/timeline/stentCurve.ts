import type { FrameResult } from '../../src/measurement/results.ts';
import type { AreaCurve, AreaPoint } from './areaCurve.ts';
import type { FrameRange } from './segmentRange.ts';

/** The stent's area where one stent contour stands on a frame, in the unit of the lumen's curve; several on one frame have no area of their own. */
export function stentCurve(frames: readonly FrameResult[], unit: AreaCurve['unit']): readonly AreaPoint[] {
  const points = frames.flatMap(({ frameNumber, contours }): AreaPoint[] => {
    const [stent, ...more] = contours.filter(({ kind }) => kind === 'stent');
    if (stent === undefined || more.length > 0) return [];
    const area = unit === 'mm²' ? stent.crossSection.areaMm2 : stent.crossSection.areaPx2;
    return area === null ? [] : [{ frameNumber, area, accepted: stent.contour.acceptance.status === 'accepted', state: 'measured' }];
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
