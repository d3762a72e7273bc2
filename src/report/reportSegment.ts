import type { Analysis } from '../analysis/analysis.ts';
import type { ContourOrigin } from '../contour/contour.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ComparisonPreset } from '../measurement/comparisonPreset.ts';
import { isInOtherPullback } from '../measurement/isInOtherPullback.ts';
import { lumenCurves } from '../measurement/frameCurves.ts';
import type { ComparisonResult, MeasurementResult, SegmentResult } from '../measurement/results.ts';
import { type ContourCounts, contourCounts } from './contourCounts.ts';
import { type ReportLength, reportLength } from './reportLength.ts';
import { type SegmentFigures, segmentFigures } from './segmentFigures.ts';

export interface ReportComparison extends ComparisonResult {
  readonly label: string;
}

/** One vein segment's section. */
export interface ReportSegment extends Omit<SegmentFigures, 'comparison'> {
  readonly comparison: ReportComparison | null;
  readonly length: ReportLength;
  /** Lumen contours of the segment's own frames. */
  readonly contours: ContourCounts;
  /** Stent contours of the segment's own frames. */
  readonly stentContours: ContourCounts;
  /** Lumen contours of the frames that the reference was taken from; zeros where it was not measured on this pullback. */
  readonly referenceContours: ContourCounts;
  /** Origins of the contours on the MLA's frame; empty for a marked frame. */
  readonly minimumContourOrigins: readonly ContourOrigin[];
  readonly minimumContourCurves: readonly CurveKind[];
  /** Length of the lesion; null where there is none. */
  readonly lesionLength: ReportLength | null;
}

/** A segment's result as a section of the report. */
export function reportSegment(
  result: SegmentResult,
  analysis: Analysis,
  measurement: MeasurementResult,
  presets: readonly ComparisonPreset[],
  lengthUnknownReason: string | null,
): ReportSegment {
  const figures = segmentFigures(result);
  const { frames } = measurement;
  const { comparison, minimumLumenArea: minimum, lesion } = figures;
  const referenceFrames = referenceLiesHere(result, analysis) ? (result.reference?.frameNumbers ?? []) : [];
  const minimumFrame = frames.find((frame) => frame.frameNumber === minimum?.frameNumber);
  const onMinimum = minimumFrame === undefined ? [] : lumenCurves(minimumFrame);
  const isOwn = (n: number) => n >= result.firstFrame && n <= result.lastFrame;
  return {
    ...figures,
    comparison:
      comparison === null ? null : { ...comparison, label: presets.find((preset) => preset.name === comparison.preset)?.label ?? comparison.preset },
    length: reportLength(result, analysis, measurement, lengthUnknownReason),
    contours: contourCounts('lumen', frames, isOwn),
    stentContours: contourCounts('stent', frames, isOwn),
    referenceContours: contourCounts('lumen', frames, (n) => referenceFrames.includes(n)),
    minimumContourOrigins: [...new Set(onMinimum.map((contour) => contour.contour.origin))],
    minimumContourCurves: [...new Set(onMinimum.map((contour) => contour.contour.curve))],
    lesionLength: lesion === null ? null : reportLength(lesion, analysis, measurement, lengthUnknownReason),
  };
}

/** Whether the reference's frames are frames of this pullback. */
export function referenceLiesHere(result: SegmentResult, analysis: Analysis): boolean {
  const segment = analysis.segments.find(({ id }) => id === result.id);
  return segment === undefined || !isInOtherPullback(segment, analysis);
}
