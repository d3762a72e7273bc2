import { describe, expect, test } from 'vitest';
import { calibrateTool, emptyCalibrate } from '../../../renderer/overlay/tools/calibrateTool.ts';
import { ellipseTool, emptyEllipse } from '../../../renderer/overlay/tools/ellipseTool.ts';
import { emptyFreehand, freehandTool } from '../../../renderer/overlay/tools/freehandTool.ts';
import { emptyTrace, traceTool } from '../../../renderer/overlay/tools/traceTool.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../../src/geometry/curveArea.ts';
import { contourOf, now, places, square, story } from './story.ts';

const acceptedByReader = { status: 'accepted', acceptedBy: 'R2', acceptedAt: now, viewed: true };

describe('trace by points', () => {
  const trace = (setting = {}) => story(traceTool, emptyTrace, setting);

  test('a click adds a point, Enter joins and accepts: one edit, the reader’s own and seen', () => {
    const told = trace().click(100, 100).click(200, 100).click(200, 200).click(100, 200);
    expect(told.edits).toEqual([]);
    told.press('enter');
    expect(told.edits).toHaveLength(1);
    expect(told.edit?.type).toBe('contourAdded');
    expect(places(told.contour)).toEqual(square);
    expect(told.contour).toMatchObject({ frameNumber: 12, kind: 'lumen', curve: 'periodicCubic', origin: 'manual', author: 'R2', acceptance: acceptedByReader });
    expect(told.state.points).toEqual([]);
  });

  test('a click on the first point joins, within reach of the hand at any zoom', () => {
    const told = trace({ scaleX: 4 }).click(400, 400).click(800, 400).click(800, 800).click(405, 395);
    expect(told.contour.points).toHaveLength(3);
    expect(places(told.contour)[0]).toEqual([100, 100]);
  });

  test('a rubber line follows the pointer and leaves with it', () => {
    const told = trace().click(100, 100).moveTo(150, 160);
    expect(told.state.pointer).toMatchObject({ x: 150, y: 160 });
    expect(told.press('leave').state.pointer).toBeNull();
  });

  test('a point can be placed while the button is down, and dragged later', () => {
    const told = trace().drag([100, 100], [110, 120]).click(200, 100).click(200, 200).drag([200, 100], [220, 90]).press('enter');
    expect(places(told.contour)).toEqual([
      [110, 120],
      [220, 90],
      [200, 200],
    ]);
  });

  test('Backspace takes back the last point, Escape all of them', () => {
    const told = trace().click(100, 100).click(200, 100).click(300, 300).press('backspace');
    expect(told.state.points).toHaveLength(2);
    expect(told.press('escape').state.points).toEqual([]);
    expect(told.press('enter').edits).toEqual([]);
  });

  test('is refused with fewer than three points and stays in hand', () => {
    const told = trace().click(100, 100).click(200, 100).press('enter');
    expect(told.edits).toEqual([]);
    expect(told.refusals[0]).toMatch(/at least 3 points/);
    expect(told.state.points).toHaveLength(2);
  });

  test('a curve that crosses itself is refused with the reason, stays in hand and can be put right', () => {
    const told = trace().click(100, 100).click(200, 200).click(200, 100).click(100, 200).press('enter');
    expect(told.edits).toEqual([]);
    expect(told.refusals[0]).toMatch(/crosses itself/);
    expect(told.state.points).toHaveLength(4);
    told.press('backspace').press('enter');
    expect(told.edits).toHaveLength(1);
  });

  test('a curve that bulges out of the image is refused', () => {
    const told = trace().click(1, 100).click(1, 300).click(200, 300).click(200, 100).press('enter');
    expect(told.refusals[0]).toMatch(/leaves the image/);
  });

  test('drawn over a contour it takes that one’s place; another channel beside is left alone', () => {
    const over = contourOf(square, { id: 'under' });
    const beside = contourOf(
      square.map(([x, y]) => [x + 200, y]),
      { id: 'beside' },
    );
    const told = trace({ contours: [beside, over] })
      .click(110, 110)
      .click(190, 110)
      .click(150, 190)
      .press('enter');
    expect(told.edit?.type).toBe('contourChanged');
    expect(told.contour).toMatchObject({ id: 'under', origin: 'manual', acceptance: acceptedByReader });
    const channel = trace({ contours: [over] })
      .click(310, 110)
      .click(390, 110)
      .click(350, 190)
      .press('enter');
    expect(channel.edit?.type).toBe('contourAdded');
  });

  test('a trace that starts and ends on a contour replaces that stretch alone; its origin becomes the hand’s', () => {
    const ring = contourOf(
      Array.from({ length: 12 }, (_, i) => [250 + 100 * Math.cos((i * Math.PI) / 6), 250 + 100 * Math.sin((i * Math.PI) / 6)] as const),
      { curve: 'periodicCubic' },
    );
    const on = (degrees: number, r = 100) => [250 + r * Math.cos((degrees * Math.PI) / 180), 250 + r * Math.sin((degrees * Math.PI) / 180)] as const;
    // A dent between −45° and 45°, traced in either direction.
    const dent = [on(-45), on(-20, 80), on(0, 75), on(20, 80), on(45)];
    for (const points of [dent, dent.toReversed()]) {
      const told = trace({ contours: [ring] });
      for (const [x, y] of points) told.click(x, y);
      told.press('enter');
      expect(told.edits).toHaveLength(1);
      expect(told.edit?.type).toBe('contourChanged');
      expect(told.contour).toMatchObject({ id: 'c1', origin: 'manual', acceptance: acceptedByReader });
      // The far side stays, point by point; what lay in the dented stretch is gone.
      for (const degrees of [90, 120, 180, 240, 270]) {
        const [x, y] = on(degrees);
        expect(told.contour.points.some((point) => Math.hypot(point.x - x, point.y - y) < 1e-9)).toBe(true);
      }
      const [x0, y0] = on(0);
      expect(told.contour.points.some((point) => Math.hypot(point.x - x0, point.y - y0) < 5)).toBe(false);
      const area = curveAreaPx2(closedCurve(told.contour.points, 'periodicCubic'));
      expect(area).toBeLessThan(Math.PI * 100 ** 2 - 1000);
      expect(area).toBeGreaterThan(Math.PI * 100 ** 2 * 0.85);
    }
  });

  test('a short stretch between two points of a contour keeps all of them', () => {
    const told = trace({ contours: [contourOf(square)] })
      .click(130, 100)
      .click(150, 90)
      .click(170, 100)
      .press('enter');
    expect(told.contour.points).toHaveLength(7);
    expect(told.contour.curve).toBe('polygon');
    const area = curveAreaPx2(closedCurve(told.contour.points, told.contour.curve));
    // The square with a triangle of base 40 and height 10 upon it.
    expect(area).toBeCloseTo(100 * 100 + 200, 6);
  });

  test('a stent drawn round a lumen replaces nothing', () => {
    const told = trace({ contours: [contourOf(square)], kind: 'stent' })
      .click(90, 90)
      .click(210, 90)
      .click(210, 210)
      .click(90, 210)
      .press('enter');
    expect(told.edit?.type).toBe('contourAdded');
    expect(told.contour.kind).toBe('stent');
  });
});

