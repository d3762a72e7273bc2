import { visibleText } from '../shared/plainText.ts';

/** What a cell may hold. null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/** How numbers are written and cells kept apart: a decimal comma goes with semicolons. */
export type CsvDecimal = 'point' | 'comma';

/**
 * Where a spreadsheet would begin a formula, full-width and small forms included: at the start of a cell, and within it behind what another
 * list separator than the file's, or a reader that knows no quotes, would take for the end of a cell.
 */
const formulaStart = /^(?=[\t\r\n]|\s*[=+\-@＝＋－＠﹦﹢﹣﹫])|(?<=[,;\t\r\n"])(?=[=+\-@＝＋－＠﹦﹢﹣﹫])/gu;

/**
 * One cell by RFC 4180. What a spreadsheet would run as a formula gets an apostrophe before it and stays text;
 * numbers are written with all their digits, negative ones too.
 */
export function csvCell(value: CsvValue, decimal: CsvDecimal): string {
  if (value === null) return '';
  if (typeof value === 'number') return quote(decimal === 'comma' ? String(value).replace('.', ',') : String(value), decimal);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return quote(visibleText(value).replaceAll(formulaStart, "'"), decimal);
}

function quote(text: string, decimal: CsvDecimal): string {
  const separator = decimal === 'comma' ? ';' : ',';
  return text.includes('"') || text.includes(separator) || /[\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table by RFC 4180 with CR LF after every row. */
export function csvTable(rows: readonly (readonly CsvValue[])[], decimal: CsvDecimal): string {
  const separator = decimal === 'comma' ? ';' : ',';
  return rows.map((row) => `${row.map((value) => csvCell(value, decimal)).join(separator)}\r\n`).join('');
}
