import { minimumCell, referenceCell, stenosisCell } from './segmentCells.ts';
import { expansionWords, minimumStentCell, symmetryWords } from './stentCells.ts';
import type { ReportVeinChange } from '../reportChange.ts';
import type { SegmentFigures, StentFigures } from '../segmentFigures.ts';
import { fixed, percentWords, referenceRuleWords, signed } from '../reportWords.ts';
import { figure, plain, quiet, type TableCell, type TableRow } from './tableCell.ts';

/** One vein before and after: rows of a table with the columns before, after, change. */
export function changeRows(change: ReportVeinChange): readonly TableRow[] {
  const { before, after } = change;
  const both = (cell: (figures: SegmentFigures) => TableCell) => [cell(before), cell(after)];
  const rules = [before, after].map(({ reference }) => (reference === null ? null : referenceRuleWords(reference)));
  const [rule, ruleAfter] = rules;
  const sameRule = rule !== null && rule === ruleAfter;
  const row = (label: string, cells: readonly TableCell[], last: TableCell): TableRow => ({ label, cells: [...cells, last] });
  return [
    row('Minimum lumen area, frame', both(minimumCell), gainCell(change)),
    row('Area stenosis', both((figures) => stenosisCell(figures, figures.areaStenosisPercent, true)), stenosisChangeCell(change)),
    row(sameRule ? `Reference: ${rule}` : 'Reference', both((figures) => referenceCell(figures, !sameRule)), changeCell(change.referenceAreaChangeMm2, 1, ' mm²')),
    row('Min diameter at the minimum', both(({ minimumLumenArea }) => mmCell(minimumLumenArea?.minDiameterMm ?? null)), changeCell(change.minDiameterChangeMm, 1, ' mm')),
    row('Min diameter stenosis', both((figures) => stenosisCell(figures, figures.minDiameterStenosisPercent, false)), changeCell(change.minDiameterStenosisChangePoints, 0, ' points')),
    row('Eccentricity index', [indexCell(change.eccentricityIndexBefore), indexCell(change.eccentricityIndexAfter)], changeCell(difference(change.eccentricityIndexBefore, change.eccentricityIndexAfter), 2, '')),
    ...(before.comparison === null && after.comparison === null ? [] : [row('Share of comparison area', both(shareCell), shareChangeCell(before, after))]),
    ...(before.stent === null && after.stent === null
      ? []
      : [
          row('Minimum stent area, frame', both(stentCell((stent) => minimumStentCell(stent.minimumStentArea))), plain('')),
          row('Stent expansion index', both(stentCell((stent) => wordsCell(expansionWords(stent)))), plain('')),
          row('Stent symmetry index', both(stentCell((stent) => wordsCell(symmetryWords(stent)))), plain('')),
        ]),
    ...change.thresholds.map(({ threshold, answer }) => row(threshold.label, [plain(''), plain('')], answer === 'unavailable' && boundWords(change) !== '' ? quiet('not told by a bound') : answerCells[answer])),
    row(
      'Contoured of segment frames, provisional, accepted unseen',
      both(({ contouredFrames, totalFrames, provisionalFrames, acceptedUnseenFrames }) => plain(`${contouredFrames} of ${totalFrames}, ${provisionalFrames}, ${acceptedUnseenFrames}`)),
      plain(''),
    ),
    ...(before.stent === null && after.stent === null
      ? []
      : [
          row(
            'Frames with a stent area, provisional, accepted unseen',
            both(stentCell(({ stentFrames, provisionalFrames, acceptedUnseenFrames }) => plain(`${stentFrames}, ${provisionalFrames}, ${acceptedUnseenFrames}`))),
            plain(''),
          ),
        ]),
  ];
}

const answerCells = {
  met: plain('met'),
  notMet: plain('not met'),
  provisional: quiet('provisional'),
  unavailable: quiet('no figure'),
};

/** A difference from an area that is only an upper bound, or from the smallest of some stills, is itself not sure. */
function boundWords({ before, after }: ReportVeinChange): string {
  if ([before, after].some(({ minimumLumenArea }) => minimumLumenArea?.state === 'atMost')) return '; from a lumen of at most the catheter’s area';
  return [before, after].some(({ ofStills }) => ofStills !== null) ? '; from stills' : '';
}

function gainCell(change: ReportVeinChange): TableCell {
  const { minimumLumenAreaGainMm2: gain, minimumLumenAreaGainPercent: percent } = change;
  if (gain === null) return quiet('not available');
  return figure(`${signed(gain, 1)} mm²`, `${percent === null ? '' : `; ${signed(percent, 0)} %`}${boundWords(change)}`);
}

function stenosisChangeCell(change: ReportVeinChange): TableCell {
  const { areaStenosisChangePoints: points, areaStenosisRelativeChangePercent: relative } = change;
  if (points === null) return quiet('not available');
  return figure(`${signed(points, 0)} points`, `${relative === null ? '' : `; relative ${signed(relative, 0)} %`}${boundWords(change)}`);
}

function changeCell(change: number | null, decimals: number, unit: string): TableCell {
  return change === null ? quiet('not available') : plain(`${signed(change, decimals)}${unit}`);
}

function mmCell(mm: number | null): TableCell {
  return mm === null ? quiet('not available') : plain(`${fixed(mm, 1)} mm`);
}

function indexCell(index: number | null): TableCell {
  return wordsCell(index === null ? null : fixed(index, 2));
}

function wordsCell(words: string | null): TableCell {
  return words === null ? quiet('not available') : plain(words);
}

function stentCell(cell: (stent: StentFigures) => TableCell) {
  return ({ stent }: SegmentFigures): TableCell => (stent === null ? quiet('no stent') : cell(stent));
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}

/** Only shares of the same area can be held against each other. */
function shareChangeCell({ comparison: before }: SegmentFigures, { comparison: after }: SegmentFigures): TableCell {
  if (before?.preset !== after?.preset || before?.areaMm2 !== after?.areaMm2) return quiet('of different areas');
  return changeCell(difference(before?.fractionPercent ?? null, after?.fractionPercent ?? null), 0, ' points');
}

function shareCell({ comparison, minimumLumenArea }: SegmentFigures): TableCell {
  if (comparison === null) return quiet('no comparison area');
  const atMost = minimumLumenArea?.state === 'atMost' ? '≤ ' : '';
  return comparison.fractionPercent === null ? quiet('uncalibrated') : plain(`${atMost}${percentWords(comparison.fractionPercent)} of ${fixed(comparison.areaMm2, 1)} mm²`);
}
