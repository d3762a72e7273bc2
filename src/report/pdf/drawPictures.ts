import type { PDFImage } from '@cantoo/pdf-lib';
import type { ContourKind } from '../../contour/contour.ts';
import { closedCurve } from '../../geometry/closedCurve.ts';
import type { Box } from '../../geometry/curveBox.ts';
import { imagePoint } from '../../geometry/imagePoint.ts';
import type { FrameBehind } from '../framesBehind.ts';
import type { ReportContour, ReportFrame } from '../reportFrame.ts';
import type { ReportModel } from '../reportModel.ts';
import { areaWords } from '../reportWords.ts';
import { reportColours } from './reportColours.ts';
import { fitted, wrap } from './reportFont.ts';
import { diamond, square, triangle } from './reportShapes.ts';
import { type ReportSheet, contentWidthPt, marginPt, n } from './reportSheet.ts';

/** A picture that the document holds already. */
export interface EmbeddedPicture {
  readonly image: PDFImage;
  readonly cropBox: Box;
}

const gapPt = 10.4;
const captionPt = 36;

/** Four to a row, more where that saves a row. */
function picturesPerRow(count: number): number {
  if (count <= 4 || count === 7 || count === 8) return 4;
  return count === 5 || count === 9 || count === 10 ? 5 : 6;
}

/** The frames that the figures rest on, with their contours. */
export function drawPictures(sheet: ReportSheet, model: ReportModel, pictures: ReadonlyMap<number, EmbeddedPicture>): void {
  if (model.framesBehind.length === 0) return;
  const perRow = picturesPerRow(model.framesBehind.length);
  const sidePt = (contentWidthPt - gapPt * (perRow - 1)) / perRow;
  sheet.heading('Frames behind the figures', sidePt + captionPt);
  for (let start = 0; start < model.framesBehind.length; start += perRow) {
    const row = model.framesBehind.slice(start, start + perRow);
    sheet.ensure(sidePt + captionPt);
    row.forEach((shown, i) => drawPicture(sheet, shown, model, pictures.get(shown.frameNumber) ?? null, marginPt + i * (sidePt + gapPt), sidePt));
    sheet.y += sidePt + captionPt + (start + perRow < model.framesBehind.length ? 8 : 0);
  }
}

function drawPicture(sheet: ReportSheet, shown: FrameBehind, model: ReportModel, picture: EmbeddedPicture | null, x: number, sidePt: number): void {
  const y = sheet.y;
  const frame = model.frames.find((candidate) => candidate.frameNumber === shown.frameNumber) ?? null;
  sheet.rectangle(x, y, sidePt, sidePt, { fill: reportColours.black });
  if (picture === null) {
    sheet.text('picture not available', x + sidePt / 2, y + sidePt / 2 - 4, { sizePt: 8, color: reportColours.white, align: 'center' });
  } else {
    sheet.picture(picture.image, x, y, sidePt, sidePt);
    for (const contour of frame?.contours ?? []) drawContour(sheet, contour, picture.cropBox, x, y, sidePt);
    drawScaleBar(sheet, frame, model, picture.cropBox, x, y, sidePt);
  }
  caption(sheet, shown, frame, titleWords(model, shown), x, y + sidePt + 5, sidePt);
}

/** What a picture is of, the longest first. */
function titleWords(model: ReportModel, shown: FrameBehind): readonly string[] {
  switch (shown.role) {
    case 'minimum':
      return model.pullback.kind === 'stills' ? ['smallest still', 'smallest'] : ['minimum', 'min.'];
    case 'minimumStent':
      return ['minimum stent', 'min. stent'];
    case 'inStentMinimum':
      return ['in-stent minimum', 'in-stent min.', 'in-stent'];
    case 'landing':
      return [`${shown.side ?? ''} landing`, 'landing'];
    case 'reference':
      return twoSided(model, shown) ? [`${shown.side ?? ''} reference`, `${shown.side ?? ''} ref.`, shown.side ?? ''] : ['reference', 'ref.'];
  }
}

/** Whether the segment has a reference on either side, so that the words must tell which. */
function twoSided(model: ReportModel, shown: FrameBehind): boolean {
  return model.framesBehind.filter((other) => other.segmentId === shown.segmentId && other.role === 'reference').length > 1;
}

