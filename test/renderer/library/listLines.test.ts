import { describe, expect, it } from 'vitest';
import type { RowGroup } from '../../../renderer/library/libraryFilters.ts';
import { linesBetween, listHeightPx, listLines, scrollToShow } from '../../../renderer/library/listLines.ts';

/** Cases of so many pullbacks each. */
function groups(...sizes: readonly number[]): readonly RowGroup[] {
  return sizes.map((size, i) => ({ key: `case ${i}`, patient: {}, entry: {}, rows: Array.from({ length: size }, (_, j) => ({ pullback: { pullbackId: `${i}/${j}` } })) }) as never);
}

describe('the lines of the list', () => {
  it('stand one below the other without a gap, case names of 32 and rows of 58 with 2 between', () => {
    const lines = listLines(groups(2, 1));
    expect(lines.map(({ key }) => key)).toEqual(['case 0', '0/0', '0/1', 'case 1', '1/0']);
    expect(lines.map(({ topPx }) => topPx)).toEqual([0, 32, 92, 152, 184]);
    expect(listHeightPx(lines)).toBe(244);
    expect(lines.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });

  it('of a folded case are its name alone', () => {
    const lines = listLines(groups(2, 1), new Set(['case 0']));
    expect(lines.map(({ key, topPx }) => [key, topPx])).toEqual([['case 0', 0], ['case 1', 32], ['1/0', 64]]);
  });

  it('in sight are every line that a view touches, wherever it is scrolled, and few others', () => {
    const lines = listLines(groups(...Array.from({ length: 300 }, (_, i) => 1 + (i % 4))));
    for (let topPx = 0; topPx < listHeightPx(lines); topPx += 397) {
      const drawn = linesBetween(lines, topPx, topPx + 500, 2);
      const touched = lines.filter((line) => line.topPx < topPx + 500 && line.topPx + line.heightPx > topPx);
      const keys = new Set(drawn.map(({ key }) => key));
      expect(touched.filter(({ key }) => !keys.has(key))).toEqual([]);
      expect(drawn.length).toBeLessThanOrEqual(touched.length + 5);
    }
  });

  it('of an empty list are none, and a view beyond the end shows the last', () => {
    expect(linesBetween([], 0, 500)).toEqual([]);
    expect(listHeightPx([])).toBe(0);
    const lines = listLines(groups(3));
    expect(linesBetween(lines, 9000, 9500, 0)).toEqual([lines.at(-1)]);
  });

  it('are scrolled to only as far as need be', () => {
    const [line] = listLines(groups(1)).slice(1);
    expect(line).toMatchObject({ topPx: 32, heightPx: 60 });
    expect(scrollToShow(line!, 0, 500)).toBe(0);
    expect(scrollToShow(line!, 50, 500)).toBe(32);
    expect(scrollToShow(line!, 0, 60)).toBe(32);
    expect(scrollToShow(line!, 0, 80)).toBe(12);
  });
});
