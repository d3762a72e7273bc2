import type { ReportModel } from './reportModel.ts';
import type { ReportSegment } from './reportSegment.ts';

/** The value of `format` by which a report is known. */
export const reportFileFormat = 'venolume-report';
export const reportFileVersion = 1;

/**
 * The report as JSON: `format`, `version`, then the members of `ReportModel` as they are, but for a reference's `presetName`, which is
 * `preset` as in `measure --json`. Figures of segments and frames have that command's names and are not rounded; UTF-8, ends with a line break.
 */
export function writeJson(model: ReportModel): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: reportFileFormat, version: reportFileVersion, ...model, segments: model.segments.map(segmentInFile) }, null, 2)}\n`);
}

function segmentInFile(segment: ReportSegment) {
  if (segment.reference === null) return segment;
  const { presetName, ...reference } = segment.reference;
  return { ...segment, reference: { ...reference, preset: presetName } };
}