function caption(sheet: ReportSheet, shown: FrameBehind, frame: ReportFrame | null, words: readonly string[], x: number, y: number, sidePt: number): void {
  const centre = y + 5;
  const ofStent = shown.role === 'minimumStent';
  const accepted = frame !== null && isAccepted(frame, ofStent ? 'stent' : 'lumen');
  if (shown.role === 'minimumStent') square(sheet, x + 4, centre, 3, reportColours.stent, accepted);
  else if (shown.role === 'minimum' || shown.role === 'inStentMinimum') diamond(sheet, x + 4, centre, 3.8, reportColours.minimum, accepted);
  else if (shown.side === 'cranial') triangle(sheet, x + 4, centre, 3.4, reportColours.cranial, true);
  else triangle(sheet, x + 4, centre, 3.4, reportColours.caudal, false);
  const titles = words.map((word) => (shown.segmentName === null ? word.charAt(0).toUpperCase() + word.slice(1) : `${shown.segmentName} ${word}`));
  const title = titles.find((each) => sheet.semibold.width(each, 8.8) <= sidePt - 10.5) ?? titles[0] ?? '';
  sheet.text(fitted(sheet.semibold, title, 8.8, sidePt - 10.5), x + 10.5, y, { sizePt: 8.8, bold: true });
  const of = shown.ofFrames > 1 ? `, nearest of ${shown.ofFrames}` : '';
  const provisional = frame !== null && !accepted;
  const lines = wrap(sheet.regular, `Frame ${shown.frameNumber}, ${shownAreaWords(frame, ofStent)}${of}${provisional ? ', provisional' : ''}`, 8, sidePt).slice(0, 2);
  lines.forEach((line, i) => sheet.text(line, x, y + 12.5 + i * 10, { sizePt: 8, color: provisional ? reportColours.draft : reportColours.secondary }));
}

/** Whether all that the figure rests on is accepted: every contour of the kind; of a stent that has no curve of its own, the lumen. */
function isAccepted(frame: ReportFrame, kind: ContourKind): boolean {
  const stents = frame.contours.filter((contour) => contour.kind === 'stent');
  return kind === 'lumen' || stents.length === 0 ? frame.accepted : stents.every(({ status }) => status === 'accepted');
}

function shownAreaWords(frame: ReportFrame | null, ofStent: boolean): string {
  if (frame === null) return 'not measured';
  const stent = ofStent ? frame.contours.find(({ kind }) => kind === 'stent') : undefined;
  if (stent !== undefined) return areaWords(stent.areaMm2, stent.areaPx2);
  return `${frame.state === 'atMost' ? '≤ ' : ''}${areaWords(frame.lumenAreaMm2, frame.lumenAreaPx2)}`;
}

/** The contour's own cubic pieces as Bézier curves, not a polygon through samples. */
function drawContour(sheet: ReportSheet, contour: ReportContour, crop: Box, x: number, y: number, sidePt: number): void {
  const { coefficients: c } = closedCurve(
    contour.points.map(([px, py]) => imagePoint(px, py)),
    contour.curve,
  );
  const toX = (px: number) => n(x + ((px - crop.minX) / (crop.maxX - crop.minX)) * sidePt);
  const toY = (py: number) => n(y + ((py - crop.minY) / (crop.maxY - crop.minY)) * sidePt);
  const pair = (px: number, py: number) => `${toX(px)} ${toY(py)}`;
  let path = '';
  for (let i = 0; i < c.length; i += 8) {
    const [x0, x1, x2, x3, y0, y1, y2, y3] = [c[i]!, c[i + 1]!, c[i + 2]!, c[i + 3]!, c[i + 4]!, c[i + 5]!, c[i + 6]!, c[i + 7]!];
    if (i === 0) path = `M ${pair(x0, y0)}`;
    path += ` C ${pair(x0 + x1 / 3, y0 + y1 / 3)} ${pair(x0 + (2 * x1 + x2) / 3, y0 + (2 * y1 + y2) / 3)} ${pair(x0 + x1 + x2 + x3, y0 + y1 + y2 + y3)}`;
  }
  const stroke = contour.kind === 'lumen' ? reportColours.lumenOnPicture : reportColours.stentOnPicture;
  const dash = contour.status === 'provisional' ? { dash: [4, 2.5] } : {};
  sheet.path(`${path} Z`, { stroke: reportColours.black, widthPt: 2.6, opacity: 0.5 });
  sheet.path(`${path} Z`, { stroke, widthPt: 1.3, ...dash });
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
