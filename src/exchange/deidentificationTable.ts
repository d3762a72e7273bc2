import { attributeName } from '../dicom/deidentify/attributeName.ts';
import type { AttributeDone } from '../dicom/deidentify/deidentifyDataset.ts';
import { type CsvValue, csvTable } from '../report/csvCell.ts';

/** One line of the account of an export. It says what was done, never what stood there. */
export interface DeidentificationRow {
  /** A file of the export; empty for what holds for all of it. */
  readonly file: string;
  readonly subject: 'option' | 'attribute' | 'pixels' | 'analysis' | 'check';
  /** `(0010,0010)`, behind those of the sequences that it lies in. */
  readonly tag: string;
  readonly name: string;
  readonly outcome: string;
  readonly count: number | null;
  readonly detail: string;
}

/** Of a row that wants to be seen: figures stay, but their pictures are black there. */
export const contoursOnBlankName = 'contours on overwritten pixels';

/** What became of the attributes of a file, one row an attribute and outcome, in the order of the tags. */
export function attributeRows(file: string, done: readonly AttributeDone[]): readonly DeidentificationRow[] {
  const counted = new Map<string, DeidentificationRow>();
  for (const { path, outcome } of done) {
    const tag = path.map(tagWords).join(' ');
    const key = `${tag} ${outcome}`;
    counted.set(key, { file, subject: 'attribute', tag, name: attributeName(path.at(-1) ?? ''), outcome, count: (counted.get(key)?.count ?? 0) + 1, detail: '' });
  }
  return [...counted.values()].toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0));
}

const columns = ['file', 'subject', 'tag', 'name', 'outcome', 'count', 'detail'] as const satisfies readonly (keyof DeidentificationRow)[];

/** The account as a table for spreadsheets. */
export function deidentificationCsv(rows: readonly DeidentificationRow[]): string {
  return csvTable([columns, ...rows.map((row): readonly CsvValue[] => columns.map((column) => row[column]))], 'point');
}

/** `(0010,0010)` */
function tagWords(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5, 9)})`;
}
