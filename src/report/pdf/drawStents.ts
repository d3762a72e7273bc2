import { implantName, type ReportImplant, type ReportStentedStretch } from '../reportImplant.ts';
import type { ReportModel } from '../reportModel.ts';
import { restsOnProvisional } from '../segmentFigures.ts';
import { frameRangeWords, lengthMmWords, lengthWords } from '../reportWords.ts';
import { bullet } from './drawFields.ts';
import { columnOfSegment } from './drawSegmentTable.ts';
import { drawTables, provisionalNote } from './drawTable.ts';
import { reportColours } from './reportColours.ts';
import type { ReportSheet } from './reportSheet.ts';
import { type StentedSegment, stentRows } from './stentCells.ts';
import { lengthCell, plain, quiet, rowOf, type TableCell, type TableRow } from './tableCell.ts';

/** What the stents measure in each segment, and why a figure of theirs is not there. */
export function drawStents(sheet: ReportSheet, model: ReportModel): void {
  const stented = model.segments.flatMap((segment): readonly StentedSegment[] => (segment.stent === null ? [] : [{ ...segment, stent: segment.stent }]));
  if (stented.length === 0) return;
  sheet.heading('Stents', 120);
  drawTables(sheet, stented, columnOfSegment, stentRows, 46);
  sheet.y += 6;
  if (stented.some(restsOnProvisional)) provisionalNote(sheet, 'Provisional contours lie beneath: these figures are not final.');
  sheet.flow(
    'Lumen loss: (stent − lumen)/stent on one frame. Expansion: minimum stent area/reference area. Symmetry: (max − min)/max diameter of the minimum stent area. Compression: what the minimum stent area lacks of the area of the nominal diameter.',
    { sizePt: 8.5, color: reportColours.secondary },
  );
  sheet.y += 3;
  for (const { name, stent } of stented) for (const sentence of stent.missing) bullet(sheet, sentence.includes(name) ? sentence : `${name}: ${sentence}`, false);
}

/** The stents as the reader entered them, and what all of them together reach. */
export function drawImplants(sheet: ReportSheet, model: ReportModel): void {
  if (model.implants.length === 0 && model.stentedStretches.length === 0) return;
  sheet.heading('Implants, as entered by the reader', 100);
  drawTables(sheet, model.implants, ({ order }) => ({ title: `Stent ${order}`, provisional: false }), (implants) => implantRows(implants, model), 24);
  sheet.y += 6;
  for (const stretch of model.stentedStretches) bullet(sheet, stretchSentence(stretch, model), false);
}

function implantRows(implants: readonly ReportImplant[], model: ReportModel): readonly TableRow[] {
  const each = rowOf(implants);
  return [
    each('Nominal diameter × length', nominalCell),
    each('Frames', ({ firstFrame, lastFrame }) => plain(`${firstFrame} to ${lastFrame}`)),
    each('Length on this pullback', ({ length }) => lengthCell(length)),
    each('Overlaps', (implant) => overlapCell(implant, model)),
    each('Label', ({ label }) => (label === '' ? quiet('none') : plain(label))),
    each('Lumen and stent', ({ lumenEqualsStent }) => plain(lumenEqualsStent ? 'one curve, by the reader’s word' : 'two curves')),
  ];
}

function nominalCell({ nominalDiameterMm, nominalLengthMm }: ReportImplant): TableCell {
  if (nominalDiameterMm === null && nominalLengthMm === null) return quiet('not entered');
  // As entered: a reader's 12.25 is not rounded.
  const words = (mm: number | null) => (mm === null ? 'not entered' : `${mm} mm`);
  return plain(`${words(nominalDiameterMm)} × ${words(nominalLengthMm)}`);
}

function overlapCell({ overlaps }: ReportImplant, model: ReportModel): TableCell {
  if (overlaps.length === 0) return quiet('none');
  const parts = overlaps.map(({ implantId, lengthMm, ...range }) => {
    const length = lengthMm === null ? '' : `, ${lengthMmWords(lengthMm, model.positions.source)}`;
    return `${implantName(implantId, model.implants)}, ${frameRangeWords(range)}${length}`;
  });
  return plain(parts.join('; '));
}

function stretchSentence(stretch: ReportStentedStretch, model: ReportModel): string {
  const { crossesInguinalLigament: crosses, reachesIntoIvc: reaches } = stretch;
  const stents = stretch.implantIds.map((id) => implantName(id, model.implants)).join(', ');
  return [
    `Stented: ${frameRangeWords(stretch)}, ${lengthWords(stretch.length)} (${stents}).`,
    crosses === null
      ? 'Whether it crosses the inguinal ligament cannot be told: that landmark is not set.'
      : `It ${crosses ? 'crosses' : 'does not cross'} the inguinal ligament.`,
    reaches === null
      ? 'Whether it reaches into the IVC cannot be told: neither an IVC segment nor the iliac confluence is marked.'
      : `It ${reaches ? 'reaches' : 'does not reach'} into the IVC.`,
  ].join(' ');
}
