import { canvasPoint, type CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';

/** Where the longitudinal cut leaves the frame: the middle and, for either end, a place so many pixels outside the rim. */
export interface CutTickPlaces {
  readonly centre: CanvasPoint;
  readonly ends: (outsidePx: number) => readonly [CanvasPoint, CanvasPoint];
}

/** The end at the angle itself comes first. 0° at 3 o'clock, growing clockwise as seen on the screen. */
export function cutTickPlaces(image: { readonly columns: number; readonly rows: number }, view: ViewTransform, angleDeg: number): CutTickPlaces {
  const centre = imageToCanvas(view, imagePoint(image.columns / 2, image.rows / 2));
  const radius = Math.min(image.columns * view.scaleX, image.rows * view.scaleY) / 2;
  const angle = (angleDeg * Math.PI) / 180;
  const at = (side: 1 | -1, distance: number) => canvasPoint(centre.x + side * Math.cos(angle) * distance, centre.y + side * Math.sin(angle) * distance);
  return { centre, ends: (outsidePx) => [at(1, radius + outsidePx), at(-1, radius + outsidePx)] };
}
