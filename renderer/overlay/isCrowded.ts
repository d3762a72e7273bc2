import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';

/** Marks of points closer than this on the canvas lie on each other. */
const leastGapPx = 9;

/** Whether a closed curve has so many points on so few canvas pixels that their marks would hide it, as outlines of other programs have until one zooms in. */
export function isCrowded(points: readonly ImagePoint[], view: ViewTransform): boolean {
  const places = points.map((point) => imageToCanvas(view, point));
  const length = places.reduce((sum, place, i) => {
    const next = places[(i + 1) % places.length] ?? place;
    return sum + Math.hypot(next.x - place.x, next.y - place.y);
  }, 0);
  return length < leastGapPx * places.length;
}
