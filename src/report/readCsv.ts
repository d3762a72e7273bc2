import { AppError } from '../shared/appError.ts';
import { csvColumns, type CsvRow } from './csvRow.ts';

/** Cells that are read as numbers. A value stays as it is written: whether its digits are a number depends on what it is of. */
const numericColumns: ReadonlySet<string> = new Set(['frame', 'pixel_spacing_column_mm', 'pixel_spacing_row_mm', 'provisional_contours', 'accepted_unseen_contours']);
const numeral = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Whether a text is a number as the table writes them. */
export function isNumeral(text: string): boolean {
  return numeral.test(text);
}

/**
 * The rows of a report's table with a decimal point, as `writeCsv` wrote it, whichever columns its program knew: so a frozen report says what it said.
 * Throws `library/damaged` for what is no such table.
 */
export function readCsv(bytes: Uint8Array): readonly CsvRow[] {
  const [header, ...records] = recordsOf(new TextDecoder('utf-8').decode(bytes));
  if (header?.includes('record') !== true) throw new AppError('library/damaged', 'The table of a frozen report is damaged.');
  return records.map((cells) => {
    const cell = (column: string) => cells[header.indexOf(column)] ?? '';
    const row: Record<string, string | number | null> = {};
    for (const column of csvColumns) {
      const text = cell(column);
      if (text !== '') row[column] = numericColumns.has(column) && isNumeral(text) ? Number(text) : text;
    }
    return { ...row, record: cell('record') };
  });
}

/** RFC 4180: fields apart by commas, records by line ends, quotes doubled within quotes. */
function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') field += text[++i]!;
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      fields.push(field);
      field = '';
    } else if (character === '\n') {
      records.push([...fields, field]);
      fields = [];
      field = '';
    } else if (character !== '\r') field += character;
  }
  return records;
}
