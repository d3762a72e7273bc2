import type { ReportModel } from '../reportModel.ts';
import { commonSide } from '../reportModel.ts';
import { dicomDateWords, isoTimeWords, valueWords } from '../reportWords.ts';
import { reportColours } from './reportColours.ts';
import { wrap } from './reportFont.ts';
import { type ReportSheet, contentWidthPt, marginPt, n } from './reportSheet.ts';

/** Title, whether the report is a draft, and whose pullback it is. */
export function drawOpening(sheet: ReportSheet, model: ReportModel): void {
  const { status } = model;
  const badge = status.kind === 'draft' ? 'DRAFT, not final' : `FINAL, revision ${status.revision}`;
  const color = status.kind === 'draft' ? reportColours.draft : reportColours.cranial;
  const badgePt = sheet.semibold.width(badge, 9) + 14;
  const badgeX = marginPt + contentWidthPt - badgePt;
  sheet.text('Venous intravascular ultrasound', marginPt, marginPt - 1, { sizePt: 17, bold: true });
  roundedRectangle(sheet, badgeX, marginPt, badgePt, 18, color);
  sheet.text(badge, badgeX + 7, marginPt + 4, { bold: true, color });
  sheet.y = marginPt + 21;
  sheet.flow(subtitle(model), { color: reportColours.secondary });
  if (status.kind === 'final') {
    sheet.flow(`Finalised by ${status.reader}, ${isoTimeWords(status.finalisedAt)}.${status.reason === null ? '' : ` Reason for this revision: ${status.reason}`}`, { color: reportColours.secondary });
  }
  sheet.y += 7;
  sheet.line(marginPt, sheet.y, marginPt + contentWidthPt, sheet.y, { color: reportColours.strong, widthPt: 0.9 });
  sheet.y += 8;
  drawIdentification(sheet, model);
}

function subtitle(model: ReportModel): string {
  const side = commonSide(model.segments);
  const names = model.segments.map((segment) => segment.name).join(', ');
  const what = model.pullback.kind === 'stills' ? 'stills, not a pullback,' : 'pullback';
  const pullback = side === null ? what.charAt(0).toUpperCase() + what.slice(1) : `${side === 'left' ? 'Left' : 'Right'} ${what}`;
  const phase = model.acquisition.phase === 'unknown' ? 'phase not stated' : valueWords(model.acquisition.phase);
  return `${pullback}${names === '' ? '' : ` of ${names}`}, ${phase}`;
}

function drawIdentification(sheet: ReportSheet, model: ReportModel): void {
  const { subject, pullback, read } = model;
  const which = pullback.ofCase === null ? `run ${model.acquisition.run}` : `${pullback.ofCase.number} of ${pullback.ofCase.count}`;
  const birth = subject.patientBirthDate === '' ? '' : `born ${dicomDateWords(subject.patientBirthDate, '')}`;
  const fields: readonly (readonly [string, readonly string[]])[] = [
    ['Subject', [subject.patientNameInFull || subject.patientId || 'not stated', [subject.patientName === '' ? '' : subject.patientId, birth, subject.patientSex].filter((part) => part !== '').join(', ')]],
    ['Acquired', [dicomDateWords(model.case.studyDate, model.case.studyTime), model.case.institutionName]],
    [pullback.kind === 'stills' ? 'Stills' : 'Pullback', [`${which}, ${pullback.ivusAcquisition === 'unknown' ? 'kind not stated' : pullback.ivusAcquisition}`, `${pullback.numberOfFrames} ${pullback.kind === 'stills' ? 'single images' : 'frames'}`]],
    ['Reader', [read.reader || 'not stated', `${read.purpose} read ${read.sequence}`]],
  ];
  const columnPt = contentWidthPt / fields.length;
  const columns = fields.map(([label, values]) => ({
    label,
    lines: values.filter((value) => value !== '').flatMap((value, i) => wrap(sheet.regular, value, i === 0 ? 9.3 : 8.2, columnPt - 12).map((line) => ({ line, main: i === 0 }))),
  }));
  const lineCount = Math.max(...columns.map((column) => column.lines.length));
  columns.forEach(({ label, lines }, i) => {
    const x = marginPt + i * columnPt;
    sheet.text(label, x, sheet.y, { sizePt: 8.2, color: reportColours.secondary });
    lines.forEach(({ line, main }, at) =>
      sheet.text(line, x, sheet.y + 12 + at * 12, main ? { sizePt: 9.3 } : { sizePt: 8.2, color: reportColours.secondary }));
  });
  sheet.y += 14 + lineCount * 12 + 3;
  sheet.line(marginPt, sheet.y, marginPt + contentWidthPt, sheet.y);
}

function roundedRectangle(sheet: ReportSheet, x: number, y: number, width: number, height: number, stroke: typeof reportColours.draft): void {
  const r = 3;
  sheet.path(
    `M ${n(x + r)} ${n(y)} H ${n(x + width - r)} Q ${n(x + width)} ${n(y)} ${n(x + width)} ${n(y + r)} V ${n(y + height - r)} Q ${n(x + width)} ${n(y + height)} ${n(x + width - r)} ${n(y + height)} ` +
      `H ${n(x + r)} Q ${n(x)} ${n(y + height)} ${n(x)} ${n(y + height - r)} V ${n(y + r)} Q ${n(x)} ${n(y)} ${n(x + r)} ${n(y)} Z`,
    { stroke, widthPt: 1 },
  );
}
