import type { Row, RowGroup } from './libraryFilters.ts';

const groupHeightPx = 32;
/** A row of 58 and the gap of 2 below it. */
const rowHeightPx = 60;

/** One line of the list: the name of a case, or a pullback of it. */
export type ListLine = { readonly key: string; readonly index: number; readonly topPx: number; readonly heightPx: number } & (
  | { readonly kind: 'group'; readonly group: RowGroup }
  | { readonly kind: 'row'; readonly row: Row }
);

/** Every line of the list with its place, from the top of the list. Of folded cases, by their keys, only the names. */
export function listLines(groups: readonly RowGroup[], folded: ReadonlySet<string> = new Set()): readonly ListLine[] {
  const lines: ListLine[] = [];
  let topPx = 0;
  for (const group of groups) {
    lines.push({ kind: 'group', key: group.key, index: lines.length, topPx, heightPx: groupHeightPx, group });
    topPx += groupHeightPx;
    for (const row of folded.has(group.key) ? [] : group.rows) {
      lines.push({ kind: 'row', key: row.pullback.pullbackId, index: lines.length, topPx, heightPx: rowHeightPx, row });
      topPx += rowHeightPx;
    }
  }
  return lines;
}

export function listHeightPx(lines: readonly ListLine[]): number {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.topPx + last.heightPx;
}

/** The index of the line at a height; the last one below the end, 0 where there is none. */
function lineAt(lines: readonly ListLine[], yPx: number): number {
  let low = 0;
  let high = Math.max(0, lines.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.topPx <= yPx) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines between two heights, and a few more on both sides, so that a quick scroll meets no gap. */
export function linesBetween(lines: readonly ListLine[], fromPx: number, toPx: number, spare = 6): readonly ListLine[] {
  return lines.slice(Math.max(0, lineAt(lines, fromPx) - spare), lineAt(lines, toPx) + 1 + spare);
}

/** How far to scroll so that a line is wholly in sight, moving no further than need be. */
export function scrollToShow({ topPx, heightPx }: ListLine, scrollTopPx: number, viewHeightPx: number): number {
  if (topPx < scrollTopPx) return topPx;
  return topPx + heightPx > scrollTopPx + viewHeightPx ? topPx + heightPx - viewHeightPx : scrollTopPx;
}
