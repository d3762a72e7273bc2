import { describe, expect, test } from 'vitest';
import type { Contour } from '../../src/contour/contour.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { enclosedArea } from '../../src/measurement/enclosedArea.ts';
import { tallPixels } from '../geometry/shapes.ts';

const image = { columns: 512, rows: 400 };

function contour(corners: readonly (readonly [number, number])[], changes: Partial<Contour> = {}): Contour {
  return {
    id: 'c',
    frameNumber: 12,
    kind: 'lumen',
    curve: 'polygon',
    points: corners.map(([x, y]) => imagePoint(x, y)),
    origin: 'manual',
    acceptance: { status: 'provisional' },
    author: null,
    ...changes,
  };
}
const rectangle = (x: number, y: number, width: number, height: number, changes: Partial<Contour> = {}) =>
  contour([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], changes);

describe('what the contours of a frame enclose', () => {
  test('with one contour is its area in px² and mm²', () => {
    expect(enclosedArea([rectangle(100, 100, 40, 30)], tallPixels, image)).toEqual({
      kind: 'measured',
      areaPx2: expect.closeTo(1200, 9),
      areaMm2: expect.closeTo(1200 * 0.05 * 0.08, 9),
      channels: 1,
      largestChannelAreaPx2: expect.closeTo(1200, 9),
      largestChannelAreaMm2: expect.closeTo(4.8, 9),
    });
  });

  test('with two channels is their sum, and says that they are two and how large the larger is', () => {
    const lumen = enclosedArea([rectangle(100, 100, 40, 30), rectangle(200, 100, 10, 30)], tallPixels, image);
    expect(lumen).toMatchObject({ kind: 'measured', channels: 2, areaPx2: expect.closeTo(1500, 9), largestChannelAreaPx2: expect.closeTo(1200, 9) });
  });

  test('with overlapping contours is their union, not their sum', () => {
    const lumen = enclosedArea([rectangle(100, 100, 20, 20), rectangle(110, 110, 20, 20)], null, image);
    expect(lumen).toMatchObject({ kind: 'measured', channels: 1, areaPx2: expect.closeTo(700, 6), areaMm2: null, largestChannelAreaMm2: null });
  });

  test('is nothing where there is none', () => {
    expect(enclosedArea([], tallPixels, image)).toBeNull();
  });
});

describe('a refused contour', () => {
  const good = rectangle(100, 100, 40, 30);
  const refused = [
    ['contour/selfCrossing', contour([[10, 10], [30, 30], [30, 10], [10, 30]])],
    ['contour/tooFewPoints', contour([[10, 10], [30, 30], [10, 10]])],
    ['contour/outsideImage', rectangle(480, 100, 40, 30)],
  ] as const;
  test.each(refused)('takes every figure from its frame and is named with it: %s', (code, bad) => {
    const lumen = enclosedArea([good, bad], tallPixels, image);
    expect(lumen).toEqual({ kind: 'refused', warnings: [{ code, message: expect.stringMatching(/^Frame 12: /) }] });
  });

  test('is refused again when asked again, and for its own frame', () => {
    const [, bad] = refused[0];
    expect(enclosedArea([bad], tallPixels, image)).toEqual(enclosedArea([bad], tallPixels, image));
    expect(enclosedArea([{ ...bad, frameNumber: 13 }], null, image)).toMatchObject({ warnings: [{ message: expect.stringMatching(/^Frame 13: /) }] });
  });
});
