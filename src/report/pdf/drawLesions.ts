import type { LesionResult } from '../../measurement/lesionResult.ts';
import { coverageSideWords, uncoveredWords } from '../coverageWords.ts';
import { lesionBoundWords, noLesionWords, openEndWords } from '../lesionWords.ts';
import type { ReportModel } from '../reportModel.ts';
import type { ReportSegment } from '../reportSegment.ts';
import { areaWords, capitalised } from '../reportWords.ts';
import { bullet } from './drawFields.ts';
import { columnOfSegment } from './drawSegmentTable.ts';
import { drawTables } from './drawTable.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';
import { lengthCell, plain, quiet, rowOf, type TableRow } from './tableCell.ts';

interface DiseasedSegment extends ReportSegment {
  readonly lesion: LesionResult;
}

/** The stretch of each segment that the reader calls the lesion, and whether stents cover it. */
export function drawLesions(sheet: ReportSheet, model: ReportModel): void {
  const { lesionRule, segments } = model;
  if (lesionRule === null || segments.length === 0) return;
  const diseased = segments.flatMap((segment): readonly DiseasedSegment[] => (segment.lesion === null ? [] : [{ ...segment, lesion: segment.lesion }]));
  sheet.heading(`Lesions: ${lesionBoundWords(lesionRule.bound)}`, diseased.length === 0 ? 24 : 100);
  drawTables(sheet, diseased, columnOfSegment, (some) => lesionRows(some, model), 32);
  if (diseased.length > 0) {
    sheet.y += 6;
    const margin = diseased.some(({ lesion }) => lesion.coverage !== null) ? ` A stent covers an end of it by reaching at least ${lesionRule.coverageMarginMm} mm beyond, the margin that the reader set.` : '';
    sheet.flow(`The lesion is the run of contoured frames under the reader’s bound that holds the minimum.${margin}`, { sizePt: 8.5, color: reportColours.secondary });
    sheet.y += 3;
  }
  const without = segments.filter(({ lesion }) => lesion === null).map((segment) => ({ name: segment.name, why: noLesionWords(segment, lesionRule.bound) }));
  for (const why of new Set(without.map((one) => one.why))) bullet(sheet, `${without.filter((one) => one.why === why).map(({ name }) => name).join(', ')}: ${why}`, false);
}

function lesionRows(segments: readonly DiseasedSegment[], { positions }: ReportModel): readonly TableRow[] {
  const each = rowOf(segments);
  const ends = new Set(segments.flatMap(({ lesion }) => (lesion.coverage?.sides ?? []).map(({ end }) => end)));
  return [
    each('Frames', ({ lesion }) => {
      const open = openEndWords(lesion);
      return plain(`${lesion.firstFrame} to ${lesion.lastFrame}${open === '' ? '' : `; ${open}`}`);
    }),
    each('Length', ({ lesionLength }) => (lesionLength === null ? quiet('length not measurable') : lengthCell(lesionLength))),
    each('Bound as a lumen area', ({ lesion }) => plain(areaWords(lesion.boundAreaMm2, lesion.boundAreaPx2))),
    each('Provisional frames', ({ lesion }) => plain(`${lesion.provisionalFrames}`)),
    ...[...ends].map((end) =>
      each(`${capitalised(end)} end`, ({ lesion: { coverage } }) => {
        const side = coverage?.sides.find((candidate) => candidate.end === end);
        return coverage === null || side === undefined ? quiet('no stent') : plain(coverageSideWords(side, coverage, positions.source));
      })),
    ...(ends.size === 0 ? [] : [each('Length without a stent', ({ lesion: { coverage } }) => (coverage === null ? quiet('no stent') : plain(uncoveredWords(coverage, positions.source))))]),
  ];
}
