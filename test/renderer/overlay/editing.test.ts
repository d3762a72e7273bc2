import { describe, expect, test } from 'vitest';
import { acceptFrame } from '../../../renderer/overlay/tools/acceptFrame.ts';
import { copyFromNeighbour } from '../../../renderer/overlay/tools/copyFromNeighbour.ts';
import { editTool, emptyEdit } from '../../../renderer/overlay/tools/editTool.ts';
import type { Contour } from '../../../src/contour/contour.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../../src/geometry/curveArea.ts';
import { contourOf, now, places, square, story } from './story.ts';

const edit = (contours: readonly Contour[], setting = {}) => story(editTool, emptyEdit, { contours, ...setting });
const accepted = contourOf(square, { acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: '2025-01-01T00:00:00Z', viewed: false } });
const areaOf = (contour: Contour) => curveAreaPx2(closedCurve(contour.points, contour.curve));

describe('select and edit', () => {
  test('the pointer finds a control point, then the curve, then the inside', () => {
    const told = edit([contourOf(square)]);
    expect(told.moveTo(104, 97).state.hover?.part).toEqual({ kind: 'point', index: 0 });
    expect(told.moveTo(150, 104).state.hover?.part.kind).toBe('curve');
    expect(told.moveTo(150, 150).state.hover?.part.kind).toBe('inside');
    expect(told.moveTo(300, 300).state.hover).toBeNull();
  });

  test('a press selects what it hits, and deselects beside it', () => {
    const told = edit([contourOf(square)]).click(150, 150);
    expect(told.selected).toBe('c1');
    expect(told.click(400, 400).selected).toBeNull();
    expect(told.edits).toEqual([]);
  });

  test('dragging a control point is one edit, and the point keeps its offset from the pointer', () => {
    const told = edit([contourOf(square)]).drag([203, 198], [220, 210], [223, 228]);
    expect(told.edits).toHaveLength(1);
    expect(places(told.contour)[2]).toEqual([220, 230]);
    expect(told.contour.acceptance.status).toBe('provisional');
    expect(told.contour.origin).toBe('detected');
  });

  test('an accepted contour that is edited is accepted now by whoever edited it', () => {
    const told = edit([accepted]).drag([200, 200], [220, 220]);
    expect(told.contour.acceptance).toEqual({ status: 'accepted', acceptedBy: 'R2', acceptedAt: now, viewed: true });
  });

  test('a click that does not move changes nothing', () => {
    expect(edit([accepted]).click(200, 200).edits).toEqual([]);
    expect(edit([accepted]).drag([200, 200], [201, 201]).edits).toEqual([]);
  });

  test('a press on the curve puts a point there, in one edit with the drag that follows', () => {
    const clicked = edit([contourOf(square)]).click(150, 100);
    expect(clicked.edits).toHaveLength(1);
    expect(clicked.contour.points).toHaveLength(5);
    expect(areaOf(clicked.contour)).toBeCloseTo(100 * 100, 6);
    const dragged = edit([contourOf(square)]).drag([150, 100], [150, 60]);
    expect(dragged.edits).toHaveLength(1);
    // A triangle of base 100 and height 40 on top of the square.
    expect(areaOf(dragged.contour)).toBeCloseTo(100 * 100 + 2000, 3);
  });

  test('Alt-click or Delete takes a point away, never below three', () => {
    const triangle = contourOf(square.slice(0, 3));
    const told = edit([contourOf(square)]).holding({ alt: true }).click(200, 200);
    expect(told.edits).toHaveLength(1);
    expect(told.contour.points).toHaveLength(3);
    expect(edit([contourOf(square)]).moveTo(100, 100).press('delete').contour.points).toHaveLength(3);
    const refused = edit([triangle]).holding({ alt: true }).click(200, 200);
    expect(refused.edits).toEqual([]);
    expect(refused.refusals[0]).toMatch(/at least 3 points/);
  });

  test('a drag inside, or with Shift on a point, moves the whole contour', () => {
    const inside = edit([contourOf(square)]).drag([150, 150], [170, 140]);
    expect(places(inside.contour)).toEqual(square.map(([x, y]) => [x + 20, y - 10]));
    const shifted = edit([contourOf(square)]).holding({ shift: true }).drag([200, 200], [210, 205]);
    expect(places(shifted.contour)).toEqual(square.map(([x, y]) => [x + 10, y + 5]));
  });

  test('Ctrl on the curve, or the handle of the selected contour, scales it about its centroid', () => {
    const byCurve = edit([contourOf(square)]).holding({ ctrl: true }).drag([200, 150], [250, 150]);
    expect(areaOf(byCurve.contour)).toBeCloseTo(4 * 100 * 100, 6);
    // The handle stands 14 px off the lower right corner.
    const byHandle = edit([contourOf(square)], { selected: 'c1' }).drag([214, 214], [182, 182]);
    expect(areaOf(byHandle.contour)).toBeCloseTo(0.25 * 100 * 100, 6);
    const middle = byHandle.contour.points.reduce((sum, { x, y }) => [sum[0]! + x / 4, sum[1]! + y / 4], [0, 0]);
    expect(middle[0]).toBeCloseTo(150, 9);
    expect(middle[1]).toBeCloseTo(150, 9);
  });

  test('a drag that makes the curve cross itself is refused with the reason and stays in hand', () => {
    const told = edit([accepted]).drag([100, 100], [250, 150]);
    expect(told.edits).toEqual([]);
    expect(told.refusals[0]).toMatch(/crosses itself/);
    expect(told.state.held?.contourId).toBe('c1');
    expect(told.press('enter').edits).toEqual([]);
    told.drag([250, 150], [90, 90]);
    expect(told.edits).toHaveLength(1);
    expect(places(told.contour)[0]).toEqual([90, 90]);
    expect(told.state.held).toBeNull();
  });

  test('Escape gives a contour in hand back as it was', () => {
    const told = edit([accepted]).drag([100, 100], [250, 150]).press('escape');
    expect(told.state.held).toBeNull();
    expect(told.edits).toEqual([]);
  });

  test('while a curve is in hand no other one is taken up', () => {
    const other = contourOf(
      square.map(([x, y]) => [x + 200, y + 200]),
      { id: 'other' },
    );
    const told = edit([accepted, other]).drag([100, 100], [250, 150]).drag([350, 350], [380, 380]);
    expect(told.edits).toEqual([]);
    expect(told.state.held?.contourId).toBe('c1');
  });

  test('points are as easy to hit at any zoom', () => {
    for (const scaleX of [0.5, 1, 8]) {
      const told = edit([contourOf(square)], { scaleX }).moveTo(100 * scaleX + 6, 100 * scaleX - 6);
      expect(told.state.hover?.part.kind).toBe('point');
    }
  });
});

