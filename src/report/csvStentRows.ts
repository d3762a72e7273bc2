import type { CsvRow } from './csvRow.ts';
import { calibrationColumns, kindsUsed } from './csvColumns.ts';
import type { ReportSegment } from './reportSegment.ts';
import type { StentFigures } from './segmentFigures.ts';

type Rest = Omit<CsvRow, 'record'>;

/** The rows of the stents within a segment; none where no stent lies in it. */
export function stentRows(segment: ReportSegment): readonly CsvRow[] {
  const { stent, stentContours, contours, reference } = segment;
  if (stent === null) return [];
  const base: CsvRow = {
    record: 'segment',
    segment: segment.name,
    segment_id: segment.id,
    ...calibrationColumns(segment.calibration),
    curve: kindsUsed(stentContours.curves),
    contour_origin: kindsUsed(stentContours.origins),
    provisional_contours: stentContours.provisional,
    accepted_unseen_contours: stentContours.acceptedUnseen,
  };
  const row = (quantity: string, value: CsvRow['value'], unit: string, rest: Rest = {}): CsvRow => ({ ...base, quantity: `stent.${quantity}`, value: value ?? null, unit, ...rest });
  const lumen = { curve: kindsUsed(contours.curves), contour_origin: kindsUsed(contours.origins), provisional_contours: contours.provisional, accepted_unseen_contours: contours.acceptedUnseen };
  const { minimumStentArea, inStentMinimumLumen } = stent;
  const atMinimum = at(minimumStentArea);
  return [
    ...minimumRows('minimumStentArea', minimumStentArea, (quantity, value, unit) => row(quantity, value, unit, atMinimum)),
    ...minimumRows('inStentMinimumLumen', inStentMinimumLumen, (quantity, value, unit) => row(quantity, value, unit, { ...lumen, ...at(inStentMinimumLumen) })),
    row('lumenLoss.percent', stent.lumenLoss?.percent, 'percent', { frame: stent.lumenLoss?.frameNumber ?? null }),
    row('largestLumenLoss.percent', stent.largestLumenLoss?.percent, 'percent', { frame: stent.largestLumenLoss?.frameNumber ?? null }),
    row('expansionIndex', stent.expansionIndex, '1', { ...atMinimum, reference_rule: reference?.rule ?? null, reference_statistic: reference?.statistic ?? null, source: 'DCM 122347' }),
    row('symmetryIndex', stent.symmetryIndex, '1', { ...atMinimum, source: 'DCM 122346' }),
    row('nominalAreaMm2', stent.nominalAreaMm2, 'mm2', { source: 'nominal diameter as entered by the reader' }),
    row('compressionPercent', stent.compressionPercent, 'percent', atMinimum),
    ...stent.edges.flatMap(({ end, frameNumber, state, lumenAreaMm2, lumenAreaPx2, accepted }) => {
      const there = { ...lumen, frame: frameNumber, contour_status: state === null ? null : accepted ? 'accepted' : 'provisional' };
      return [row(`edge.${end}.state`, state, '', there), row(`edge.${end}.lumenAreaMm2`, lumenAreaMm2, 'mm2', there), row(`edge.${end}.lumenAreaPx2`, lumenAreaPx2, 'px2', there)];
    }),
    row('stentFrames', stent.stentFrames, 'count'),
    row('provisionalFrames', stent.provisionalFrames, 'count'),
    row('acceptedUnseenFrames', stent.acceptedUnseenFrames, 'count'),
    ...stent.missing.map((sentence) => row('missing', sentence, '')),
  ];
}

function at(minimum: StentFigures['minimumStentArea']): Rest {
  return minimum === null ? { frame: null } : { frame: minimum.frameNumber, contour_status: minimum.accepted ? 'accepted' : 'provisional', note: minimum.accepted && !minimum.viewed ? 'accepted unseen' : null };
}

function minimumRows(name: string, minimum: StentFigures['minimumStentArea'], row: (quantity: string, value: CsvRow['value'], unit: string) => CsvRow): readonly CsvRow[] {
  return [
    row(`${name}.state`, minimum?.state, ''),
    row(`${name}.areaMm2`, minimum?.areaMm2, 'mm2'),
    row(`${name}.areaPx2`, minimum?.areaPx2, 'px2'),
    row(`${name}.positionMm`, minimum?.positionMm, 'mm'),
    row(`${name}.minDiameterMm`, minimum?.minDiameterMm, 'mm'),
    row(`${name}.maxDiameterMm`, minimum?.maxDiameterMm, 'mm'),
  ];
}