describe('freehand', () => {
  const freehand = (setting = {}) => story(freehandTool, emptyFreehand, setting);
  const circle = (cx: number, cy: number, r: number) =>
    Array.from({ length: 91 }, (_, i) => [cx + r * Math.cos((i * 4 * Math.PI) / 180), cy + r * Math.sin((i * 4 * Math.PI) / 180)] as const);

  test('letting go closes the stroke, puts few points on it and accepts: one edit, the area of what was drawn', () => {
    const told = freehand().drag(...circle(250, 250, 80));
    expect(told.edits).toHaveLength(1);
    expect(told.contour.points.length).toBeLessThan(24);
    expect(told.contour.acceptance).toEqual(acceptedByReader);
    const area = curveAreaPx2(closedCurve(told.contour.points, told.contour.curve));
    expect(Math.abs(area / (Math.PI * 80 ** 2) - 1)).toBeLessThan(0.02);
  });

  test('a slip of the hand makes nothing', () => {
    const told = freehand().drag([100, 100], [104, 102], [103, 105]);
    expect(told.edits).toEqual([]);
    expect(told.refusals).toEqual([]);
  });

  test('a figure of eight is refused and stays in hand until it is drawn again', () => {
    const eight = Array.from({ length: 80 }, (_, i) => {
      const t = 0.3 + (i / 80) * 2 * Math.PI;
      return [250 + 100 * Math.sin(t), 250 + 60 * Math.sin(2 * t)] as const;
    });
    const told = freehand().drag(...eight);
    expect(told.edits).toEqual([]);
    expect(told.refusals[0]).toMatch(/crosses itself/);
    expect(told.state.held.length).toBeGreaterThan(3);
    expect(told.press('enter').edits).toEqual([]);
    expect(told.drag(...circle(250, 250, 60)).edits).toHaveLength(1);
  });

  test('Escape drops an unfinished stroke', () => {
    const told = freehand().down(100, 100).moveTo(150, 100).moveTo(150, 150).press('escape').up(100, 150);
    expect(told.edits).toEqual([]);
  });
});

