import type { FrameBehind } from '../framesBehind.ts';
import type { ReportFrame } from '../reportFrame.ts';
import type { ReportModel } from '../reportModel.ts';
import { areaWords } from '../reportWords.ts';
import { drawFramePicture, type EmbeddedPicture } from './drawFramePicture.ts';
import { reportColours } from './reportColours.ts';
import { fitted, wrap } from './reportFont.ts';
import { diamond, square, triangle } from './reportShapes.ts';
import { type ReportSheet, contentWidthPt, marginPt } from './reportSheet.ts';

const gapPt = 10.4;
const captionPt = 36;

/** Four to a row, more where that saves a row. */
function picturesPerRow(count: number): number {
  if (count <= 4 || count === 7 || count === 8) return 4;
  return count === 5 || count === 9 || count === 10 ? 5 : 6;
}

/** The frames that the figures of the segments rest on, with their contours; landing frames stand with their sizing sheet. */
export function drawPictures(sheet: ReportSheet, model: ReportModel, pictures: ReadonlyMap<number, EmbeddedPicture>): void {
  const behind = model.framesBehind.filter(({ role }) => role !== 'landing');
  if (behind.length === 0) return;
  const perRow = picturesPerRow(behind.length);
  const sidePt = (contentWidthPt - gapPt * (perRow - 1)) / perRow;
  sheet.heading('Frames behind the figures', sidePt + captionPt);
  for (let start = 0; start < behind.length; start += perRow) {
    const row = behind.slice(start, start + perRow);
    sheet.ensure(sidePt + captionPt);
    row.forEach((shown, i) => drawPicture(sheet, shown, model, pictures.get(shown.frameNumber) ?? null, marginPt + i * (sidePt + gapPt), sidePt));
    sheet.y += sidePt + captionPt + (start + perRow < behind.length ? 8 : 0);
  }
}

function drawPicture(sheet: ReportSheet, shown: FrameBehind, model: ReportModel, picture: EmbeddedPicture | null, x: number, sidePt: number): void {
  const y = sheet.y;
  const frame = model.frames.find((candidate) => candidate.frameNumber === shown.frameNumber) ?? null;
  drawFramePicture(sheet, { picture, frame, model, x, y, sidePt });
  caption(sheet, shown, frame, titleWords(model, shown), x, y + sidePt + 5, sidePt);
}

/** What a picture is of, the longest first. */
function titleWords(model: ReportModel, shown: FrameBehind): readonly string[] {
  switch (shown.role) {
    case 'minimum':
      return model.pullback.kind === 'stills' ? ['smallest still', 'smallest'] : ['minimum', 'min.'];
    case 'minimumStent':
      return ['minimum stent', 'min. stent'];
    case 'inStentMinimum':
      return ['in-stent minimum', 'in-stent min.', 'in-stent'];
    case 'landing':
      return [];
    case 'reference':
      return twoSided(model, shown) ? [`${shown.side ?? ''} reference`, `${shown.side ?? ''} ref.`, shown.side ?? ''] : ['reference', 'ref.'];
  }
}

/** Whether the segment has a reference on either side, so that the words must tell which. */
function twoSided(model: ReportModel, shown: FrameBehind): boolean {
  return model.framesBehind.filter((other) => other.segmentId === shown.segmentId && other.role === 'reference').length > 1;
}

function caption(sheet: ReportSheet, shown: FrameBehind, frame: ReportFrame | null, words: readonly string[], x: number, y: number, sidePt: number): void {
  const centre = y + 5;
  const ofStent = shown.role === 'minimumStent';
  const accepted = (ofStent ? frame?.stentAccepted : frame?.accepted) ?? false;
  if (ofStent) square(sheet, x + 4, centre, 3, reportColours.stent, accepted);
  else if (shown.role === 'minimum' || shown.role === 'inStentMinimum') diamond(sheet, x + 4, centre, 3.8, reportColours.minimum, accepted);
  else if (shown.side === 'cranial') triangle(sheet, x + 4, centre, 3.4, reportColours.cranial, true);
  else triangle(sheet, x + 4, centre, 3.4, reportColours.caudal, false);
  const titles = words.map((word) => `${shown.segmentName ?? ''} ${word}`);
  const title = titles.find((each) => sheet.semibold.width(each, 8.8) <= sidePt - 10.5) ?? titles[0] ?? '';
  sheet.text(fitted(sheet.semibold, title, 8.8, sidePt - 10.5), x + 10.5, y, { sizePt: 8.8, bold: true });
  const of = shown.ofFrames > 1 ? `, nearest of ${shown.ofFrames}` : '';
  const provisional = frame !== null && !accepted;
  const lines = wrap(sheet.regular, `Frame ${shown.frameNumber}, ${shownAreaWords(frame, ofStent)}${of}${provisional ? ', provisional' : ''}`, 8, sidePt).slice(0, 2);
  lines.forEach((line, i) => sheet.text(line, x, y + 12.5 + i * 10, { sizePt: 8, color: provisional ? reportColours.draft : reportColours.secondary }));
}

function shownAreaWords(frame: ReportFrame | null, ofStent: boolean): string {
  if (frame === null) return 'not measured';
  if (ofStent) return areaWords(frame.stentAreaMm2, frame.stentAreaPx2);
  return `${frame.state === 'atMost' ? '≤ ' : ''}${areaWords(frame.lumenAreaMm2, frame.lumenAreaPx2)}`;
}
