import { describe, expect, it } from 'vitest';
import { squarePath } from '../../../renderer/timeline/curvePaths.ts';
import { stentCurve } from '../../../renderer/timeline/stentCurve.ts';
import type { FrameResult } from '../../../src/measurement/results.ts';

/** A frame whose stent has 25 mm², 100 px². */
function frame(frameNumber: number, stent: Partial<FrameResult['stent']> | null): FrameResult {
  return {
    frameNumber,
    state: 'measured',
    lumenAreaMm2: null,
    lumenAreaPx2: null,
    channels: 0,
    largestChannelAreaMm2: null,
    largestChannelAreaPx2: null,
    accepted: true,
    acceptedUnseen: false,
    stent: stent === null ? null : { areaMm2: 25, areaPx2: 100, accepted: true, acceptedUnseen: false, ...stent },
    lumenEqualsStent: false,
    contours: [],
  };
}

describe('the curve of the stent', () => {
  it('has a point where the stent is known, in the unit of the lumen’s curve, accepted or not by its own contour', () => {
    const frames = [frame(9, { accepted: false }), frame(3, {}), frame(5, null)];
    expect(stentCurve(frames, 'mm²').map(({ frameNumber, area, accepted }) => [frameNumber, area, accepted])).toEqual([
      [3, 25, true],
      [9, 25, false],
    ]);
    expect(stentCurve(frames, 'px²').map(({ area }) => area)).toEqual([100, 100]);
  });

  it('never puts an area in pixels on an axis of millimetres', () => {
    expect(stentCurve([frame(3, { areaMm2: null })], 'mm²')).toEqual([]);
  });

  it('is drawn in squares about its points', () => {
    const points = stentCurve([frame(3, {})], 'mm²');
    expect(squarePath(points, { x: (frameNumber) => frameNumber, y: (area) => area }, 2)).toBe('M1 23h4v4h-4z');
  });
});
