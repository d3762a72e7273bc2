import { reportColours } from './reportColours.ts';
import { fitted, wrap } from './reportFont.ts';
import { ring } from './reportShapes.ts';
import { type ReportSheet, contentWidthPt, marginPt } from './reportSheet.ts';
import type { TableCell, TableRow } from './tableCell.ts';

const columnsPerTable = 4;
const sizePt = 8.8;
const leadingPt = 11.6;
const rowPaddingPt = 2.6;
const headerPt = 24;
const rowsKeptTogether = 3;
/** Height of first rows that a table begins with at least, no more than headings keep free below them. */
const mostAskedPt = 76;
/** What is higher is broken from one page to the next. */
const tallestKeptPt = 240;

/** The head of a column; a ring before it where something beneath is provisional. */
export interface TableColumn {
  readonly title: string;
  readonly provisional: boolean;
}

/** One column an item, in as many tables of at most four columns as that takes. */
export function drawTables<Item>(sheet: ReportSheet, items: readonly Item[], columnOf: (item: Item) => TableColumn, rowsOf: (items: readonly Item[]) => readonly TableRow[], notesPt = 0): void {
  for (let start = 0; start < items.length; start += columnsPerTable) {
    if (start > 0) sheet.y += 16;
    const some = items.slice(start, start + columnsPerTable);
    drawTable(sheet, some.map(columnOf), rowsOf(some), { notesPt });
  }
}

/** How wide a table's columns are and where each ends. */
export function columnPlaces(columnCount: number): { readonly labelPt: number; readonly columnPt: number; readonly rightOf: (column: number) => number } {
  const labelPt = columnCount >= 4 ? 142 : columnCount === 3 ? 190 : 214;
  const columnPt = (contentWidthPt - labelPt) / columnCount;
  return { labelPt, columnPt, rightOf: (column) => marginPt + labelPt + columnPt * (column + 1) };
}

/** A table whose head stands again on every page; `corner` is said above the rows' labels, and `notesPt` is kept free below it for what belongs to it. */
export function drawTable(sheet: ReportSheet, columns: readonly TableColumn[], tableRows: readonly TableRow[], { corner = '', notesPt = 0 }: { readonly corner?: string; readonly notesPt?: number } = {}): void {
  const { labelPt, columnPt, rightOf } = columnPlaces(columns.length);
  const header = () => {
    sheet.text(fitted(sheet.semibold, corner, 9, labelPt - 10), marginPt, sheet.y + 6, { bold: true });
    columns.forEach(({ title, provisional }, i) => {
      const width = sheet.text(fitted(sheet.semibold, title, 9, columnPt - 16), rightOf(i), sheet.y + 6, { bold: true, align: 'right' });
      if (provisional) ring(sheet, rightOf(i) - width - 6.5, sheet.y + 11.4, 2.6, reportColours.draft, null, 1.3);
    });
    sheet.y += headerPt;
    sheet.line(marginPt, sheet.y, marginPt + contentWidthPt, sheet.y, { color: reportColours.strong, widthPt: 0.9 });
  };
  const rows = tableRows.map((row) => measured(sheet, row, labelPt - 10, columnPt - 10));
  const firstPt = rows[0]?.heightPt ?? 0;
  sheet.ensure(headerPt + Math.max(Math.min(firstPt, tallestKeptPt), Math.min(firstPt * 4, mostAskedPt)));
  header();
  const lastFrom = Math.max(0, rows.length - rowsKeptTogether);
  const lastPt = rows.slice(lastFrom).reduce((sum, { heightPt }) => sum + heightPt, notesPt);
  rows.forEach((row, at) => {
    // The last rows stay with each other and with what is said below them, unless they are too high for that.
    const keptPt = at === lastFrom && lastPt <= tallestKeptPt ? lastPt : Math.min(row.heightPt, tallestKeptPt);
    if (sheet.ensure(keptPt)) header();
    for (const piece of row.heightPt <= tallestKeptPt ? [row] : linesOf(row)) {
      if (piece !== row && sheet.ensure(piece.heightPt)) header();
      const top = sheet.y + rowPaddingPt;
      piece.label.forEach((line, i) => sheet.text(line, marginPt, top + i * leadingPt, { sizePt }));
      piece.cells.forEach((cell, i) => drawCell(sheet, cell, rightOf(i), top));
      sheet.y += piece.heightPt;
    }
    sheet.line(marginPt, sheet.y, marginPt + contentWidthPt, sheet.y);
  });
}

