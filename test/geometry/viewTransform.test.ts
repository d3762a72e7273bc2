import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canvasPoint } from '../../src/geometry/canvasPoint.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { canvasPxPerMm, canvasToImage, fitView, imageToCanvas, panView, zoomAbout } from '../../src/geometry/viewTransform.ts';
import { squarePixels, tallPixels } from './shapes.ts';

const image = { columns: 512, rows: 400 };
const canvas = { width: 900, height: 700 };

describe('fitting', () => {
  test('shows the whole image, centred between the margins and touching two of them', () => {
    const margins = { left: 40, top: 10, right: 20, bottom: 30 };
    for (const spacing of [null, squarePixels, tallPixels]) {
      const view = fitView(image, spacing, canvas, margins);
      const first = imageToCanvas(view, imagePoint(0, 0));
      const last = imageToCanvas(view, imagePoint(512, 400));
      expect(first.x - 40).toBeCloseTo(880 - last.x, 9);
      expect(first.y - 10).toBeCloseTo(670 - last.y, 9);
      expect(Math.min(first.x - 40, first.y - 10)).toBeCloseTo(0, 9);
      expect(Math.max(first.x - 40, first.y - 10)).toBeGreaterThanOrEqual(0);
    }
  });
  test('a millimetre is equally long along both axes, whatever the pixels’ shape', () => {
    const view = fitView(image, tallPixels, canvas);
    expect(view.scaleX / tallPixels.column).toBeCloseTo(view.scaleY / tallPixels.row, 9);
    expect(canvasPxPerMm(view, tallPixels)).toBeCloseTo(view.scaleY / tallPixels.row, 9);
    expect(canvasPxPerMm(view, null)).toBeNull();
  });
  test('survives a canvas that has no room yet', () => {
    const view = fitView(image, null, { width: 0, height: 0 });
    expect(view.scaleX).toBeGreaterThan(0);
    expect(Number.isFinite(view.offsetX)).toBe(true);
  });
});

describe('zoom and pan', () => {
  const coordinate = fc.double({ min: -500, max: 1500, noNaN: true });
  test('the image point under the pointer stays there, and proportions stay', () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.double({ min: 0.001, max: 1000, noNaN: true }), (x, y, factor) => {
        const view = fitView(image, tallPixels, canvas);
        const pointer = canvasPoint(x, y);
        const zoomed = zoomAbout(view, pointer, factor);
        const before = canvasToImage(view, pointer);
        const after = canvasToImage(zoomed, pointer);
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
        expect(zoomed.scaleY / zoomed.scaleX).toBeCloseTo(tallPixels.row / tallPixels.column, 9);
        expect(zoomed.scaleX).toBeGreaterThan(0.0199);
        expect(zoomed.scaleX).toBeLessThan(200.001);
      }),
    );
  });
  test('there and back is the same point', () => {
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, (x, y, dx) => {
        const view = panView(zoomAbout(fitView(image, tallPixels, canvas), canvasPoint(300, 200), 3), dx, -dx);
        const back = canvasToImage(view, imageToCanvas(view, imagePoint(x, y)));
        expect(back.x).toBeCloseTo(x, 8);
        expect(back.y).toBeCloseTo(y, 8);
      }),
    );
  });
  test('a pan moves the picture by that much', () => {
    const view = fitView(image, null, canvas);
    const moved = imageToCanvas(panView(view, 15, -4), imagePoint(7, 9));
    const before = imageToCanvas(view, imagePoint(7, 9));
    expect(moved.x - before.x).toBeCloseTo(15, 9);
    expect(moved.y - before.y).toBeCloseTo(-4, 9);
  });
});
