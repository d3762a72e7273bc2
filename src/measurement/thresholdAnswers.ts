import type { Etiology } from '../analysis/acquisitionRecord.ts';
import type { SegmentResult } from './results.ts';
import { type Threshold, type ThresholdAnswer, thresholds } from './thresholds.ts';

/**
 * The thresholds that apply, each held against its figure. Nothing is met or not met while a contour beneath is
 * provisional; a figure that is only a lower bound (`atLeast`) can meet a threshold but never miss it.
 */
export function thresholdAnswers(
  figures: Pick<SegmentResult, Threshold['quantity']>,
  state: { readonly etiology: Etiology; readonly provisional: boolean; readonly atLeast: boolean },
): readonly ThresholdAnswer[] {
  return thresholds
    .filter((threshold) => !threshold.nonthromboticOnly || state.etiology === 'nonthrombotic')
    .map((threshold) => {
      const percent = figures[threshold.quantity];
      if (percent === null) return { threshold, answer: 'unavailable' };
      const above = percent > threshold.abovePercent;
      if (state.provisional) return { threshold, answer: 'provisional' };
      return { threshold, answer: above ? 'met' : state.atLeast ? 'unavailable' : 'notMet' };
    });
}
