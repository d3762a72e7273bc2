import type { ReferenceStatistic } from '../analysis/veinSegment.ts';

/** Median (mean of the middle two where their number is even), mean or largest of some values; null for none. */
export function statisticOf(statistic: ReferenceStatistic, values: readonly number[]): number | null {
  if (values.length === 0) return null;
  switch (statistic) {
    case 'mean':
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    case 'largest':
      return Math.max(...values);
    case 'median': {
      const sorted = values.toSorted((a, b) => a - b);
      const middle = sorted.length >> 1;
      return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    }
  }
}
