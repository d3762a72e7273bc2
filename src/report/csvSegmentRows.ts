import { smallestOfStills } from '../measurement/smallestOfStills.ts';
import { calibrationColumns, kindsUsed, lengthColumns } from './csvColumns.ts';
import { lesionRows } from './csvLesionRows.ts';
import { stentRows } from './csvStentRows.ts';
import type { ReportSegment } from './reportSegment.ts';
import { framesWords } from './reportWords.ts';
import type { CsvRow } from './csvRow.ts';

/** The rows of one vein segment: quantities named as in `measure --json`, each with what it rests on. */
export function segmentRows(segment: ReportSegment): readonly CsvRow[] {
  const minimum = segment.minimumLumenArea;
  const { reference, comparison, length } = segment;
  const base: CsvRow = {
    record: 'segment',
    segment: segment.name,
    segment_id: segment.id,
    ...calibrationColumns(segment.calibration),
    reference_rule: reference?.rule ?? null,
    reference_statistic: reference?.statistic ?? null,
    reference_frames: reference === null ? null : framesWords(reference.frameNumbers),
    curve: segment.minimumContourCurves.join(' '),
    contour_origin: segment.minimumContourOrigins.join(' '),
    contour_status: minimum === null ? null : minimum.accepted ? 'accepted' : 'provisional',
    provisional_contours: segment.contours.provisional,
    accepted_unseen_contours: segment.contours.acceptedUnseen,
  };
  const at = { frame: minimum?.frameNumber ?? null };
  const edge = minimum?.atEdge === true ? 'At the edge of what is contoured: a smaller one may lie beyond.' : null;
  const note = segment.ofStills === null ? edge : smallestOfStills(segment.ofStills);
  const row = (quantity: string, value: CsvRow['value'], unit: string, rest: Omit<CsvRow, 'record'> = {}): CsvRow => ({
    ...base,
    quantity,
    value: value ?? null,
    unit,
    ...rest,
  });
  const referenceContours = {
    frame: null,
    curve: kindsUsed(segment.referenceContours.curves),
    contour_origin: kindsUsed(segment.referenceContours.origins),
    contour_status: reference === null || reference.frameNumbers.length === 0 ? null : reference.provisionalFrames === 0 ? 'accepted' : 'provisional',
    provisional_contours: segment.referenceContours.provisional,
    accepted_unseen_contours: segment.referenceContours.acceptedUnseen,
    source: reference?.citation ?? reference?.presetName ?? null,
    note: reference?.reason ?? null,
  };
  const stenosisNote = segment.areaStenosisPercent !== null && segment.areaStenosisPercent < 0 ? 'The lumen exceeds its reference.' : null;
  const whole = { frame: `${segment.firstFrame} to ${segment.lastFrame}`, curve: kindsUsed(segment.contours.curves), contour_origin: kindsUsed(segment.contours.origins) };
  return [
    row('minimumLumenArea.areaMm2', minimum?.areaMm2, 'mm2', { ...at, note }),
    row('minimumLumenArea.areaPx2', minimum?.areaPx2, 'px2', { ...at, note }),
    ...(segment.ofStills === null ? [] : [row('ofStills', segment.ofStills, 'count', whole)]),
    row('minimumLumenArea.state', minimum?.state, '', at),
    row('minimumLumenArea.positionMm', minimum?.positionMm, 'mm', at),
    row('minimumLumenArea.channels', minimum?.channels, 'count', at),
    row('minimumLumenArea.largestChannelAreaMm2', minimum?.largestChannelAreaMm2, 'mm2', at),
    row('minimumLumenArea.minDiameterMm', minimum?.minDiameterMm, 'mm', at),
    row('minimumLumenArea.maxDiameterMm', minimum?.maxDiameterMm, 'mm', at),
    row('minimumLumenArea.equivalentDiameterMm', minimum?.equivalentDiameterMm, 'mm', at),
    row('reference.areaMm2', reference?.areaMm2, 'mm2', referenceContours),
    row('reference.areaPx2', reference?.areaPx2, 'px2', referenceContours),
    row('reference.minDiameterMm', reference?.minDiameterMm, 'mm', referenceContours),
    row('areaStenosisPercent', segment.areaStenosisPercent, 'percent', { ...at, note: stenosisNote }),
    row('minDiameterStenosisPercent', segment.minDiameterStenosisPercent, 'percent', at),
    row('equivalentDiameterStenosisPercent', segment.equivalentDiameterStenosisPercent, 'percent', at),
    ...(comparison === null
      ? []
      : [
          row('comparison.areaMm2', comparison.areaMm2, 'mm2', { source: `${comparison.preset}: ${comparison.citation}`, note: comparison.verified ? null : 'source not verified' }),
          row('comparison.fractionPercent', comparison.fractionPercent, 'percent', { ...at, source: comparison.preset, note: comparison.verified ? null : 'source not verified' }),
        ]),
    ...segment.thresholds.map(({ threshold, answer }) =>
      row(`threshold.${threshold.id}`, answer, '', {
        source: `${threshold.citation} ${threshold.population}.${threshold.figures === null ? '' : ` ${threshold.figures}.`}`,
        note: threshold.note,
      }),
    ),
    row('lengthMm', segment.lengthMm, 'mm', { ...whole, ...lengthColumns(length) }),
    row('volumeMm3', segment.volumeMm3, 'mm3', whole),
    row('volumeCoveredFraction', segment.volumeCoveredFraction, 'fraction', whole),
    row('totalFrames', segment.totalFrames, 'count', whole),
    row('contouredFrames', segment.contouredFrames, 'count', whole),
    row('provisionalFrames', segment.provisionalFrames, 'count', whole),
    row('acceptedUnseenFrames', segment.acceptedUnseenFrames, 'count', whole),
    row('largestGapFrames', segment.largestGapFrames, 'count', { ...whole, frame: segment.largestGapFirstFrame }),
    ...stentRows(segment),
    ...lesionRows(segment),
    ...segment.warnings.map((warning): CsvRow => ({ record: 'warning', segment: segment.name, segment_id: segment.id, quantity: warning.code, value: warning.message })),
  ];
}
