import type { FrameResult } from '../../src/measurement/results.ts';

/** One frame of the curve. `area` is in the curve's unit. */
export interface AreaPoint {
  readonly frameNumber: number;
  readonly area: number;
  readonly accepted: boolean;
  readonly state: FrameResult['state'];
}

export interface AreaCurve {
  readonly unit: 'mm²' | 'px²';
  /** By frame number, ascending. */
  readonly points: readonly AreaPoint[];
}

/**
 * The curve's points: in mm² as soon as one frame has a scale, since the two units never share an axis. `calibrated` decides
 * while no area is measured.
 */
export function areaCurve(frames: readonly FrameResult[], calibrated: boolean): AreaCurve {
  // Traced frames decide: a mark's area in mm² (a collapsed lumen, at most the catheter) does not take traced ones off the axis.
  const traced = frames.filter((frame) => frame.state === 'measured' && frame.lumenAreaPx2 !== null);
  const inMm = traced.length === 0 ? calibrated : traced.some((frame) => frame.lumenAreaMm2 !== null);
  const points = frames.flatMap((frame): AreaPoint[] => {
    // An occluded lumen is 0 in either unit.
    const area = frame.state === 'occluded' ? 0 : inMm ? frame.lumenAreaMm2 : frame.lumenAreaPx2;
    return area === null ? [] : [{ frameNumber: frame.frameNumber, area, accepted: frame.accepted, state: frame.state }];
  });
  return { unit: inMm ? 'mm²' : 'px²', points: points.toSorted((a, b) => a.frameNumber - b.frameNumber) };
}

/** A piece of the curve between two neighbouring points. */
export interface AreaStroke {
  readonly from: AreaPoint;
  readonly to: AreaPoint;
  /** Both of its ends are accepted. */
  readonly accepted: boolean;
}

/** The strokes of the curve: none across a gap of more than `maximumGapFrames` frames without a figure. */
export function areaStrokes(points: readonly AreaPoint[], maximumGapFrames: number): readonly AreaStroke[] {
  const strokes: AreaStroke[] = [];
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1];
    const to = points[index];
    if (from === undefined || to === undefined || to.frameNumber - from.frameNumber - 1 > maximumGapFrames) continue;
    strokes.push({ from, to, accepted: from.accepted && to.accepted });
  }
  return strokes;
}

/** The points from one frame to another, and the next one on either side, so that strokes run on over the edge. */
export function pointsAround(points: readonly AreaPoint[], fromFrame: number, toFrame: number): readonly AreaPoint[] {
  const first = points.findIndex(({ frameNumber }) => frameNumber >= fromFrame);
  const behind = points.findLastIndex(({ frameNumber }) => frameNumber <= toFrame);
  if (first < 0) return points.slice(-1);
  return points.slice(Math.max(0, first - 1), behind + 2);
}
