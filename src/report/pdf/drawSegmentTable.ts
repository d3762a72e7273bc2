import type { ReportModel } from '../reportModel.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { restsOnProvisional } from '../segmentFigures.ts';
import { reportColours } from './reportColours.ts';
import { drawTables, provisionalNote, type TableColumn } from './drawTable.ts';
import type { ReportSheet } from './reportSheet.ts';
import { segmentBasisRows, segmentFigureRows } from './segmentCells.ts';

/** The segments as tables of at most four columns, and what the ring before a name means. */
export function drawSegmentTables(sheet: ReportSheet, model: ReportModel): void {
  sheet.heading('Segments', 120);
  if (model.segments.length === 0) {
    sheet.flow('No vein segment is in this report.', { color: reportColours.secondary });
    return;
  }
  drawTables(sheet, model.segments, columnOfSegment, segmentFigureRows, 32);
  sheet.y += 6;
  if (model.segments.some(restsOnProvisional)) {
    provisionalNote(sheet, 'The segment or its reference still holds provisional contours: its figures are not final.');
  }
  sheet.flow('Thresholds are published cut-offs, not a diagnosis; none is held against a provisional figure.', { sizePt: 8.5, color: reportColours.secondary });
}

/** What the segments' figures rest on: contours, gaps, curve, calibration, and lengths. */
export function drawSegmentBasis(sheet: ReportSheet, model: ReportModel): void {
  if (model.segments.length === 0) return;
  sheet.heading('Segments: extent and contours', 120);
  drawTables(sheet, model.segments, columnOfSegment, segmentBasisRows);
}

/** A column headed by the segment's name. */
export function columnOfSegment(segment: ReportSegment): TableColumn {
  return { title: segment.name, provisional: restsOnProvisional(segment) };
}
