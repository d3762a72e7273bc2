import { describe, expect, it } from 'vitest';
import { brushRadiusPx } from '../../../renderer/overlay/brushSize.ts';
import { brushTool, contoursUnderBrush, emptyBrush } from '../../../renderer/overlay/tools/brushTool.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveArea } from '../../../src/geometry/curveArea.ts';
import { ellipsePoints } from '../../../src/geometry/ellipsePoints.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';
import { now, story } from './story.ts';

const areaOf = (contour: Pick<Contour, 'points' | 'curve'>) => curveArea(closedCurve(contour.points, contour.curve));
const accepted = { status: 'accepted', acceptedBy: 'R1', acceptedAt: null, viewed: false } as const;

function round(id: string, x: number, change: Partial<Contour> = {}): Contour {
  const points = ellipsePoints({ center: imagePoint(x, 250), semiAxisAPx: 50, semiAxisBPx: 50, rotationRad: 0 });
  return { id, frameNumber: 12, kind: 'lumen', curve: 'periodicCubic', points, origin: 'detected', acceptance: { status: 'provisional' }, author: 'venolume 1', borderConfidence: points.map(() => 0.4), ...change };
}

describe('the brush', () => {
  it('pushes the border outwards from inside, in one edit for one stroke', () => {
    const contour = round('a', 250);
    const told = story(brushTool, emptyBrush, { contours: [contour] }).drag([250, 250], [280, 250], [310, 250]);
    expect(told.edits).toHaveLength(1);
    expect(areaOf(told.contour)).toBeGreaterThan(areaOf(contour));
    expect(Math.max(...told.contour.points.map(({ x }) => x))).toBeGreaterThan(318);
  });

  it('makes a proposal the reader’s correction: provisional still, signed, without the detector’s confidence', () => {
    const { contour } = story(brushTool, emptyBrush, { contours: [round('a', 250)] }).drag([250, 250], [310, 250]);
    expect(contour).toMatchObject({ id: 'a', origin: 'detected', acceptance: { status: 'provisional' }, author: 'R2' });
    expect(contour).not.toHaveProperty('borderConfidence');
  });

  it('is the acceptance of an accepted contour by whoever pushes it', () => {
    const { contour } = story(brushTool, emptyBrush, { contours: [round('a', 250, { acceptance: accepted })] }).drag([250, 250], [310, 250]);
    expect(contour.acceptance).toEqual({ status: 'accepted', acceptedBy: 'R2', acceptedAt: now, viewed: true });
  });

  it('pushes the selected contour, else the nearest', () => {
    const contours = [round('a', 150), round('b', 350)];
    expect(story(brushTool, emptyBrush, { contours }).drag([350, 250], [410, 250]).contour.id).toBe('b');
    expect(story(brushTool, emptyBrush, { contours, selected: 'a' }).drag([190, 250], [210, 250]).contour.id).toBe('a');
  });

  it('shows what it pushes while it does, and drops it on Escape', () => {
    const contour = round('a', 250);
    const told = story(brushTool, emptyBrush, { contours: [contour] }).moveTo(250, 250).down(250, 250).moveTo(310, 250);
    expect(areaOf(contoursUnderBrush(told.state, [contour])[0]!)).toBeGreaterThan(areaOf(contour));
    told.press('escape').up(310, 250);
    expect(told.edits).toEqual([]);
  });

  it('makes no edit of a stroke that touches nothing, and says so where there is nothing to push', () => {
    expect(story(brushTool, emptyBrush, { contours: [round('a', 250)] }).drag([250, 250], [252, 250]).edits).toEqual([]);
    expect(story(brushTool, emptyBrush, {}).drag([250, 250], [310, 250]).refusals).toEqual([expect.stringMatching(/no contour to push/)]);
  });

  it('does not push the border out of the image', () => {
    const told = story(brushTool, emptyBrush, { contours: [round('a', 450)] }).drag([450, 250], [490, 250], [511, 250]);
    const inside = told.edits.length === 0 || told.contour.points.every(({ x }) => x <= 512);
    expect(inside).toBe(true);
  });
});

it('The brush is a circle in millimetres, and a share of the picture where there is no scale', () => {
  expect(brushRadiusPx(2, { column: 0.1, row: 0.2 }, { columns: 512, rows: 512 })).toEqual({ x: 20, y: 10 });
  expect(brushRadiusPx(2, null, { columns: 600, rows: 900 })).toEqual({ x: 20, y: 20 });
});
