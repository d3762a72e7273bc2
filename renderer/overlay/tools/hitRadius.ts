import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../../src/geometry/viewTransform.ts';

/** How near the pointer must come, in canvas pixels, whatever the zoom. */
export const pointHitPx = 9;
export const curveHitPx = 7;
/** Movement below this is a click. */
export const clickSlackPx = 3;

/** Distance between two image points as the hand sees it, in canvas pixels. */
export function canvasDistancePx(view: ViewTransform, a: ImagePoint, b: ImagePoint): number {
  const from = imageToCanvas(view, a);
  const to = imageToCanvas(view, b);
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Index of the nearest point within reach of the pointer; null where none is. */
export function pointUnder(view: ViewTransform, points: readonly ImagePoint[], at: ImagePoint): number | null {
  let nearest: number | null = null;
  let nearestPx = pointHitPx;
  points.forEach((point, index) => {
    const distancePx = canvasDistancePx(view, point, at);
    if (distancePx > nearestPx) return;
    nearest = index;
    nearestPx = distancePx;
  });
  return nearest;
}
