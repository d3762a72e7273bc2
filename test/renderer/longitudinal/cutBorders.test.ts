import { describe, expect, it } from 'vitest';
import { borderLines, contouredFrames, cutBorders } from '../../../renderer/longitudinal/cutBorders.ts';
import { borderPath } from '../../../renderer/longitudinal/borderPath.ts';
import { wholeScale } from '../../../renderer/timeline/frameScale.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';

const grid = { columns: 200, rows: 300, spacing: { column: 0.15, row: 0.1 } };

/** A rectangle in millimetres from the middle of the image. */
function box(frameNumber: number, [left, top, right, bottom]: readonly [number, number, number, number], changes: Partial<Contour> = {}): Contour {
  const at = (x: number, y: number) => imagePoint(100 + x / 0.15, 150 + y / 0.1);
  const points = [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
  return { id: `c${frameNumber}/${left}`, frameNumber, kind: 'lumen', curve: 'polygon', points, origin: 'manual', acceptance: { status: 'provisional' }, author: null, ...changes };
}

const accepted: Contour['acceptance'] = { status: 'accepted', acceptedBy: 'A', acceptedAt: null, viewed: true };
const bordersOf = (contours: readonly Contour[], angleDeg: number) => cutBorders(contouredFrames(contours, grid.spacing), grid, angleDeg);
const distances = (contours: readonly Contour[], angleDeg: number) => bordersOf(contours, angleDeg).map((one) => one.distances.map((distance) => Math.round(distance * 1e6) / 1e6));

describe('the borders of a cut', () => {
  it('are where its line leaves the contours, in millimetres, whatever the shape of the pixels', () => {
    const contour = box(7, [-4, -3, 5, 2]);
    expect(distances([contour], 0)).toEqual([[-4, 5]]);
    expect(distances([contour], 90)).toEqual([[-3, 2]]);
    expect(distances([contour], 180)).toEqual([[-5, 4]]);
    // Along the diagonal the lower edge is 2 mm down, the upper one 3 mm up.
    expect(distances([contour], 45)).toEqual([[-3, 2].map((down) => Math.round(down * Math.SQRT2 * 1e6) / 1e6)]);
  });

  it('are four where the cut meets two channels, and none where it passes beside the contour', () => {
    expect(distances([box(7, [2, -1, 4, 1]), box(7, [-6, -1, -3, 1])], 0)).toEqual([[-6, -3, 2, 4]]);
    expect(distances([box(7, [2, -1, 4, 1])], 90)).toEqual([]);
  });

  it('join neighbours within the interval, dashed as soon as one end is provisional, and stay open across a gap', () => {
    const contours = [box(10, [-4, -3, 5, 2], { acceptance: accepted }), box(13, [-4, -3, 5, 2], { acceptance: accepted }), box(16, [-4, -3, 5, 2]), box(40, [-4, -3, 5, 2])];
    const lines = borderLines(bordersOf(contours, 90), 5, []);
    expect(lines.map(({ frames, distances: along, accepted: firm }) => [frames, along.map((distance) => Math.round(distance)), firm])).toEqual([
      [[10, 13], [-3, -3], true],
      [[10, 13], [2, 2], true],
      [[13, 16], [-3, -3], false],
      [[13, 16], [2, 2], false],
      [[39.5, 40.5], [-3, -3], false],
      [[39.5, 40.5], [2, 2], false],
    ]);
  });

  it('are not joined where one frame has other borders than the next, nor a lumen to a stent', () => {
    const contours = [box(10, [-4, -3, 5, 2]), box(11, [-4, -3, 5, 2]), box(11, [-9, -3, -7, 2]), box(12, [-4, -3, 5, 2], { kind: 'stent' })];
    const lines = borderLines(bordersOf(contours, 0), 5, []);
    expect(lines.every(({ frames: [from = 0, to = 0] }) => to - from === 1 && from % 1 === 0.5)).toBe(true);
    expect(lines.length).toBe(2 + 4 + 2);
  });

  it('do not run through frames that the reader says have no lumen; a stent does', () => {
    const marks = [{ id: 'm', firstFrame: 11, lastFrame: 12, word: { mark: 'occluded' } }] as const;
    const at = (kind: Contour['kind'], frameNumber: number) => box(frameNumber, [-4, -3, 5, 2], { kind });
    const runs = (kind: Contour['kind']) => borderLines(bordersOf([at(kind, 9), at(kind, 10), at(kind, 13), at(kind, 14)], 0), 5, marks).map(({ frames }) => frames);
    expect(runs('lumen')).toEqual([[9, 10], [9, 10], [13, 14], [13, 14]]);
    expect(runs('stent')).toEqual([[9, 10, 13, 14], [9, 10, 13, 14]]);
  });

  it('run on in one line through all frames that are joined', () => {
    const contours = [1, 2, 3, 4].map((frameNumber) => box(frameNumber, [-4, -frameNumber, 5, 2], { acceptance: accepted }));
    expect(borderLines(bordersOf(contours, 90), 0, []).map(({ frames, distances: along }) => [frames, along.map((distance) => Math.round(distance * 1e6) / 1e6)])).toEqual([
      [[1, 2, 3, 4], [-1, -2, -3, -4]],
      [[1, 2, 3, 4], [2, 2, 2, 2]],
    ]);
  });
});

describe('the path of the borders', () => {
  const line = { kind: 'lumen', accepted: true, frames: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], distances: [-5, -5, -5, 0, 0, 0, 5, 5, 5, 5] } as const;

  it('has the middle of the view at distance 0, the reach at its lower edge', () => {
    expect(borderPath([line], wholeScale(10, 100), 5, 80)).toBe('M5 0L15 0L25 0L35 40L45 40L55 40L65 80L75 80L85 80L95 80');
  });

  it('keeps of a zoomed axis what reaches into the plot', () => {
    expect(borderPath([line], { ...wholeScale(10, 100), fromFrame: 4, frames: 2 }, 5, 80)).toBe('M-25 40L25 40L75 40L125 80');
  });
});
