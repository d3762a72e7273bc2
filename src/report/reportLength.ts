import type { Analysis } from '../analysis/analysis.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { Pullback } from '../pullback/pullback.ts';

/** A length along the vein with what it rests on, or why there is none. */
export type ReportLength =
  | { readonly kind: 'measured'; readonly source: 'pullbackRate' | 'recorded'; readonly lengthMm: number }
  | {
      readonly kind: 'measured';
      readonly source: 'anchors';
      readonly lengthMm: number;
      /** The last anchor at or before the first frame and the first one at or after the last. */
      readonly bracketingAnchorFrames: readonly number[];
    }
  | { readonly kind: 'notMeasurable'; readonly reason: string };

/** A stretch of frames with its length in mm, null where it has none. */
interface MeasuredStretch {
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly lengthMm: number | null;
}

/** Why nothing on this pullback has a length; null where something can have one. */
export function lengthUnknownReason(analysis: Analysis, pullback: Pullback, measurement: MeasurementResult): string | null {
  if (measurement.positionSource !== null) return null;
  const reason = pullback.axial.kind === 'unknown' ? pullback.axial.reason : 'The positions along the vein are not known.';
  return analysis.anchors.length === 1 ? `${reason} One anchor gives no length: set a second.` : reason;
}

/** A stretch's length as the report gives it; `unknownReason` as `lengthUnknownReason` gave it. */
export function reportLength({ firstFrame, lastFrame, lengthMm }: MeasuredStretch, analysis: Analysis, measurement: MeasurementResult, unknownReason: string | null): ReportLength {
  if (lengthMm === null || measurement.positionSource === null) {
    return { kind: 'notMeasurable', reason: unknownReason ?? `Positions are not known from frame ${firstFrame} to ${lastFrame}.` };
  }
  if (measurement.positionSource !== 'anchors') return { kind: 'measured', source: measurement.positionSource, lengthMm };
  const places = analysis.anchors.map((anchor) => anchor.frameNumber).sort((a, b) => a - b);
  const before = places.findLast((frameNumber) => frameNumber <= firstFrame);
  const after = places.find((frameNumber) => frameNumber >= lastFrame);
  return { kind: 'measured', source: 'anchors', lengthMm, bracketingAnchorFrames: [before, after].filter((frameNumber) => frameNumber !== undefined) };
}
