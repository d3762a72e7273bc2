import type { PDFImage } from '@cantoo/pdf-lib';
import { closedCurve } from '../../geometry/closedCurve.ts';
import type { Box } from '../../geometry/curveBox.ts';
import { imagePoint } from '../../geometry/imagePoint.ts';
import type { PlaneCurve } from '../../geometry/planeCurve.ts';
import type { ReportContour, ReportFrame } from '../reportFrame.ts';
import type { ReportModel } from '../reportModel.ts';
import { reportColours } from './reportColours.ts';
import { type ReportSheet, n } from './reportSheet.ts';

/** A picture that the document holds already. */
export interface EmbeddedPicture {
  readonly image: PDFImage;
  readonly cropBox: Box;
}

/** A square picture of a frame on the page, and what is known of the frame. */
export interface PlacedPicture {
  /** null where the frame could not be had. */
  readonly picture: EmbeddedPicture | null;
  /** null where the frame is neither contoured nor marked. */
  readonly frame: ReportFrame | null;
  readonly model: ReportModel;
  readonly x: number;
  readonly y: number;
  readonly sidePt: number;
}

/** From image coordinates to places on the page. */
export type OntoPage = (point: { readonly x: number; readonly y: number }) => { readonly x: number; readonly y: number };

/** The frame with its contours and a scale bar; `overlay` draws what else lies on it. */
export function drawFramePicture(sheet: ReportSheet, placed: PlacedPicture, overlay: (ontoPage: OntoPage) => void = () => undefined): void {
  const { picture, frame, model, x, y, sidePt } = placed;
  sheet.rectangle(x, y, sidePt, sidePt, { fill: reportColours.black });
  if (picture === null) {
    sheet.text('picture not available', x + sidePt / 2, y + sidePt / 2 - 4, { sizePt: 8, color: reportColours.white, align: 'center' });
    return;
  }
  const { image, cropBox: crop } = picture;
  const ontoPage: OntoPage = (point) => ({ x: x + ((point.x - crop.minX) / (crop.maxX - crop.minX)) * sidePt, y: y + ((point.y - crop.minY) / (crop.maxY - crop.minY)) * sidePt });
  sheet.picture(image, x, y, sidePt, sidePt);
  drawContours(sheet, frame?.contours ?? [], ontoPage);
  overlay(ontoPage);
  drawScaleBar(sheet, frame, model, crop, x, y, sidePt);
}

/** Curves over the dark underlay of all of them, the lumen's last: it may nearly touch the stent's. */
function drawContours(sheet: ReportSheet, contours: readonly ReportContour[], ontoPage: OntoPage): void {
  const drawn = contours.map((contour) => ({ ...contour, path: pathOf(contour, ontoPage) }));
  for (const { path } of drawn) sheet.path(path, { stroke: reportColours.black, widthPt: 2.6, opacity: 0.5 });
  for (const kind of ['stent', 'lumen'] as const) {
    const stroke = kind === 'lumen' ? reportColours.lumenOnPicture : reportColours.stentOnPicture;
    for (const { path, status } of drawn.filter((contour) => contour.kind === kind)) sheet.path(path, { stroke, widthPt: 1.3, ...(status === 'provisional' ? { dash: [4, 2.5] } : {}) });
  }
}

function pathOf({ points, curve }: ReportContour, ontoPage: OntoPage): string {
  return curvePath(closedCurve(points.map(([px, py]) => imagePoint(px, py)), curve), ontoPage);
}

/** The curve's own cubic pieces as Bézier curves, not a polygon through samples. */
export function curvePath({ coefficients: c }: PlaneCurve, ontoPage: OntoPage): string {
  const pair = (px: number, py: number) => {
    const { x, y } = ontoPage({ x: px, y: py });
    return `${n(x)} ${n(y)}`;
  };
  let path = '';
  for (let i = 0; i < c.length; i += 8) {
    const [x0, x1, x2, x3, y0, y1, y2, y3] = [c[i]!, c[i + 1]!, c[i + 2]!, c[i + 3]!, c[i + 4]!, c[i + 5]!, c[i + 6]!, c[i + 7]!];
    if (i === 0) path = `M ${pair(x0, y0)}`;
    path += ` C ${pair(x0 + x1 / 3, y0 + y1 / 3)} ${pair(x0 + (2 * x1 + x2) / 3, y0 + (2 * y1 + y2) / 3)} ${pair(x0 + x1 + x2 + x3, y0 + y1 + y2 + y3)}`;
  }
  return `${path} Z`;
}

function drawScaleBar(sheet: ReportSheet, frame: ReportFrame | null, model: ReportModel, crop: Box, x: number, y: number, sidePt: number): void {
  const calibration = frame?.contours[0]?.calibration ?? (model.calibrations.length === 1 ? model.calibrations[0] : undefined);
  if (calibration?.kind !== 'calibrated') {
    plate(sheet, 'no scale', x + sidePt - 6, y + sidePt - 15, 'right');
    return;
  }
  const widthMm = (crop.maxX - crop.minX) * calibration.spacingMm.column;
  const lengthMm = [100, 50, 20, 10, 5, 2, 1].find((length) => length <= widthMm * 0.4) ?? 1;
  const lengthPt = (lengthMm / widthMm) * sidePt;
  const right = x + sidePt - 6;
  const bottom = y + sidePt - 5;
  for (const [color, widthPt] of [[reportColours.black, 2.4] as const, [reportColours.white, 1] as const]) {
    sheet.line(right - lengthPt, bottom, right, bottom, { color, widthPt });
    sheet.line(right - lengthPt, bottom, right - lengthPt, bottom - 3, { color, widthPt });
    sheet.line(right, bottom, right, bottom - 3, { color, widthPt });
  }
  const words = `${lengthMm} mm`;
  const half = sheet.regular.width(words, 7) / 2 + 3;
  plate(sheet, words, Math.min(right - lengthPt / 2, x + sidePt - half), bottom - 11.5, 'center');
}

function plate(sheet: ReportSheet, text: string, x: number, y: number, align: 'center' | 'right'): void {
  const width = sheet.regular.width(text, 7) + 4;
  sheet.rectangle(align === 'center' ? x - width / 2 : x - width + 2, y - 0.5, width, 9, { fill: reportColours.black, opacity: 0.6 });
  sheet.text(text, x, y, { sizePt: 7, color: reportColours.white, align });
}
