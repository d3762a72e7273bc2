import { type CsvValue, csvTable } from '../report/csvCell.ts';
import type { CsvRow } from '../report/csvRow.ts';
import { absentReasons, figureBases, type FigureEntry } from './figureEntry.ts';
import { otherFigureEntries } from './otherFigureEntries.ts';
import { segmentFigureEntries } from './segmentFigureEntries.ts';
import { studyColumns } from './studyColumns.ts';

/** Every figure that the study table can hold. */
export const figureEntries: readonly FigureEntry[] = [...segmentFigureEntries, ...otherFigureEntries];

const byName = new Map(figureEntries.map((entry) => [`${entry.record} ${entry.quantity}`, entry]));

/** The entry of a row of the report's table, and which of several it is; `entry` is null for a text that is no figure, such as a note on a frame. */
export function figureEntryOf({ record, quantity, unit, note }: CsvRow): { readonly entry: FigureEntry | null; readonly item: CsvValue } {
  if (typeof quantity !== 'string') return { entry: null, item: null };
  const [sheet, rest] = record === 'sizing' ? split(quantity, '.') : ['', quantity];
  const entry = byName.get(`${record} ${rest}`) ?? (record === 'annotation' ? null : foreignEntry(record, quantity, unit));
  const named = record === 'contour' || record === 'implant' || record === 'stentedStretch';
  return { entry, item: sheet !== '' ? sheet : named && typeof note === 'string' ? split(note, ';')[0] : null };
}

/** A figure that this version does not write. */
function foreignEntry(record: string, quantity: string, unit: CsvRow['unit']): FigureEntry {
  const name = `other_${quantity}`.replaceAll(/[^A-Za-z0-9]+/g, '_').slice(0, 32);
  return { record, quantity, name, unit: typeof unit === 'string' ? unit : '', basis: 'other', definition: '', absent: 'notWritten' };
}

/** What stands before and after the first separator. */
function split(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const columns = ['entry', 'name', 'unit', 'basis', 'definition', 'absent_reason', 'report_record', 'report_quantity'] as const;

const conventions = {
  missing_values: 'An empty field is a missing value. Where neither value nor value_text is there, absent_reason says why. Nothing is ever coded as a number such as 0 or -9.',
  numbers: 'Unrounded, decimal point, no thousands separator. Frames count from 1.',
  encoding: 'UTF-8 without a byte order mark, RFC 4180: commas, double quotes, CR LF. Names have at most 32 letters, digits and underscores and begin with a letter.',
  formula_guard: 'A text that a spreadsheet would run as a formula (it begins with = + - or @) has an apostrophe before it.',
  which_report: 'Of each read the newest final report, as it was frozen; where there is none, the draft as it stands when the table is written.',
  left_out: 'Segments that the reader left out of the report are not in the table, and neither are words such as findings, landmarks and the impression.',
  use: 'Research and training use. Not a cleared medical device.',
};

/** The dictionary of the study table: its conventions, every column, every figure, what they are taken over, and why one may be missing. */
export function studyDictionary(): string {
  const rows: (readonly CsvValue[])[] = [
    ...Object.entries(conventions).map(([name, definition]) => ['convention', name, null, null, definition, null, null, null]),
    ...Object.entries(studyColumns).map(([name, definition]) => ['column', name, null, null, definition, null, null, null]),
    ...figureEntries.map(({ record, quantity, name, unit, basis, definition, absent }) => ['figure', name, unit === '' ? null : unit, basis, definition, absent, record, quantity]),
    ...Object.entries(figureBases).map(([name, definition]) => ['basis', name, null, null, definition, null, null, null]),
    ...Object.entries(absentReasons).map(([name, definition]) => ['absent_reason', name, null, null, definition, null, null, null]),
  ];
  return csvTable([columns, ...rows], 'point');
}
