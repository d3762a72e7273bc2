import type { Analysis } from '../analysis/analysis.ts';
import { segmentName, segmentWords } from '../analysis/veinSegment.ts';
import type { ComparisonPreset } from '../measurement/comparisonPreset.ts';
import { isInOtherPullback } from '../measurement/isInOtherPullback.ts';
import type { FrameResult, MeasurementResult, SegmentResult } from '../measurement/results.ts';
import { contourCounts } from './contourCounts.ts';
import type { FrameBehind, ReportLength, ReportSegment } from './reportModel.ts';

/** A segment's result as a section of the report. */
export function reportSegment(
  result: SegmentResult,
  analysis: Analysis,
  measurement: MeasurementResult,
  presets: readonly ComparisonPreset[],
  lengthUnknownReason: string | null,
): ReportSegment {
  const { comparison, minimumLumenArea, ...figures } = result;
  const minimum = withoutEnds(minimumLumenArea);
  const referenceFrames = referenceLiesHere(result, analysis) ? (result.reference?.frameNumbers ?? []) : [];
  const onMinimum = lumenContours(measurement.frames.find((frame) => frame.frameNumber === minimum?.frameNumber));
  return {
    ...figures,
    ...(result.ofStills === null ? {} : { largestGapFrames: null, largestGapFirstFrame: null }),
    name: segmentName(result),
    words: segmentWords(result),
    minimumLumenArea: minimum,
    comparison:
      comparison === null ? null : { ...comparison, label: presets.find((preset) => preset.name === comparison.preset)?.label ?? comparison.preset },
    length: reportLength(result, analysis, measurement, lengthUnknownReason),
    contours: contourCounts(measurement.frames, (n) => n >= result.firstFrame && n <= result.lastFrame),
    referenceContours: contourCounts(measurement.frames, (n) => referenceFrames.includes(n)),
    minimumContourOrigins: [...new Set(onMinimum.map((contour) => contour.contour.origin))],
    minimumContourCurves: [...new Set(onMinimum.map((contour) => contour.contour.curve))],
  };
}

function lumenContours(frame: FrameResult | undefined): FrameResult['contours'] {
  return (frame?.contours ?? []).filter((contour) => contour.kind === 'lumen');
}

function withoutEnds(minimum: SegmentResult['minimumLumenArea']): ReportSegment['minimumLumenArea'] {
  if (minimum === null) return null;
  const { minDiameterEnds: _drawn, ...rest } = minimum;
  return rest;
}

/** Whether the reference's frames are frames of this pullback. */
function referenceLiesHere(result: SegmentResult, analysis: Analysis): boolean {
  const segment = analysis.segments.find(({ id }) => id === result.id);
  return segment === undefined || !isInOtherPullback(segment, analysis);
}

function reportLength(result: SegmentResult, analysis: Analysis, measurement: MeasurementResult, unknownReason: string | null): ReportLength {
  const { lengthMm } = result;
  if (lengthMm === null || measurement.positionSource === null) {
    return { kind: 'notMeasurable', reason: unknownReason ?? `Positions are not known from frame ${result.firstFrame} to ${result.lastFrame}.` };
  }
  if (measurement.positionSource !== 'anchors') return { kind: 'measured', source: measurement.positionSource, lengthMm };
  const places = analysis.anchors.map((anchor) => anchor.frameNumber).sort((a, b) => a - b);
  const before = places.findLast((frameNumber) => frameNumber <= result.firstFrame);
  const after = places.find((frameNumber) => frameNumber >= result.lastFrame);
  return { kind: 'measured', source: 'anchors', lengthMm, bracketingAnchorFrames: [before, after].filter((frameNumber) => frameNumber !== undefined) };
}

/**
 * The frames that a segment's figures rest on, as pictures: the MLA's, and one a reference side. Where a reference is a
 * statistic of several frames, the frame whose area lies nearest to it stands for them.
 */
export function framesBehind(result: SegmentResult, analysis: Analysis, measurement: MeasurementResult): readonly FrameBehind[] {
  const base = { segmentId: result.id, segmentName: segmentName(result) };
  const shown: FrameBehind[] = [];
  if (result.minimumLumenArea !== null) {
    shown.push({ ...base, role: 'minimum', side: null, frameNumber: result.minimumLumenArea.frameNumber, ofFrames: 1 });
  }
  if (!referenceLiesHere(result, analysis)) return shown;
  for (const side of result.reference?.sides ?? []) {
    const frameNumber = nearestToArea(side.frameNumbers, side.areaPx2, measurement.frames);
    if (frameNumber !== null) shown.push({ ...base, role: 'reference', side: side.side, frameNumber, ofFrames: side.frameNumbers.length });
  }
  return shown;
}

function nearestToArea(frameNumbers: readonly number[], areaPx2: number, frames: readonly FrameResult[]): number | null {
  let nearest: number | null = null;
  let distance = Infinity;
  for (const frame of frames) {
    if (frame.lumenAreaPx2 === null || !frameNumbers.includes(frame.frameNumber)) continue;
    const here = Math.abs(frame.lumenAreaPx2 - areaPx2);
    if (here < distance) {
      distance = here;
      nearest = frame.frameNumber;
    }
  }
  return nearest;
}
