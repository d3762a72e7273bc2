import type { Analysis } from '../analysis/analysis.ts';
import type { HoldResult } from '../measurement/holdResult.ts';
import type { MeasurementResult } from '../measurement/results.ts';

/** A stationary hold with the reader's note on it. */
export interface ReportHold extends HoldResult {
  readonly note: string;
  /** Frames of it whose lumen was accepted while they were not on screen. */
  readonly acceptedUnseenFrames: number;
}

export function reportHolds({ frameMarks }: Analysis, { holds, frames }: MeasurementResult): readonly ReportHold[] {
  return holds.map((hold) => {
    const word = frameMarks.find(({ id }) => id === hold.frameMarkId)?.word;
    const unseen = frames.filter(({ frameNumber, acceptedUnseen }) => acceptedUnseen && frameNumber >= hold.firstFrame && frameNumber <= hold.lastFrame);
    return { ...hold, note: word?.mark === 'notMeasurable' ? word.note : '', acceptedUnseenFrames: unseen.length };
  });
}
