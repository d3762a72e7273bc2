import type { Coverage } from '../measurement/lesionResult.ts';
import type { CsvRow } from './csvRow.ts';
import { lengthColumns } from './csvColumns.ts';
import { lesionBoundWords, openEndWords } from './lesionWords.ts';
import type { ReportSegment } from './reportSegment.ts';

type Rest = Omit<CsvRow, 'record'>;

/** The rows of a segment's lesion; none where it has none. */
export function lesionRows({ name, id, lesion, lesionLength }: ReportSegment): readonly CsvRow[] {
  if (lesion === null) return [];
  const base: CsvRow = { record: 'segment', segment: name, segment_id: id, frame: `${lesion.firstFrame} to ${lesion.lastFrame}`, source: lesionBoundWords(lesion.bound) };
  const row = (quantity: string, value: CsvRow['value'], unit: string, rest: Rest = {}): CsvRow => ({ ...base, quantity: `lesion.${quantity}`, value: value ?? null, unit, ...rest });
  return [
    row('boundAreaMm2', lesion.boundAreaMm2, 'mm2'),
    row('boundAreaPx2', lesion.boundAreaPx2, 'px2'),
    row('firstFrame', lesion.firstFrame, '', { note: lesion.openAtFirst ? openEndWords({ ...lesion, openAtLast: false }) : null }),
    row('lastFrame', lesion.lastFrame, '', { note: lesion.openAtLast ? openEndWords({ ...lesion, openAtFirst: false }) : null }),
    row('lengthMm', lesion.lengthMm, 'mm', lesionLength === null ? {} : lengthColumns(lesionLength)),
    row('provisionalFrames', lesion.provisionalFrames, 'count'),
    ...(lesion.coverage === null ? [] : coverageRows(lesion.coverage, row)),
  ];
}

/** How stents cover a lesion; `row` says whose. */
export function coverageRows(coverage: Coverage, row: (quantity: string, value: CsvRow['value'], unit: string, rest?: Rest) => CsvRow): readonly CsvRow[] {
  return [
    row('coverage.marginMm', coverage.marginMm, 'mm', { note: 'set by the reader' }),
    ...coverage.sides.flatMap(({ end, beyondMm, covered }) => [
      row(`coverage.${end}.beyondMm`, beyondMm, 'mm'),
      row(`coverage.${end}.covered`, covered, ''),
    ]),
    row('coverage.uncoveredMm', coverage.uncoveredMm, 'mm'),
  ];
}
