import type { FrameResult } from '../../src/measurement/results.ts';
import type { AreaCurve, AreaPoint } from './areaCurve.ts';

/** The stent's area on each frame that has one, in the unit of the lumen's curve. */
export function stentCurve(frames: readonly FrameResult[], unit: AreaCurve['unit']): readonly AreaPoint[] {
  const points = frames.flatMap(({ frameNumber, stent }): AreaPoint[] => {
    const area = unit === 'mm²' ? stent?.areaMm2 : stent?.areaPx2;
    return stent === null || area == null ? [] : [{ frameNumber, area, accepted: stent.accepted, state: 'measured' }];
  });
  return points.toSorted((a, b) => a.frameNumber - b.frameNumber);
}