describe('copying from the neighbour frame', () => {
  const on = (frameNumber: number, over: Partial<Contour> = {}) => contourOf(square, { id: `c${frameNumber}${over.kind ?? ''}`, frameNumber, ...over });
  const ids = () => {
    let next = 1;
    return () => `n${next++}`;
  };

  test('takes the nearest contoured frame, the earlier of two, as a provisional proposal', () => {
    const copy = copyFromNeighbour([on(5), on(9), on(15), on(30)], 12, ids());
    expect(copy).toMatchObject({ kind: 'copied', fromFrame: 9, edit: { type: 'contourAdded', contour: { id: 'n1', frameNumber: 12, origin: 'propagated', acceptance: { status: 'provisional' } } } });
  });

  test('copies several contours as one edit', () => {
    const copy = copyFromNeighbour([on(11), on(11, { kind: 'stent' })], 12, ids());
    expect(copy.kind === 'copied' && copy.edit.type === 'contoursImported' && copy.edit.contours.length).toBe(2);
  });

  test('never lays a second lumen over one that is there, and says why nothing was copied', () => {
    expect(copyFromNeighbour([on(12), on(11)], 12, ids())).toMatchObject({ kind: 'refused', message: expect.stringContaining('already') });
    expect(copyFromNeighbour([on(12)], 12, ids()).kind).toBe('refused');
    expect(copyFromNeighbour([], 12, ids())).toMatchObject({ kind: 'refused', message: expect.stringContaining('No other frame') });
    expect(copyFromNeighbour([on(12), on(11, { kind: 'stent' })], 12, ids())).toMatchObject({ kind: 'copied', edit: { contour: { kind: 'stent' } } });
  });
});

describe('accepting the frame on screen', () => {
  test('accepts what is provisional, as seen, in one edit', () => {
    expect(acceptFrame([accepted, contourOf(square, { id: 'p' })], { reader: 'R2', now })).toEqual({
      type: 'contoursAccepted',
      // One that was accepted unseen is accepted anew, now that it is seen.
      contourIds: [accepted.id, 'p'],
      acceptance: { status: 'accepted', acceptedBy: 'R2', acceptedAt: now, viewed: true },
    });
    const seen = contourOf(square, { id: 's', acceptance: { status: 'accepted', acceptedBy: 'R1', acceptedAt: now, viewed: true } });
    expect(acceptFrame([seen], { reader: 'R2', now })).toBeNull();
  });
});
