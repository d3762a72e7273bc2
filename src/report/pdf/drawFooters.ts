import type { ReportModel } from '../reportModel.ts';
import { calibrationWords } from '../reportWords.ts';
import { reportColours } from './reportColours.ts';
import { fitted } from './reportFont.ts';
import { type ReportSheet, contentWidthPt, footerHeightPt, marginPt, pageHeightPt } from './reportSheet.ts';

/** On every page: what all figures rest on, which document, which page, and what the report is not. */
export function drawFooters(sheet: ReportSheet, model: ReportModel): void {
  const pageCount = sheet.pageCount;
  const columnPt = contentWidthPt / 2;
  const top = pageHeightPt - footerHeightPt + 10;
  for (let pageNumber = 1; pageNumber <= pageCount; pageNumber++) {
    sheet.turnTo(pageNumber);
    sheet.line(marginPt, top - 7, marginPt + contentWidthPt, top - 7, { color: reportColours.strong, widthPt: 0.9 });
    field(sheet, 'Calibration', calibrationsWords(model), marginPt, top, columnPt - 12);
    field(sheet, 'Lengths', lengthsWords(model), marginPt, top + 12.5, columnPt - 12);
    field(sheet, 'Contours', contoursWords(model), marginPt, top + 25, columnPt - 12);
    field(sheet, 'Curve', curvesWords(model), marginPt + columnPt, top, columnPt);
    field(sheet, 'Document', documentWords(model), marginPt + columnPt, top + 12.5, columnPt);
    field(sheet, 'Program', `venolume ${model.programVersion}`, marginPt + columnPt, top + 25, columnPt - 80);
    sheet.text(`Page ${pageNumber} of ${pageCount}`, marginPt + contentWidthPt, top + 25, { sizePt: 8.3, color: reportColours.secondary, align: 'right' });
    sheet.text(fitted(sheet.semibold, model.use, 8.3, contentWidthPt), marginPt, top + 40, { sizePt: 8.3, bold: true });
  }
}

function field(sheet: ReportSheet, label: string, value: string, x: number, y: number, widthPt: number): void {
  const used = sheet.text(label, x, y, { sizePt: 8.3, bold: true });
  sheet.text(fitted(sheet.regular, value, 8.3, widthPt - used - 4), x + used + 3.5, y, { sizePt: 8.3, color: reportColours.secondary });
}

function calibrationsWords(model: ReportModel): string {
  const [first, ...others] = model.calibrations;
  if (first === undefined) return 'none used';
  return others.length === 0 ? calibrationWords(first) : `${model.calibrations.length} scales, named with the segments`;
}

function lengthsWords(model: ReportModel): string {
  const { source, anchors, pullbackRateMmPerS } = model.positions;
  switch (source) {
    case 'anchors':
      return `${anchors.length} anchors set by the reader`;
    case 'pullbackRate':
      return `motor pullback, ${pullbackRateMmPerS === null ? 'rate not stated' : `${pullbackRateMmPerS} mm/s`}`;
    case 'recorded':
      return 'as recorded in the analysis file';
    case null:
      return 'not measurable';
  }
}

/** Of lumen and stent together; the segments' table tells them apart. */
function contoursWords(model: ReportModel): string {
  const { contours, stentContours } = model;
  const both = (count: 'accepted' | 'provisional' | 'acceptedUnseen') => contours[count] + stentContours[count];
  return `${both('accepted')} accepted, ${both('provisional')} provisional, ${both('acceptedUnseen')} accepted unseen`;
}

function curvesWords(model: ReportModel): string {
  const { periodicCubic, polygon } = model.contours.curves;
  if (periodicCubic > 0 && polygon > 0) return `${periodicCubic} periodic cubic, ${polygon} polygon`;
  if (polygon > 0) return 'polygon through control points';
  return periodicCubic > 0 ? 'periodic cubic through control points' : 'no contour';
}

function documentWords(model: ReportModel): string {
  const { status, document } = model;
  // A final report is known by what it was computed from, here as in the program's list of revisions.
  const sha256 = status.kind === 'final' ? status.contentSha256 : document.sha256;
  const short = (sha256.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');
  const what = status.kind === 'final' ? `final revision ${status.revision}` : document.revision === null ? 'analysis file' : `edit ${document.revision}`;
  return `${what}, SHA-256 ${short}`;
}
