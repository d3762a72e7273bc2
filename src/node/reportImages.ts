import { encode } from 'fast-png';
import { type DisplayPixels, displayPixels } from '../dicom/displayPixels.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { type Box, curveBox } from '../geometry/curveBox.ts';
import { imagePoint } from '../geometry/imagePoint.ts';
import { annotationExtent } from '../report/annotationExtent.ts';
import type { FramePicture } from '../report/framePicture.ts';
import type { ReportFrame } from '../report/reportFrame.ts';
import type { ReportModel } from '../report/reportModel.ts';
import { AppError } from '../shared/appError.ts';
import type { OpenPullback } from './openPullback.ts';

/** The lumen takes at most this share of a picture's side. */
const lumenShare = 0.62;
/** Side of a picture in mm where no lumen asks for more: a vein with what lies round it. */
const usualSideMm = 34;

/**
 * The frames that the report's figures rest on, cut out round their contours, all at the same scale so that they can be compared by
 * eye; and those that the reader laid something on, each as large as what lies on it. A frame that cannot be decoded has no picture, and
 * the report says so. Neither contours nor what lies on a frame are drawn in.
 */
export async function reportImages(open: Pick<OpenPullback, 'pullback' | 'decodeFrame'>, model: ReportModel, signal?: AbortSignal): Promise<readonly FramePicture[]> {
  const frameOf = (frameNumber: number) => model.frames.find((candidate) => candidate.frameNumber === frameNumber) ?? null;
  const behind = [...new Set(model.framesBehind.map((shown) => shown.frameNumber))];
  const annotated = [...new Set(model.annotations.map(({ frameNumber }) => frameNumber))];
  const pixel = pixelShape(model, [...behind, ...annotated].map(frameOf).filter((frame) => frame !== null));
  const wanted: Omit<FramePicture, 'png'>[] = [];
  for (const [frameNumber, cropBox] of cropBoxes(new Map(behind.map((n) => [n, contoursBox(frameOf(n))])), pixel, model.pullback)) wanted.push({ frameNumber, purpose: 'figure', cropBox });
  for (const n of annotated) {
    const laidOn = model.annotations.filter(({ frameNumber }) => frameNumber === n).map(({ shape }) => annotationExtent(shape));
    for (const [frameNumber, cropBox] of cropBoxes(new Map([[n, boxRound([contoursBox(frameOf(n)), ...laidOn])]]), pixel, model.pullback)) wanted.push({ frameNumber, purpose: 'annotation', cropBox });
  }
  const pictures: FramePicture[] = [];
  for (const picture of wanted) {
    try {
      const shown = displayPixels(await open.decodeFrame(picture.frameNumber - 1, signal), open.pullback.pixels);
      pictures.push({ ...picture, png: pngOfCrop(shown, picture.cropBox) });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'dicom/frameUndecodable') throw error;
    }
  }
  return pictures;
}

/** How wide and how high a pixel is, in mm; of shape alone where there is no scale. */
type PixelShape =
  | { readonly kind: 'calibrated'; readonly width: number; readonly height: number }
  | { readonly kind: 'uncalibrated'; readonly width: 1; readonly height: 1 };

function pixelShape(model: ReportModel, frames: readonly ReportFrame[]): PixelShape {
  const calibration = frames.flatMap((frame) => frame.contours.map((contour) => contour.calibration)).find(({ kind }) => kind === 'calibrated') ?? model.calibrations[0];
  if (calibration?.kind !== 'calibrated') return { kind: 'uncalibrated', width: 1, height: 1 };
  return { kind: 'calibrated', width: calibration.spacingMm.column, height: calibration.spacingMm.row };
}

/** The box round all contours of a frame, null where it has none. */
function contoursBox(frame: ReportFrame | null): Box | null {
  return boxRound(
    (frame?.contours ?? []).map((contour) =>
      curveBox(
        closedCurve(
          contour.points.map(([x, y]) => imagePoint(x, y)),
          contour.curve,
        ),
      ),
    ),
  );
}

/** The box round boxes, null where there is none. */
function boxRound(some: readonly (Box | null)[]): Box | null {
  const boxes = some.filter((box) => box !== null);
  if (boxes.length === 0) return null;
  return {
    minX: Math.min(...boxes.map((box) => box.minX)),
    minY: Math.min(...boxes.map((box) => box.minY)),
    maxX: Math.max(...boxes.map((box) => box.maxX)),
    maxY: Math.max(...boxes.map((box) => box.maxY)),
  };
}

/** One crop a frame, all of the same size, square in space, on whole pixels, inside the image where it is large enough. */
function cropBoxes(boxes: ReadonlyMap<number, Box | null>, pixel: PixelShape, image: { readonly rows: number; readonly columns: number }): ReadonlyMap<number, Box> {
  const extents = [...boxes.values()].flatMap((box) => (box === null ? [] : [(box.maxX - box.minX) * pixel.width, (box.maxY - box.minY) * pixel.height]));
  const largest = Math.max(0, ...extents);
  const imageSide = Math.min(image.columns * pixel.width, image.rows * pixel.height);
  const wanted = Math.max(largest / lumenShare, pixel.kind === 'calibrated' ? usualSideMm : imageSide * 0.6);
  const side = Math.max(Math.min(wanted, imageSide), largest * 1.1);
  const width = Math.max(1, Math.round(side / pixel.width));
  const height = Math.max(1, Math.round(side / pixel.height));
  const place = (centre: number, size: number, whole: number) =>
    size >= whole ? Math.round((whole - size) / 2) : Math.min(Math.max(Math.round(centre - size / 2), 0), whole - size);
  return new Map(
    [...boxes].map(([frameNumber, box]) => {
      const minX = place(box === null ? image.columns / 2 : (box.minX + box.maxX) / 2, width, image.columns);
      const minY = place(box === null ? image.rows / 2 : (box.minY + box.maxY) / 2, height, image.rows);
      return [frameNumber, { minX, minY, maxX: minX + width, maxY: minY + height }];
    }),
  );
}

/** The crop as PNG; what lies outside the image is black. A grey picture that was stored in colour becomes grey. */
function pngOfCrop({ columns, rows, channels, data }: DisplayPixels, crop: Box): Uint8Array {
  const width = crop.maxX - crop.minX;
  const height = crop.maxY - crop.minY;
  const cut = new Uint8Array(width * height * channels);
  for (let y = Math.max(0, -crop.minY); y < height && crop.minY + y < rows; y++) {
    const from = Math.max(0, -crop.minX);
    const to = Math.min(width, columns - crop.minX);
    const start = ((crop.minY + y) * columns + crop.minX + from) * channels;
    cut.set(data.subarray(start, start + (to - from) * channels), (y * width + from) * channels);
  }
  if (channels === 3 && isGrey(cut)) return encode({ width, height, channels: 1, depth: 8, data: cut.filter((_, i) => i % 3 === 0) });
  return encode({ width, height, channels, depth: 8, data: cut });
}

function isGrey(rgb: Uint8Array): boolean {
  for (let i = 0; i < rgb.length; i += 3) if (rgb[i] !== rgb[i + 1] || rgb[i] !== rgb[i + 2]) return false;
  return true;
}
