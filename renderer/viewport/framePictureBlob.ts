import type { Contour } from '../../src/contour/contour.ts';
import { type GreyLook, shadesOf } from '../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { pixelAspect, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { PictureFrame } from '../frames/pictureFrame.ts';
import { canvasPath, imagePathOf } from '../overlay/contourPath.ts';
import { overlayColours, provisionalDash } from '../overlay/overlayColours.ts';

const leastLongSidePx = 1024;

/** A frame with its contours and a line of words under it, as PNG; at least 1024 px on its longer side, in true proportions. */
export async function framePictureBlob(
  frame: PictureFrame,
  pixels: ImagePixels,
  look: GreyLook,
  contours: readonly Contour[],
  spacingMm: SpacingMm | null,
  caption: string,
): Promise<Blob> {
  const aspect = pixelAspect(spacingMm);
  const scaleX = Math.max(1, leastLongSidePx / Math.max(frame.columns, frame.rows * aspect));
  const view: ViewTransform = { scaleX, scaleY: scaleX * aspect, offsetX: 0, offsetY: 0 };
  const width = Math.round(frame.columns * view.scaleX);
  const height = Math.round(frame.rows * view.scaleY);
  const captionHeight = 40;
  const canvas = new OffscreenCanvas(width, height + captionHeight);
  const context = contextOf(canvas);
  context.fillStyle = '#000';
  context.fillRect(0, 0, canvas.width, canvas.height);

  const stored = new OffscreenCanvas(frame.columns, frame.rows);
  contextOf(stored).putImageData(new ImageData(rgbaOf(frame, pixels, look), frame.columns, frame.rows), 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(stored, 0, 0, width, height);
  for (const contour of contours) strokeContour(context, contour, view);

  context.fillStyle = '#E8EBEF';
  context.font = '500 16px "Inter Variable", Inter, system-ui, sans-serif';
  context.textBaseline = 'middle';
  context.fillText(caption, 12, height + captionHeight / 2, width - 24);
  return canvas.convertToBlob({ type: 'image/png' });
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No drawing surface could be had for the picture.');
  return context;
}

function strokeContour(context: OffscreenCanvasRenderingContext2D, contour: Contour, view: ViewTransform): void {
  const path = canvasPath(imagePathOf(contour), view);
  context.beginPath();
  for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]!, path[i + 1]!);
  context.closePath();
  context.lineJoin = 'round';
  const stent = contour.kind === 'stent';
  const stroke = (style: string, width: number, dash: number[]) => {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.stroke();
  };
  stroke(overlayColours.underlay, stent ? 8 : 6, []);
  stroke(stent ? overlayColours.stent : overlayColours.lumen, stent ? 5 : 2.5, contour.acceptance.status === 'accepted' ? [] : provisionalDash);
  if (stent) stroke(overlayColours.pointFill, 2, []);
}

/** The frame as it is displayed; colour as it is. */
function rgbaOf(frame: PictureFrame, pixels: ImagePixels, look: GreyLook): Uint8ClampedArray<ArrayBuffer> {
  if (frame.kind === 'colour') return frame.values;
  const rgba = new Uint8ClampedArray(frame.columns * frame.rows * 4);
  const { leastValue, shades } = shadesOf(pixels, look);
  for (let i = 0; i < frame.values.length; i++) {
    rgba.fill(shades[frame.values[i]! - leastValue]!, 4 * i, 4 * i + 3);
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
