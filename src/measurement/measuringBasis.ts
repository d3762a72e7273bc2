import { isOfStills, type PullbackReference } from '../analysis/analysis.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { UltrasoundRegion } from '../pullback/ultrasoundRegion.ts';

/**
 * What of a pullback its measuring rests on. Either from the pullback's own file or, where only an analysis file is at
 * hand, from what that file recorded (`recordedCalibration` then stands for every contour).
 */
export interface MeasuringBasis {
  readonly kind: Pullback['kind'];
  readonly sopInstanceUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly numberOfFrames: number;
  readonly regions: readonly UltrasoundRegion[];
  readonly pixelSpacingMm: SpacingMm | null;
  /** Takes the place of regions and pixel spacing where the file is not at hand. */
  readonly recordedCalibration: Calibration | null;
  /** Places along the vein in mm from the motor's rate or as recorded; null where none are known without anchors. */
  readonly positionsMm: readonly (number | null)[] | null;
  readonly positionSource: 'pullbackRate' | 'recorded' | null;
  /** When each frame was taken, in ms from the first; null where nothing says. */
  readonly frameTimesMs: readonly number[] | null;
}

/** The basis that a pullback's own file gives. */
export function basisOfPullback(pullback: Pullback): MeasuringBasis {
  return {
    kind: pullback.kind,
    sopInstanceUid: pullback.sopInstanceUid,
    rows: pullback.pixels.rows,
    columns: pullback.pixels.columns,
    numberOfFrames: pullback.numberOfFrames,
    regions: pullback.regions,
    pixelSpacingMm: pullback.pixelSpacingMm,
    recordedCalibration: null,
    positionsMm: pullback.axial.kind === 'known' ? pullback.axial.positionsMm : null,
    positionSource: pullback.axial.kind === 'known' ? 'pullbackRate' : null,
    frameTimesMs: pullback.timing.frameTimesMs,
  };
}

/** The basis that an analysis file alone gives: the scale and the places that it recorded. */
export function basisOfRecord(pullback: PullbackReference): MeasuringBasis {
  const recorded = pullback.recordedCalibration;
  return {
    kind: isOfStills({ pullback }) ? 'stills' : 'pullback',
    sopInstanceUid: pullback.sopInstanceUid,
    rows: pullback.rows,
    columns: pullback.columns,
    numberOfFrames: pullback.numberOfFrames,
    regions: [],
    pixelSpacingMm: null,
    recordedCalibration:
      recorded === null
        ? { kind: 'uncalibrated', reason: 'the analysis recorded none' }
        : recorded.source === 'pixelSpacing'
          ? { kind: 'calibrated', source: 'pixelSpacing', spacingMm: recorded.spacingMm }
          : { kind: 'calibrated', source: 'ultrasoundRegion', regionIndex: null, spacingMm: recorded.spacingMm },
    positionsMm: pullback.recordedPositionsMm,
    positionSource: pullback.recordedPositionsMm === null ? null : 'recorded',
    frameTimesMs: null,
  };
}
