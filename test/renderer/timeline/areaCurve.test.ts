import { describe, expect, it } from 'vitest';
import { areaCurve, areaStrokes, pointsAround } from '../../../renderer/timeline/areaCurve.ts';
import { dotPath, dotRadius, strokePath } from '../../../renderer/timeline/curvePaths.ts';
import type { FrameResult } from '../../../src/measurement/results.ts';

function frame(frameNumber: number, changes: Partial<FrameResult> = {}): FrameResult {
  return {
    frameNumber,
    state: 'measured',
    lumenAreaMm2: 100,
    lumenAreaPx2: 4000,
    channels: 1,
    largestChannelAreaMm2: 100,
    largestChannelAreaPx2: 4000,
    stent: null,
    lumenEqualsStent: false,
    accepted: true,
    acceptedUnseen: false,
    contours: [],
    ...changes,
  };
}

const place = { x: (frameNumber: number) => frameNumber, y: (area: number) => area };

describe('the area curve', () => {
  it('runs by frame number and takes an occluded frame as 0', () => {
    const curve = areaCurve([frame(9), frame(3, { state: 'occluded', lumenAreaMm2: 0, channels: 0 })], true);
    expect(curve.points.map((point) => [point.frameNumber, point.area])).toEqual([[3, 0], [9, 100]]);
  });

  it('is in px² where nothing has a scale, and never mixes the two', () => {
    expect(areaCurve([frame(1, { lumenAreaMm2: null })], true)).toMatchObject({ unit: 'px²', points: [{ area: 4000 }] });
    expect(areaCurve([], false).unit).toBe('px²');
    expect(areaCurve([frame(1), frame(2, { lumenAreaMm2: null })], true).points).toHaveLength(1);
  });

  it('keeps traced frames in px² on the axis beside a mark whose area is known in mm²', () => {
    const collapsed = frame(2, { state: 'atMost', lumenAreaMm2: 5.7, lumenAreaPx2: null, channels: 0 });
    expect(areaCurve([frame(1, { lumenAreaMm2: null }), collapsed], false)).toMatchObject({ unit: 'px²', points: [{ frameNumber: 1, area: 4000 }] });
  });

  it('breaks where more frames are missing than the reader allows', () => {
    const { points } = areaCurve([frame(1), frame(12), frame(24)], true);
    expect(areaStrokes(points, 10).map(({ from, to }) => [from.frameNumber, to.frameNumber])).toEqual([[1, 12]]);
  });

  it('is accepted only between two accepted frames', () => {
    const { points } = areaCurve([frame(1), frame(2, { accepted: false }), frame(3), frame(4)], true);
    expect(areaStrokes(points, 10).map(({ accepted }) => accepted)).toEqual([false, false, true]);
  });

  it('of a part of the pullback takes the next point on either side along, so that its line runs on over the edge', () => {
    const { points } = areaCurve([10, 20, 30, 40, 50].map((frameNumber) => frame(frameNumber)), true);
    const numbers = (from: number, to: number) => pointsAround(points, from, to).map(({ frameNumber }) => frameNumber);
    expect(numbers(1, 60)).toEqual([10, 20, 30, 40, 50]);
    expect(numbers(21, 39)).toEqual([20, 30, 40]);
    expect(numbers(31, 39)).toEqual([30, 40]);
    expect(numbers(1, 5)).toEqual([10]);
    expect(numbers(51, 60)).toEqual([50]);
    expect(pointsAround([], 1, 9)).toEqual([]);
  });

  it('draws a run of strokes as one line and starts anew behind a gap', () => {
    const { points } = areaCurve([frame(1), frame(2), frame(3), frame(30), frame(31)], true);
    expect(strokePath(areaStrokes(points, 10), place)).toBe('M1 100L2 100L3 100M30 100L31 100');
  });

  it('draws three thousand points as one path of small dots', () => {
    const { points } = areaCurve(Array.from({ length: 3000 }, (_, index) => frame(index + 1)), true);
    expect(dotPath(points, place, dotRadius(0.3)).match(/M/g)).toHaveLength(3000);
    expect(dotRadius(0.3)).toBe(1);
    expect(dotRadius(20)).toBe(2.5);
  });
});
