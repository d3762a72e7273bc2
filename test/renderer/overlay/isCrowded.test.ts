import { expect, test } from 'vitest';
import { isCrowded } from '../../../renderer/overlay/isCrowded.ts';
import { imagePoint } from '../../../src/geometry/imagePoint.ts';

const circle = (count: number) => Array.from({ length: count }, (_, i) => imagePoint(100 + 50 * Math.cos((2 * Math.PI * i) / count), 100 + 50 * Math.sin((2 * Math.PI * i) / count)));
const zoomed = (scale: number) => ({ scaleX: scale, scaleY: scale, offsetX: 0, offsetY: 0 });

test('the points of an outline of whole pixels are crowded until one zooms in; those of a spline never are', () => {
  expect(isCrowded(circle(157), zoomed(1))).toBe(true); // one each 2 px
  expect(isCrowded(circle(157), zoomed(6))).toBe(false);
  expect(isCrowded(circle(12), zoomed(1))).toBe(false);
});
