import type { Analysis } from '../analysis/analysis.ts';
import type { HoldResult } from '../measurement/holdResult.ts';
import type { MeasurementResult } from '../measurement/results.ts';

/** A stationary hold with the reader's note on it. */
export interface ReportHold extends HoldResult {
  readonly note: string;
}

export function reportHolds({ frameMarks }: Analysis, { holds }: MeasurementResult): readonly ReportHold[] {
  return holds.map((hold) => {
    const word = frameMarks.find(({ id }) => id === hold.frameMarkId)?.word;
    return { ...hold, note: word?.mark === 'notMeasurable' ? word.note : '' };
  });
}
