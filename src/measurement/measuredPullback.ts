import type { Analysis } from '../analysis/analysis.ts';
import type { MeasurementResult } from './results.ts';

/** A pullback as it is compared: what was said of it and what it measures. */
export interface MeasuredPullback {
  readonly analysis: Analysis;
  readonly measurement: MeasurementResult;
}
