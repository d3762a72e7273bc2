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
  const inFile = { format: reportFileFormat, version: reportFileVersion, ...model, segments: model.segments.map(figuresInFile), change: changeInFile(model.change) };
  return new TextEncoder().encode(`${JSON.stringify(inFile, null, 2)}\n`);
}

function figuresInFile<Figures extends Pick<ReportSegment, 'reference'>>(figures: Figures) {
  if (figures.reference === null) return figures;
  const { presetName, ...reference } = figures.reference;
  return { ...figures, reference: { ...reference, preset: presetName } };
}

function changeInFile(change: ReportModel['change']) {
  if (change?.kind !== 'measured') return change;
  return { ...change, veins: change.veins.map((vein) => ({ ...vein, before: figuresInFile(vein.before), after: figuresInFile(vein.after) })) };
}
