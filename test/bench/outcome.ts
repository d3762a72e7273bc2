import type { BenchRow, MeasuredRow } from './benchCase.ts';

function isMet({ ratio, target, better }: MeasuredRow): boolean | null {
  if (target === null) return null;
  return better === 'lower' ? ratio <= target : ratio >= target;
}

/** Three significant figures: more would be noise. */
function figure(ratio: number): string {
  return ratio === 0 ? '0' : String(Number(ratio.toPrecision(3)));
}

export function jsonOf(rows: readonly BenchRow[]): string {
  const told = rows.map((row) => {
    if ('skipped' in row) return row;
    const { id, what, ratio, target, runs, from } = row;
    return { id, what, ratio: Number(figure(ratio)), target, met: isMet(row), runs, from };
  });
  return JSON.stringify(told, null, 2);
}

export function tableOf(rows: readonly BenchRow[]): string {
  const lines = [['', 'what', 'ratio', 'target', '', 'runs', 'from'], ...rows.map(cellsOf)];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? '').length)));
  const table = lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd());
  return [...table, '', 'Ratios of medians of what was measured in turns on this machine; targets are about files of 1 GB (--size 1G).'].join('\n');
}

function cellsOf(row: BenchRow): readonly string[] {
  if ('skipped' in row) return [row.id, row.what, '', '', 'skipped', '', row.skipped];
  const met = isMet(row);
  const target = row.target === null ? '' : `${row.better === 'lower' ? '≤' : '≥'} ${row.target}`;
  return [row.id, row.what, figure(row.ratio), target, met === null ? '' : met ? 'met' : 'MISSED', String(row.runs), row.from];
}
