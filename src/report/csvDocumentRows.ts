import { annotationWords } from './annotationWords.ts';
import { calibrationColumns, frameRange, lengthColumns } from './csvColumns.ts';
import type { CsvRow } from './csvRow.ts';
import type { ReportAnnotation } from './reportAnnotation.ts';
import type { ReportHold } from './reportHold.ts';
import { implantName, type ReportImplant, type ReportStentedStretch } from './reportImplant.ts';
import type { ReportLength } from './reportLength.ts';
import type { ReportModel } from './reportModel.ts';
import type { ReportSizing } from './reportSizing.ts';

type Rest = Omit<CsvRow, 'record'>;

/** The rows of what belongs to no segment: implants, stented stretches, holds, sizing sheets and notes on frames. */
export function documentRows({ implants, stentedStretches, holds, sizing, annotations }: ReportModel): readonly CsvRow[] {
  return [
    ...implants.flatMap((implant) => implantRows(implant, implants)),
    ...stentedStretches.flatMap((stretch) => stretchRows(stretch, implants)),
    ...holds.flatMap(holdRows),
    ...sizing.flatMap((sheet, i) => sizingRows(sheet, i + 1)),
    ...annotations.flatMap(annotationRows),
  ];
}

function rowsOf(base: CsvRow) {
  return (quantity: string, value: CsvRow['value'], unit = '', rest: Rest = {}): CsvRow => ({ ...base, quantity, value: value ?? null, unit, ...rest });
}

function implantRows(implant: ReportImplant, implants: readonly ReportImplant[]): readonly CsvRow[] {
  const entered = { source: 'entered by the reader' };
  const row = rowsOf({ record: 'implant', frame: frameRange(implant), note: `stent ${implant.order}` });
  return [
    row('order', implant.order, '', entered),
    row('label', implant.label, '', entered),
    row('nominalDiameterMm', implant.nominalDiameterMm, 'mm', entered),
    row('nominalLengthMm', implant.nominalLengthMm, 'mm', entered),
    row('lumenEqualsStent', implant.lumenEqualsStent, '', entered),
    row('lengthMm', implant.lengthMm, 'mm', lengthOf(implant.length, `stent ${implant.order}`)),
    ...implant.overlaps.map((overlap) => row('overlap.lengthMm', overlap.lengthMm, 'mm', { frame: frameRange(overlap), note: `stent ${implant.order} with ${implantName(overlap.implantId, implants)}` })),
  ];
}

function stretchRows(stretch: ReportStentedStretch, implants: readonly ReportImplant[]): readonly CsvRow[] {
  const names = stretch.implantIds.map((id) => implantName(id, implants)).join(', ');
  const row = rowsOf({ record: 'stentedStretch', frame: frameRange(stretch), note: names });
  return [
    row('lengthMm', stretch.lengthMm, 'mm', lengthOf(stretch.length, names)),
    row('crossesInguinalLigament', stretch.crossesInguinalLigament),
    row('reachesIntoIvc', stretch.reachesIntoIvc),
  ];
}

/** What a length rests on, with whose it is. */
function lengthOf(length: ReportLength, name: string): Rest {
  const columns = lengthColumns(length);
  return { ...columns, note: [name, columns.note ?? ''].filter((part) => part !== '').join('; ') };
}

function holdRows(hold: ReportHold): readonly CsvRow[] {
  const range = frameRange(hold);
  const row = rowsOf({ record: 'hold', frame: range, source: 'breathing and displacement together', note: hold.note });
  return [
    row('durationMs', hold.durationMs, 'ms'),
    row('contouredFrames', hold.contouredFrames, 'count'),
    row('provisionalFrames', hold.provisionalFrames, 'count'),
    row('acceptedUnseenFrames', hold.acceptedUnseenFrames, 'count'),
    ...(['minimum', 'maximum'] as const).flatMap((which) => {
      const at = { frame: hold[which]?.frameNumber ?? range };
      return [row(`${which}.areaMm2`, hold[which]?.areaMm2, 'mm2', at), row(`${which}.areaPx2`, hold[which]?.areaPx2, 'px2', at)];
    }),
    row('meanAreaMm2', hold.meanAreaMm2, 'mm2'),
    row('meanAreaPx2', hold.meanAreaPx2, 'px2'),
  ];
}

function sizingRows(sheet: ReportSizing, number: number): readonly CsvRow[] {
  const row = rowsOf({ record: 'sizing', note: sheet.note });
  return [
    ...sheet.landings.flatMap((landing) => {
      const at = { frame: landing.frameNumber, contour_status: landing.areaMm2 === null ? null : landing.accepted ? 'accepted' : 'provisional', accepted_unseen_contours: landing.acceptedUnseen ? 1 : 0 };
      const figure = (quantity: string, value: number | null, unit = 'mm') => row(`${number}.${landing.end}.${quantity}`, value, unit, at);
      return [
        figure('areaMm2', landing.areaMm2, 'mm2'),
        figure('minDiameterMm', landing.minDiameterMm),
        figure('maxDiameterMm', landing.maxDiameterMm),
        figure('meanDiameterMm', landing.meanDiameterMm),
        figure('equivalentDiameterMm', landing.equivalentDiameterMm),
        figure('perimeterDiameterMm', landing.perimeterDiameterMm),
        ...(landing.missing === null ? [] : [row(`${number}.${landing.end}.missing`, landing.missing, '', at)]),
      ];
    }),
    ...(sheet.orderWords === null ? [] : [row(`${number}.warning`, sheet.orderWords)]),
    row(`${number}.distanceMm`, sheet.distanceMm, 'mm', { source: sheet.distanceWords }),
    row(`${number}.distanceErrorMm`, sheet.distanceErrorMm, 'mm', { source: sheet.distanceWords }),
  ];
}

function annotationRows(annotation: ReportAnnotation): readonly CsvRow[] {
  const row = rowsOf({ record: 'annotation', frame: annotation.frameNumber, ...calibrationColumns(annotation.calibration), source: annotation.author, note: annotation.note });
  if (annotation.refused !== null) return [row(annotation.shape.kind, annotationWords(annotation))];
  switch (annotation.shape.kind) {
    case 'length':
      return [row('lengthMm', annotation.lengthMm, 'mm'), row('lengthPx', annotation.lengthPx, 'px')];
    case 'angle':
      return [row('angleDeg', annotation.angleDeg, 'degree')];
    case 'area':
      return [row('areaMm2', annotation.areaMm2, 'mm2'), row('areaPx2', annotation.areaPx2, 'px2')];
    case 'text':
    case 'bookmark':
      return [row(annotation.shape.kind, annotationWords(annotation))];
  }
}
