import { canvasPoint, type CanvasPoint } from './canvasPoint.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import type { SpacingMm } from './spacingMm.ts';

/**
 * Where the image stands on the canvas: canvas = offset + scale · image, in CSS pixels. The one transform behind picture and contours. The two scales
 * differ where pixels are not square, so that a millimetre is equally long along both axes.
 */
export interface ViewTransform {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly offsetX: number;
  readonly offsetY: number;
}

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

export interface CanvasMargins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const smallestScale = 0.02;
const largestScale = 200;

export function imageToCanvas(view: ViewTransform, point: ImagePoint): CanvasPoint {
  return canvasPoint(view.offsetX + view.scaleX * point.x, view.offsetY + view.scaleY * point.y);
}

export function canvasToImage(view: ViewTransform, point: CanvasPoint): ImagePoint {
  return imagePoint((point.x - view.offsetX) / view.scaleX, (point.y - view.offsetY) / view.scaleY);
}

/** Height of a stored pixel over its width: 1 where nothing is known, since a file without a scale gives no reason to distort its picture. */
export function pixelAspect(spacingMm: SpacingMm | null): number {
  return spacingMm === null ? 1 : spacingMm.row / spacingMm.column;
}

/** The whole image as large as it goes, centred between the margins. */
export function fitView(
  image: { readonly columns: number; readonly rows: number },
  spacingMm: SpacingMm | null,
  canvas: CanvasSize,
  margins: CanvasMargins = { left: 0, top: 0, right: 0, bottom: 0 },
): ViewTransform {
  const aspect = pixelAspect(spacingMm);
  const width = Math.max(1, canvas.width - margins.left - margins.right);
  const height = Math.max(1, canvas.height - margins.top - margins.bottom);
  const scaleX = Math.min(width / image.columns, height / (image.rows * aspect));
  const scaleY = scaleX * aspect;
  return {
    scaleX,
    scaleY,
    offsetX: margins.left + (width - scaleX * image.columns) / 2,
    offsetY: margins.top + (height - scaleY * image.rows) / 2,
  };
}

/** Zooms by a factor, holding still the image point under `about` (the pointer). Kept between 1/50 and 200 canvas pixels an image pixel. */
export function zoomAbout(view: ViewTransform, about: CanvasPoint, factor: number): ViewTransform {
  const wanted = Math.min(largestScale, Math.max(smallestScale, view.scaleX * factor));
  const applied = wanted / view.scaleX;
  return {
    scaleX: view.scaleX * applied,
    scaleY: view.scaleY * applied,
    offsetX: about.x - (about.x - view.offsetX) * applied,
    offsetY: about.y - (about.y - view.offsetY) * applied,
  };
}

/** Moves the picture by so many canvas pixels. */
export function panView(view: ViewTransform, dx: number, dy: number): ViewTransform {
  return { ...view, offsetX: view.offsetX + dx, offsetY: view.offsetY + dy };
}

/** Canvas pixels to a millimetre, equal along both axes; null where the image is uncalibrated (then there is no scale bar). */
export function canvasPxPerMm(view: ViewTransform, spacingMm: SpacingMm | null): number | null {
  return spacingMm === null ? null : view.scaleX / spacingMm.column;
}
