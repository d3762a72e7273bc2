import { curvesOf } from '../measurement/frameCurves.ts';
import { calibrationColumns } from './csvColumns.ts';
import type { ReportContour, ReportFrame } from './reportFrame.ts';
import type { ReportModel } from './reportModel.ts';
import type { CsvRow } from './csvRow.ts';

/** The rows of every measured frame: its lumen, then each of its contours (`contour 1`, `contour 2` … in `note`). */
export function frameRows(model: ReportModel): readonly CsvRow[] {
  const names = new Map(model.segments.map((segment) => [segment.id, segment.name]));
  return model.frames.flatMap((frame) => rowsOfFrame(frame, frame.segmentId === null ? null : (names.get(frame.segmentId) ?? null)));
}

function rowsOfFrame(frame: ReportFrame, segment: string | null): readonly CsvRow[] {
  const lumen = curvesOf('lumen', frame);
  const base: CsvRow = {
    record: 'frame',
    segment,
    segment_id: frame.segmentId,
    frame: frame.frameNumber,
    ...calibrationColumns(lumen[0]?.calibration ?? null),
    curve: [...new Set(lumen.map((contour) => contour.curve))].join(' '),
    contour_origin: [...new Set(lumen.map((contour) => contour.origin))].join(' '),
    contour_status: frame.accepted ? 'accepted' : 'provisional',
    provisional_contours: lumen.filter((contour) => contour.status === 'provisional').length,
    accepted_unseen_contours: lumen.filter((contour) => contour.status === 'accepted' && !contour.viewed).length,
  };
  const row = (quantity: string, value: CsvRow['value'], unit: string): CsvRow => ({ ...base, quantity, value: value ?? null, unit });
  return [
    row('lumenAreaMm2', frame.lumenAreaMm2, 'mm2'),
    row('lumenAreaPx2', frame.lumenAreaPx2, 'px2'),
    row('state', frame.state, ''),
    row('positionMm', frame.positionMm, 'mm'),
    row('channels', frame.channels, 'count'),
    ...stentRows(frame, base),
    ...frame.contours.flatMap((contour, index) => rowsOfContour(contour, index, base)),
  ];
}

/** The stent's area on the frame, and of what it is; none where no stent is known there. */
function stentRows(frame: ReportFrame, base: CsvRow): readonly CsvRow[] {
  if (frame.stentAreaPx2 === null) return [];
  const stents = frame.contours.filter((contour) => contour.kind === 'stent');
  // Where the reader says that both are one, the lumen's contours stand for the stent.
  const ofStent: Omit<CsvRow, 'record'> =
    stents.length === 0
      ? { note: 'lumen and stent are one curve' }
      : {
          curve: [...new Set(stents.map((contour) => contour.curve))].join(' '),
          contour_origin: [...new Set(stents.map((contour) => contour.origin))].join(' '),
          provisional_contours: stents.filter((contour) => contour.status === 'provisional').length,
          accepted_unseen_contours: stents.filter((contour) => contour.status === 'accepted' && !contour.viewed).length,
        };
  const row = (quantity: string, value: number | null, unit: string): CsvRow => ({ ...base, ...ofStent, contour_status: frame.stentAccepted === true ? 'accepted' : 'provisional', quantity, value, unit });
  return [row('stentAreaMm2', frame.stentAreaMm2, 'mm2'), row('stentAreaPx2', frame.stentAreaPx2, 'px2')];
}

function rowsOfContour(contour: ReportContour, index: number, frame: CsvRow): readonly CsvRow[] {
  const row = (quantity: string, value: number | null, unit: string): CsvRow => ({
    ...frame,
    record: 'contour',
    ...calibrationColumns(contour.calibration),
    curve: contour.curve,
    contour_origin: contour.origin,
    contour_status: contour.status,
    provisional_contours: contour.status === 'provisional' ? 1 : 0,
    accepted_unseen_contours: contour.status === 'accepted' && !contour.viewed ? 1 : 0,
    quantity,
    value,
    unit,
    note: `${contour.kind} ${index + 1}`,
  });
  return [
    row('areaMm2', contour.areaMm2, 'mm2'),
    row('areaPx2', contour.areaPx2, 'px2'),
    row('perimeterMm', contour.perimeterMm, 'mm'),
    row('minDiameterMm', contour.minDiameterMm, 'mm'),
    row('maxDiameterMm', contour.maxDiameterMm, 'mm'),
    row('minFeretMm', contour.minFeretMm, 'mm'),
    row('maxFeretMm', contour.maxFeretMm, 'mm'),
    row('equivalentDiameterMm', contour.equivalentDiameterMm, 'mm'),
    row('perimeterDiameterMm', contour.perimeterDiameterMm, 'mm'),
    row('eccentricityIndex', contour.eccentricityIndex, '1'),
    row('diameterRatio', contour.diameterRatio, '1'),
    row('aspectRatio', contour.aspectRatio, '1'),
    row('lumenShapeIndex', contour.lumenShapeIndex, '1'),
  ];
}
