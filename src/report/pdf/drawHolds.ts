import type { ReportHold } from '../reportHold.ts';
import type { ReportModel } from '../reportModel.ts';
import { areaWords, capitalised, fixed, frameRangeWords } from '../reportWords.ts';
import { bullet } from './drawFields.ts';
import { drawTables } from './drawTable.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';
import { plain, quiet, rowOf, type TableCell, type TableRow } from './tableCell.ts';

/** What the lumen does while the catheter stands still. */
export function drawHolds(sheet: ReportSheet, { holds }: ReportModel): void {
  if (holds.length === 0) return;
  sheet.heading('Stationary holds: breathing and displacement together', 100);
  drawTables(sheet, holds, (hold) => ({ title: capitalised(frameRangeWords(hold)), provisional: hold.provisionalFrames > 0 }), holdRows, 32);
  sheet.y += 6;
  sheet.flow('While the catheter stands still, breathing and its displacement in the vein change the area together; they cannot be told apart. No hold supplies a minimum or a reference.', {
    sizePt: 8.5,
    color: reportColours.secondary,
  });
  sheet.y += 3;
  for (const hold of holds) if (hold.note !== '') bullet(sheet, `${capitalised(frameRangeWords(hold))}: ${hold.note}`, false);
}

function holdRows(holds: readonly ReportHold[]): readonly TableRow[] {
  const each = rowOf(holds);
  return [
    each('Smallest lumen area, frame', ({ minimum }) => extremeCell(minimum)),
    each('Largest lumen area, frame', ({ maximum }) => extremeCell(maximum)),
    each('Mean lumen area', ({ meanAreaMm2, meanAreaPx2 }) => (meanAreaMm2 === null && meanAreaPx2 === null ? quiet('not contoured') : plain(areaWords(meanAreaMm2, meanAreaPx2)))),
    each('Duration', ({ durationMs }) => (durationMs === null ? quiet('the file gives no times') : plain(`${fixed(durationMs / 1000, 1)} s`))),
    each('Contoured of its frames, provisional, accepted unseen', (hold) => plain(`${hold.contouredFrames} of ${hold.lastFrame - hold.firstFrame + 1}, ${hold.provisionalFrames}, ${hold.acceptedUnseenFrames}`)),
  ];
}

function extremeCell(extreme: ReportHold['minimum']): TableCell {
  return extreme === null ? quiet('not contoured') : plain(`${areaWords(extreme.areaMm2, extreme.areaPx2)}, ${extreme.frameNumber}`);
}
