import type { Analysis } from '../analysis/analysis.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { SizingResult } from '../measurement/sizingResult.ts';
import type { FrameBehind } from './framesBehind.ts';

/** The figures of a sizing sheet with the reader's note on it. It states figures and never names a stent. */
export interface ReportSizing extends SizingResult {
  readonly note: string;
}

/** The sheets that the reader ticked for the report. */
export function reportSizing({ sizingSheets }: Analysis, { sizing }: MeasurementResult): readonly ReportSizing[] {
  return sizingSheets.flatMap(({ id, note, includedInReport }) => {
    const result = sizing.find(({ sizingSheetId }) => sizingSheetId === id);
    return !includedInReport || result === undefined ? [] : [{ ...result, note }];
  });
}

/** The landing frames of the sheets as pictures, each once. */
export function landingsBehind(sheets: readonly ReportSizing[]): readonly FrameBehind[] {
  const landings = sheets.flatMap((sheet) => sheet.landings);
  const shown = landings.map(({ end, frameNumber }): FrameBehind => ({ segmentId: null, segmentName: null, role: 'landing', side: end, frameNumber, ofFrames: 1 }));
  return [...new Map(shown.map((landing) => [`${landing.side} ${landing.frameNumber}`, landing])).values()];
}
