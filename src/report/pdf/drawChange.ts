import { beforeWords, linkWords, phaseWords, unfinishedWords } from '../changeWords.ts';
import { coverageSideWords, uncoveredWords } from '../coverageWords.ts';
import type { ReportVeinChange } from '../reportChange.ts';
import type { ReportModel } from '../reportModel.ts';
import { restsOnProvisional } from '../segmentFigures.ts';
import { changeRows } from './changeCells.ts';
import { bullet } from './drawFields.ts';
import { drawTable } from './drawTable.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';

/** Each vein before and after, with what makes the two comparable. */
export function drawChange(sheet: ReportSheet, model: ReportModel): void {
  const { change } = model;
  if (change === null) return;
  const secondary = { sizePt: 8.5, color: reportColours.secondary };
  sheet.heading('Before and after', 60);
  if (change.kind === 'notMeasurable') {
    sheet.flow(`Compared with ${beforeWords(change.before)}.`, secondary);
    bullet(sheet, `The change cannot be told. ${change.reason}`, true);
    return;
  }
  sheet.flow(`${phaseWords(change)} Before is ${beforeWords(change.before)}. ${linkWords(change)}`, secondary);
  for (const { message } of change.warnings) bullet(sheet, message, true);
  if (change.veins.length === 0) bullet(sheet, 'The two pullbacks have no vein in common in this report.', true);
  for (const vein of change.veins) drawVein(sheet, vein);
  const thresholds = new Map(change.veins.flatMap(({ thresholds: held }) => held.map(({ threshold }) => [threshold.id, threshold] as const)));
  sheet.y += 4;
  for (const { label, citation, population, figures, note } of thresholds.values()) {
    bullet(sheet, [`Threshold ${label}:`, citation, `Population: ${population}.`, figures === null ? '' : `${figures}.`, note ?? ''].filter((part) => part !== '').join(' '), false);
  }
  if (change.unpaired.length > 0) bullet(sheet, `Only on one of the two pullbacks: ${change.unpaired.join(', ')}.`, false);
}

function drawVein(sheet: ReportSheet, vein: ReportVeinChange): void {
  const { before, after, coverage } = vein;
  sheet.y += 8;
  const columns = [
    { title: 'Before', provisional: restsOnProvisional(before) },
    { title: 'After', provisional: restsOnProvisional(after) },
    { title: 'Change', provisional: vein.provisionalFrames > 0 },
  ];
  drawTable(sheet, columns, changeRows(vein), { corner: `${vein.name}, ${vein.after.words.toLowerCase()}`, notesPt: 20 });
  sheet.y += 5;
  const unfinished = unfinishedWords(vein);
  if (unfinished !== null) bullet(sheet, unfinished, true);
  if (before.lesion === null) return;
  const lesion = `${vein.name}, lesion before (its frames ${before.lesion.firstFrame} to ${before.lesion.lastFrame}) under the stents after`;
  if (coverage === null) {
    bullet(sheet, `${lesion}: cannot be told.`, false);
    return;
  }
  // Two pullbacks laid on each other at a landmark are told in whole millimetres, as lengths from anchors are.
  const sides = coverage.sides.map((side) => `${side.end} end ${coverageSideWords(side, coverage, 'anchors')}`);
  bullet(sheet, `${lesion}, margin ${coverage.marginMm} mm: ${[...sides, `length without a stent: ${uncoveredWords(coverage, 'anchors')}`].join('; ')}.`, false);
}