/** A row too high for a page, as rows of one line each. */
function linesOf({ label, cells }: MeasuredRow): readonly MeasuredRow[] {
  const count = Math.max(label.length, ...cells.map(({ lines }) => lines.length));
  return Array.from({ length: count }, (_, i) => ({
    label: label.slice(i, i + 1),
    cells: cells.map(({ figure, lines, quiet }) => ({ figure: i === 0 ? figure : '', lines: lines.slice(i, i + 1), quiet })),
    heightPt: leadingPt + (i === count - 1 ? 2 * rowPaddingPt : 0),
  }));
}

/** Says what the ring before a column's head means. */
export function provisionalNote(sheet: ReportSheet, words: string): void {
  sheet.ensure(14);
  ring(sheet, marginPt + 3.5, sheet.y + 5.2, 2.6, reportColours.draft, null, 1.3);
  sheet.flow(words, { x: marginPt + 10.5, sizePt: 8.5, color: reportColours.secondary });
}

interface MeasuredCell {
  /** The bold figure on the first line; empty where there is none. */
  readonly figure: string;
  readonly lines: readonly string[];
  readonly quiet: boolean;
}

interface MeasuredRow {
  readonly label: readonly string[];
  readonly cells: readonly MeasuredCell[];
  readonly heightPt: number;
}

function measured(sheet: ReportSheet, row: TableRow, labelPt: number, columnPt: number): MeasuredRow {
  const label = wrap(sheet.regular, row.label, sizePt, labelPt);
  const cells = row.cells.map((cell) => measuredCell(sheet, cell, columnPt));
  const lines = Math.max(label.length, ...cells.map((cell) => cell.lines.length));
  return { label, cells, heightPt: lines * leadingPt + 2 * rowPaddingPt };
}

/** The figure and as many words as fit go on the first line, the rest below it. */
function measuredCell(sheet: ReportSheet, cell: TableCell, columnPt: number): MeasuredCell {
  if (cell.figure === '') return { figure: '', lines: wrap(sheet.regular, cell.words, sizePt, columnPt), quiet: cell.quiet };
  const bold = sheet.semibold.shown(cell.figure);
  const besideFigure = columnPt - sheet.semibold.width(bold, sizePt);
  const allWords = sheet.regular.shown(cell.words);
  if (sheet.regular.width(allWords, sizePt) <= besideFigure) return { figure: bold, lines: [allWords], quiet: false };
  const [head = '', ...rest] = cell.words.split(/(?<=;)|(?<=, \d+)(?=,)/);
  if (sheet.regular.width(sheet.regular.shown(head), sizePt) > besideFigure) {
    return { figure: bold, lines: ['', ...wrap(sheet.regular, cell.words.replace(/^[,;] /, ''), sizePt, columnPt)], quiet: false };
  }
  const below = rest.join('').trim().replace(/^, /, '');
  return { figure: bold, lines: [sheet.regular.shown(head), ...(below === '' ? [] : wrap(sheet.regular, below, sizePt, columnPt))], quiet: false };
}

function drawCell(sheet: ReportSheet, cell: MeasuredCell, right: number, top: number): void {
  const color = cell.quiet ? reportColours.secondary : reportColours.text;
  cell.lines.forEach((line, i) => {
    // The figure is written before its words, so that a search reads them in this order.
    if (i === 0 && cell.figure !== '') sheet.text(cell.figure, right - sheet.regular.width(line, sizePt), top, { sizePt, align: 'right', bold: true });
    sheet.text(line, right, top + i * leadingPt, { sizePt, align: 'right', color });
  });
}
