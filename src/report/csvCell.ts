/** What a cell may hold. null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/** How numbers are written and cells kept apart: a decimal comma goes with semicolons. */
export type CsvDecimal = 'point' | 'comma';

/** Beginnings that spreadsheets take for a formula, full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One cell by RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe before it and stays text;
 * numbers are written with all their digits, negative ones too.
 */
export function csvCell(value: CsvValue, decimal: CsvDecimal): string {
  if (value === null) return '';
  if (typeof value === 'number') return quote(decimal === 'comma' ? String(value).replace('.', ',') : String(value), decimal);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return quote(formulaStart.test(value) ? `'${value}` : value, decimal);
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
