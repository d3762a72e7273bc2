import type { Analysis } from '../analysis/analysis.ts';
import { landingOrderWords } from '../analysis/sizingSheet.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { LandingResult, SizingResult } from '../measurement/sizingResult.ts';
import type { FrameBehind } from './framesBehind.ts';

/** The figures of a sizing sheet with the reader's note on it. It states figures and never names a stent. */
export interface ReportSizing extends Omit<SizingResult, 'landings'> {
  readonly landings: readonly ReportLanding[];
  readonly note: string;
  /** What is wrong with the order of the landing frames by the direction of the pullback; null where nothing is. */
  readonly orderWords: string | null;
}

export interface ReportLanding extends LandingResult {
  /** Whether its lumen was accepted while the frame was not on screen. */
  readonly acceptedUnseen: boolean;
}

/** The sheets that the reader ticked for the report. */
export function reportSizing({ sizingSheets, direction }: Analysis, { sizing, frames }: MeasurementResult): readonly ReportSizing[] {
  return sizingSheets.flatMap((sheet) => {
    const result = sizing.find(({ sizingSheetId }) => sizingSheetId === sheet.id);
    if (!sheet.includedInReport || result === undefined) return [];
    const acceptedUnseen = (landing: LandingResult) => frames.find(({ frameNumber }) => frameNumber === landing.frameNumber)?.acceptedUnseen ?? false;
    return [{ ...result, note: sheet.note, orderWords: landingOrderWords(sheet, direction), landings: result.landings.map((landing) => ({ ...landing, acceptedUnseen: acceptedUnseen(landing) })) }];
  });
}

/** The landing frames of the sheets as pictures, each once. */
export function landingsBehind(sheets: readonly ReportSizing[]): readonly FrameBehind[] {
  const landings = sheets.flatMap((sheet) => sheet.landings);
  const shown = landings.map(({ end, frameNumber }): FrameBehind => ({ segmentId: null, segmentName: null, role: 'landing', side: end, frameNumber, ofFrames: 1 }));
  return [...new Map(shown.map((landing) => [`${landing.side} ${landing.frameNumber}`, landing])).values()];
}
