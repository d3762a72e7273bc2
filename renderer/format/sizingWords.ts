import type { Analysis } from '../../src/analysis/analysis.ts';
import type { SizingSheet } from '../../src/analysis/sizingSheet.ts';

/** What is wrong with the order of two landing frames by the direction of the pullback; null where nothing is, or it cannot be told. */
export function landingOrderWords({ cranialFrame, caudalFrame }: Pick<SizingSheet, 'cranialFrame' | 'caudalFrame'>, direction: Analysis['direction']): string | null {
  if (cranialFrame === null || caudalFrame === null) return null;
  if (cranialFrame === caudalFrame) return 'Both landings are the same frame.';
  if (direction === null || cranialFrame < caudalFrame === (direction === 'cranialToCaudal')) return null;
  return 'By the direction of the pullback the cranial landing lies caudal of the other.';
}
