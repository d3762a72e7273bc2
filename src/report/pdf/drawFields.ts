import { reportColours } from './reportColours.ts';
import { wrap } from './reportFont.ts';
import { type ReportSheet, contentWidthPt, marginPt } from './reportSheet.ts';

export type Field = readonly [label: string, value: string];

/** A sentence in the flow; `marked` where it asks for something or warns of it. */
export function bullet(sheet: ReportSheet, text: string, marked: boolean): void {
  sheet.ensure(12);
  sheet.text(marked ? '○' : '–', marginPt, sheet.y, { sizePt: 8.5, color: marked ? reportColours.draft : reportColours.secondary });
  sheet.flow(text, { x: marginPt + 11, sizePt: 8.5, leadingPt: 11.5 });
  sheet.y += 2;
}

const labelPt = 98;

/** Labels with their values, in one or two columns; a row is as high as its highest value. */
export function drawFields(sheet: ReportSheet, fields: readonly Field[], columnCount = 2): void {
  const columnPt = contentWidthPt / columnCount;
  for (let start = 0; start < fields.length; start += columnCount) {
    const row = fields.slice(start, start + columnCount).map(([label, value]) => ({
      label: wrap(sheet.regular, label, 8.5, labelPt - 8),
      value: wrap(sheet.regular, value, 8.5, columnPt - labelPt - 10),
    }));
    const lineCount = Math.max(...row.flatMap(({ label, value }) => [label.length, value.length]));
    // A value as long as a page cannot be kept together: its lines flow line by line.
    for (let line = 0; line < lineCount; line++) {
      sheet.ensure(line === 0 ? Math.min(lineCount, 6) * 11.5 : 11.5);
      row.forEach(({ label, value }, i) => {
        const x = marginPt + i * columnPt;
        sheet.text(label[line] ?? '', x, sheet.y, { sizePt: 8.5, color: reportColours.secondary });
        sheet.text(value[line] ?? '', x + labelPt, sheet.y, { sizePt: 8.5 });
      });
      sheet.y += 11.5;
    }
    sheet.y += 2.5;
  }
}
