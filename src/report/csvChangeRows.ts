import { linkWords } from './changeWords.ts';
import { coverageRows } from './csvLesionRows.ts';
import type { CsvRow } from './csvRow.ts';
import type { ReportChange, ReportVeinChange } from './reportChange.ts';
import type { ReportModel } from './reportModel.ts';
import type { SegmentFigures } from './segmentFigures.ts';

type Rest = Omit<CsvRow, 'record'>;

/** The rows of the change from the pullback before; `frame` is of the pullback after unless the quantity says before. */
export function changeRows({ change }: ReportModel): readonly CsvRow[] {
  if (change === null) return [];
  const say = (quantity: string, value: CsvRow['value'], note: string | null = null): CsvRow => ({ record: 'change', quantity, value: value ?? null, note });
  const before = [
    say('before.sopInstanceUid', change.before.sopInstanceUid),
    say('before.studyDate', change.before.studyDate),
    say('before.studyTime', change.before.studyTime),
  ];
  if (change.kind === 'notMeasurable') return [...before, say('notMeasurable', change.reason)];
  return [
    ...before,
    say('before.phase', change.phaseBefore),
    say('after.phase', change.phaseAfter),
    say('link', change.link.kind === 'landmark' ? change.link.name : 'frames', linkWords(change)),
    ...linkRows(change, say),
    ...change.veins.flatMap(veinRows),
    ...change.unpaired.map((name) => say('unpaired', name, 'only on one of the two pullbacks')),
    ...change.warnings.map(({ code, message }) => say('warning', code, message)),
  ];
}

function linkRows({ linkedFrames }: Extract<ReportChange, { readonly kind: 'measured' }>, say: (quantity: string, value: number) => CsvRow): readonly CsvRow[] {
  return linkedFrames === null ? [] : [say('link.beforeFrame', linkedFrames.before), say('link.afterFrame', linkedFrames.after)];
}

function veinRows(vein: ReportVeinChange): readonly CsvRow[] {
  const base: CsvRow = { record: 'change', segment: vein.name, segment_id: vein.after.id, provisional_contours: vein.provisionalFrames };
  const row = (quantity: string, value: CsvRow['value'], unit: string, rest: Rest = {}): CsvRow => ({ ...base, quantity, value: value ?? null, unit, ...rest });
  const points = { note: 'percentage points, after − before' };
  return [
    ...sideRows('before', vein.before, vein.eccentricityIndexBefore, row),
    ...sideRows('after', vein.after, vein.eccentricityIndexAfter, row),
    row('minimumLumenAreaGainMm2', vein.minimumLumenAreaGainMm2, 'mm2'),
    row('minimumLumenAreaGainPercent', vein.minimumLumenAreaGainPercent, 'percent'),
    row('referenceAreaChangeMm2', vein.referenceAreaChangeMm2, 'mm2'),
    row('areaStenosisChangePoints', vein.areaStenosisChangePoints, 'points', points),
    row('areaStenosisRelativeChangePercent', vein.areaStenosisRelativeChangePercent, 'percent', { note: 'of the area stenosis before' }),
    row('minDiameterChangeMm', vein.minDiameterChangeMm, 'mm'),
    row('minDiameterStenosisChangePoints', vein.minDiameterStenosisChangePoints, 'points', points),
    ...vein.thresholds.map(({ threshold, answer }) =>
      row(`threshold.${threshold.id}`, answer, '', { source: `${threshold.citation} ${threshold.population}.${threshold.figures === null ? '' : ` ${threshold.figures}.`}`, note: threshold.note }),
    ),
    ...(vein.coverage === null ? [] : coverageRows(vein.coverage, (quantity, value, unit, rest) => row(`lesionBefore.${quantity}`, value, unit, rest))),
  ];
}

function sideRows(which: 'before' | 'after', figures: SegmentFigures, eccentricityIndex: number | null, row: (quantity: string, value: CsvRow['value'], unit: string, rest?: Rest) => CsvRow): readonly CsvRow[] {
  const { minimumLumenArea: minimum, reference, stent } = figures;
  const columns = {
    reference_rule: reference?.rule ?? null,
    reference_statistic: reference?.statistic ?? null,
    provisional_contours: figures.provisionalFrames,
    accepted_unseen_contours: figures.acceptedUnseenFrames,
  };
  const at = { ...columns, frame: minimum?.frameNumber ?? null, contour_status: minimum === null ? null : minimum.accepted ? 'accepted' : 'provisional' };
  const atStent = { ...columns, frame: stent?.minimumStentArea?.frameNumber ?? null, provisional_contours: stent?.provisionalFrames ?? null, accepted_unseen_contours: stent?.acceptedUnseenFrames ?? null };
  const side = (quantity: string, value: CsvRow['value'], unit: string, rest: Rest = at) => row(`${which}.${quantity}`, value, unit, rest);
  return [
    side('minimumLumenArea.areaMm2', minimum?.areaMm2, 'mm2'),
    side('minimumLumenArea.areaPx2', minimum?.areaPx2, 'px2'),
    side('minimumLumenArea.state', minimum?.state, ''),
    side('minimumLumenArea.minDiameterMm', minimum?.minDiameterMm, 'mm'),
    side('reference.areaMm2', reference?.areaMm2, 'mm2', { ...columns, frame: null }),
    side('areaStenosisPercent', figures.areaStenosisPercent, 'percent'),
    side('minDiameterStenosisPercent', figures.minDiameterStenosisPercent, 'percent'),
    side('eccentricityIndex', eccentricityIndex, '1'),
    ...(stent === null
      ? []
      : [
          side('stent.minimumStentArea.areaMm2', stent.minimumStentArea?.areaMm2, 'mm2', atStent),
          side('stent.expansionIndex', stent.expansionIndex, '1', atStent),
          side('stent.symmetryIndex', stent.symmetryIndex, '1', atStent),
        ]),
  ];
}
