import { describe, expect, it } from 'vitest';
import { squarePath } from '../../../renderer/timeline/curvePaths.ts';
import { lanesOf, stentCurve } from '../../../renderer/timeline/stentCurve.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { crossSection } from '../../../src/measurement/crossSection.ts';
import type { FrameResult, MeasuredContour } from '../../../src/measurement/results.ts';

/** A square of 10 pixels' side, 100 px². */
function contour(id: string, kind: 'lumen' | 'stent', accepted: boolean): Contour {
  const points = [imagePoint(10, 10), imagePoint(20, 10), imagePoint(20, 20), imagePoint(10, 20)];
  const acceptance = accepted ? ({ status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: true } as const) : ({ status: 'provisional' } as const);
  return { id, frameNumber: 1, kind, curve: 'polygon', points, origin: 'manual', acceptance, author: 'R1' };
}

function frame(frameNumber: number, contours: readonly Contour[], spacingMm: { column: number; row: number } | null = { column: 0.5, row: 0.5 }): FrameResult {
  const measured = contours.map(
    (one): MeasuredContour => ({
      contourId: one.id,
      kind: one.kind,
      contour: one,
      crossSection: crossSection(one, spacingMm),
      calibration: { kind: 'uncalibrated', reason: 'not asked for here' },
    }),
  );
  return { frameNumber, state: 'measured', lumenAreaMm2: null, lumenAreaPx2: null, channels: 0, largestChannelAreaMm2: null, largestChannelAreaPx2: null, accepted: true, acceptedUnseen: false, contours: measured };
}

describe('the curve of the stent', () => {
  it('has a point where a stent contour stands, in the unit of the lumen’s curve, accepted or not by its own contour', () => {
    const frames = [frame(9, [contour('b', 'stent', false), contour('c', 'lumen', true)]), frame(3, [contour('a', 'stent', true)]), frame(5, [contour('d', 'lumen', true)])];
    expect(stentCurve(frames, 'mm²').map(({ frameNumber, area, accepted }) => [frameNumber, area, accepted])).toEqual([
      [3, 25, true],
      [9, 25, false],
    ]);
    expect(stentCurve(frames, 'px²').map(({ area }) => area)).toEqual([100, 100]);
  });

  it('never puts an area in pixels on an axis of millimetres, nor one of several stents as that of one', () => {
    expect(stentCurve([frame(3, [contour('a', 'stent', true)], null)], 'mm²')).toEqual([]);
    expect(stentCurve([frame(3, [contour('a', 'stent', true), contour('b', 'stent', true)])], 'mm²')).toEqual([]);
  });

  it('is drawn in squares about its points', () => {
    const points = stentCurve([frame(3, [contour('a', 'stent', true)])], 'mm²');
    expect(squarePath(points, { x: (frameNumber) => frameNumber, y: (area) => area }, 2)).toBe('M1 23h4v4h-4z');
  });
});

describe('stents over one axis', () => {
  it('lie in one lane while they do not meet, and above each other where they overlap', () => {
    const ranges = [[1, 10], [10, 20], [21, 30], [8, 22]] as const;
    expect(lanesOf(ranges.map(([firstFrame, lastFrame]) => ({ firstFrame, lastFrame })))).toEqual([0, 1, 0, 2]);
    expect(lanesOf([])).toEqual([]);
  });
});