describe('ellipse', () => {
  const ellipse = (setting = {}) => story(ellipseTool, emptyEllipse, setting);

  test('a dragged box is filled; Enter accepts it as one contour', () => {
    const told = ellipse().drag([100, 100], [150, 130], [300, 200]);
    expect(told.edits).toEqual([]);
    told.press('enter');
    expect(told.edits).toHaveLength(1);
    const area = curveAreaPx2(closedCurve(told.contour.points, told.contour.curve));
    expect(Math.abs(area / (Math.PI * 100 * 50) - 1)).toBeLessThan(0.005);
    expect(told.contour).toMatchObject({ origin: 'manual', acceptance: acceptedByReader });
  });

  test('Alt draws from the centre out, Shift a circle in millimetres', () => {
    const centred = ellipse().holding({ alt: true }).drag([200, 200], [260, 230]);
    expect(centred.state.ellipse).toMatchObject({ center: { x: 200, y: 200 }, semiAxisAPx: 60, semiAxisBPx: 30 });
    const round = ellipse({ spacingMm: { column: 0.1, row: 0.2 }, scaleY: 2 })
      .holding({ shift: true })
      .drag([200, 200], [280, 220]);
    const { semiAxisAPx, semiAxisBPx } = round.state.ellipse!;
    expect(semiAxisAPx * 0.1).toBeCloseTo(semiAxisBPx * 0.2, 10);
  });

  test('its handles pull one axis, its knob turns it, inside it is moved', () => {
    const told = ellipse().drag([100, 100], [300, 200]);
    told.drag([300, 150], [320, 150]);
    expect(told.state.ellipse?.semiAxisAPx).toBeCloseTo(120, 10);
    told.drag([220, 160], [230, 180]);
    expect(told.state.ellipse?.center).toMatchObject({ x: 210, y: 170 });
    // The knob stands 22 px above the top; pulled to the right of the centre it has turned by a quarter.
    told.drag([210, 98], [400, 170]);
    expect(told.state.ellipse?.rotationRad).toBeCloseTo(Math.PI / 2, 6);
    expect(told.edits).toEqual([]);
  });

  test('a click makes nothing, a drag outside begins anew', () => {
    expect(ellipse().click(100, 100).state.ellipse).toBeNull();
    const told = ellipse().drag([100, 100], [200, 200]).drag([300, 300], [400, 360]);
    expect(told.state.ellipse).toMatchObject({ center: { x: 350, y: 330 }, semiAxisAPx: 50, semiAxisBPx: 30 });
  });
});

describe('calibrating by two points', () => {
  const calibrate = (setting = {}) => story(calibrateTool, emptyCalibrate, setting);

  test('records how long a pixel is, with both points, who and when', () => {
    const told = calibrate().click(100, 100).click(400, 500).type(50);
    expect(told.edit).toMatchObject({
      type: 'calibrationRecorded',
      calibration: { spacingMm: { column: 0.1, row: 0.1 }, method: 'knownDistance', author: 'R2', recordedAt: now, measuredOn: { frameNumber: 12, lengthMm: 50 } },
    });
  });

  test('keeps the shape of pixels that the file gives', () => {
    const told = calibrate({ spacingMm: { column: 0.1, row: 0.2 } })
      .click(100, 100)
      .click(100, 200)
      .type(30);
    const { edit } = told;
    if (edit?.type !== 'calibrationRecorded') throw new Error('Nothing was recorded.');
    expect(edit.calibration.spacingMm.row).toBeCloseTo(0.3, 12);
    expect(edit.calibration.spacingMm.column).toBeCloseTo(0.15, 12);
  });

  test('is refused without a length, or on a line too short to carry one', () => {
    const told = calibrate().click(100, 100).click(103, 114).type(Number.NaN).type(0).type(-3).type(5000);
    expect(told.edits).toEqual([]);
    expect(told.refusals).toHaveLength(4);
    const short = calibrate({ scaleX: 8 }).click(100, 100).click(130, 100).type(2);
    expect(short.edits).toEqual([]);
    expect(short.refusals[0]).toMatch(/too close/);
  });

  test('lets both ends be dragged, and a third click adds none', () => {
    const told = calibrate().click(100, 100).click(200, 100).drag([200, 100], [300, 100]).click(50, 400);
    expect(told.state.ends.map(({ x, y }) => [x, y])).toEqual([
      [100, 100],
      [300, 100],
    ]);
  });
});
