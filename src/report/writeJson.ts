import type { ReportModel } from './reportModel.ts';

/** The value of `format` by which a report is known. */
export const reportFileFormat = 'venolume-report';
export const reportFileVersion = 1;

/**
 * The report as JSON: `format`, `version`, then the members of `ReportModel` as they are. Figures of segments and frames
 * have the names of `measure --json` and are not rounded; UTF-8, ends with a line break.
 */
export function writeJson(model: ReportModel): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: reportFileFormat, version: reportFileVersion, ...model }, null, 2)}\n`);
}
