import type { ReportLength } from '../reportLength.ts';
import { lengthWords } from '../reportWords.ts';

/** What stands in one cell of a table: a figure in bold where there is one, words after it; `quiet` where there is no figure. */
export interface TableCell {
  readonly figure: string;
  readonly words: string;
  readonly quiet: boolean;
}

export interface TableRow {
  readonly label: string;
  readonly cells: readonly TableCell[];
}

export const figure = (text: string, words = ''): TableCell => ({ figure: text, words, quiet: false });
export const plain = (words: string): TableCell => ({ figure: '', words, quiet: false });
export const quiet = (words: string): TableCell => ({ figure: '', words, quiet: true });

/** Makes rows of a table whose columns are these items. */
export function rowOf<Item>(items: readonly Item[]) {
  return (label: string, cell: (item: Item) => TableCell): TableRow => ({ label, cells: items.map(cell) });
}

export function lengthCell(length: ReportLength): TableCell {
  return length.kind === 'notMeasurable' ? quiet(lengthWords(length)) : plain(lengthWords(length));
}
