import type { AnnotationShape } from '../../src/analysis/annotation.ts';
import type { Contour } from '../../src/contour/contour.ts';
import type { GreyLook } from '../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { imageToCanvas, pixelAspect, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import type { PictureFrame } from '../frames/pictureFrame.ts';
import { rgbaOf } from '../frames/rgbaOf.ts';
import { annotationLabelHeightPx, placeAnnotationLabels } from '../overlay/annotationLabels.ts';
import { annotationStrokes, type Stroke } from '../overlay/annotationStrokes.ts';
import { canvasPath, imagePathOf } from '../overlay/contourPath.ts';
import { canvasFontFamily, overlayColours, provisionalDash } from '../overlay/overlayColours.ts';

const leastLongSidePx = 1024;

/** What else is drawn on the picture. */
export interface PictureAnnotation {
  readonly shape: AnnotationShape;
  /** Its figure and the reader's words. */
  readonly words: string;
}

/** A frame with its contours, calipers and notes, and a line of words under it, as PNG; at least 1024 px on its longer side, in true proportions. */
export async function framePictureBlob(
  frame: PictureFrame,
  pixels: ImagePixels,
  look: GreyLook,
  contours: readonly Contour[],
  annotations: readonly PictureAnnotation[],
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
  drawAnnotations(context, annotations, contours, view, { width, height });

  context.fillStyle = '#E8EBEF';
  context.font = `500 16px ${canvasFontFamily}`;
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
  trace(context, { path, closed: true });
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

function drawAnnotations(context: OffscreenCanvasRenderingContext2D, annotations: readonly PictureAnnotation[], contours: readonly Contour[], view: ViewTransform, canvas: { readonly width: number; readonly height: number }): void {
  context.setLineDash([]);
  for (const { shape } of annotations) {
    for (const stroke of annotationStrokes(shape, view)) {
      trace(context, stroke);
      for (const [style, width] of [[overlayColours.underlay, 4], [overlayColours.inHand, 1.5]] as const) {
        context.strokeStyle = style;
        context.lineWidth = width;
        context.stroke();
      }
    }
    if (shape.kind !== 'text') continue;
    const { x, y } = imageToCanvas(view, shape.at);
    context.beginPath();
    context.arc(x, y, 3, 0, 2 * Math.PI);
    context.fillStyle = overlayColours.inHand;
    context.fill();
  }
  const labels = placeAnnotationLabels(annotations, view, { canvas, curve: contours.flatMap((contour) => canvasPath(imagePathOf(contour), view)), taken: [] });
  context.font = `600 13px ${canvasFontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const label of labels) {
    if (label === null) continue;
    const { words, place, widthPx } = label;
    context.fillStyle = overlayColours.plate;
    context.fillRect(place.x - widthPx / 2, place.y - annotationLabelHeightPx / 2, widthPx, annotationLabelHeightPx);
    context.fillStyle = overlayColours.tick;
    context.fillText(words, place.x, place.y, widthPx);
  }
  context.textAlign = 'left';
}

function trace(context: OffscreenCanvasRenderingContext2D, { path, closed }: Stroke): void {
  context.beginPath();
  for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]!, path[i + 1]!);
  if (closed) context.closePath();
  context.lineJoin = 'round';
}
