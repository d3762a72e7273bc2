import type { Contour, ContourKind } from '../contour/contour.ts';
import type { ReferenceRule, ReferenceStatistic, Side, Vein } from '../analysis/veinSegment.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { Warning } from '../shared/warning.ts';
import type { AnnotationResult } from './annotationResult.ts';
import type { CrossSection } from './crossSection.ts';
import type { FrameLumenState } from './frameLumenState.ts';
import type { HoldResult } from './holdResult.ts';
import type { ImplantResult, StentedStretch } from './implantResult.ts';
import type { LesionResult } from './lesionResult.ts';
import type { MeasuringBasis } from './measuringBasis.ts';
import type { SizingResult } from './sizingResult.ts';
import type { StentResult } from './stentResult.ts';
import type { ThresholdAnswer } from './thresholds.ts';

/** One contour measured: what was drawn, what it measures, and the scale it rests on. */
export interface MeasuredContour {
  readonly contourId: string;
  readonly kind: ContourKind;
  readonly contour: Contour;
  readonly crossSection: CrossSection;
  readonly calibration: Calibration;
}

/** The stent of one frame: the union of its stent contours, or of the lumen's where the reader says that both are one. */
export interface FrameStent {
  /** null where the frame is uncalibrated. */
  readonly areaMm2: number | null;
  readonly areaPx2: number;
  readonly accepted: boolean;
  readonly acceptedUnseen: boolean;
}

export interface FrameResult {
  readonly frameNumber: number;
  readonly state: FrameLumenState;
  /** null where the frame is uncalibrated. */
  readonly lumenAreaMm2: number | null;
  /** null for `atMost`, whose area was given in mm², where the frame is uncalibrated, and for a frame without a lumen contour. */
  readonly lumenAreaPx2: number | null;
  /** Number of separate lumen channels (components of the union); 0 for a marked frame. */
  readonly channels: number;
  readonly largestChannelAreaMm2: number | null;
  readonly largestChannelAreaPx2: number | null;
  /** Whether every lumen contour of the frame is accepted; a marked frame is. */
  readonly accepted: boolean;
  /** Whether some lumen contour of the frame was accepted while its frame was not on screen. */
  readonly acceptedUnseen: boolean;
  /** null where no stent is known on the frame. */
  readonly stent: FrameStent | null;
  /** By the reader's word lumen and stent are one here, and only one of them is traced: its contours stand for both. */
  readonly lumenEqualsStent: boolean;
  readonly contours: readonly MeasuredContour[];
}

export interface MinimumLumenArea {
  readonly areaMm2: number | null;
  readonly areaPx2: number | null;
  readonly frameNumber: number;
  readonly positionMm: number | null;
  readonly state: FrameLumenState;
  /** The minimum is the first or last contoured frame of the segment: a smaller one may lie beyond. */
  readonly atEdge: boolean;
  readonly channels: number;
  readonly largestChannelAreaMm2: number | null;
  /** Through the centroid of the MLA frame's single lumen; null with several channels or where it cannot be had. */
  readonly minDiameterMm: number | null;
  readonly maxDiameterMm: number | null;
  readonly equivalentDiameterMm: number | null;
  /** Ends of the diameters in image space, for drawing. */
  readonly minDiameterEnds: readonly [ImagePoint, ImagePoint] | null;
  readonly accepted: boolean;
  readonly viewed: boolean;
}

/** One side of a reference, or the whole of it where there is only one. */
export interface ReferenceSide {
  readonly side: 'cranial' | 'caudal' | 'segment';
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly statistic: ReferenceStatistic;
  readonly areaMm2: number | null;
  readonly areaPx2: number;
  readonly minDiameterMm: number | null;
  /** The frames that the area was taken from. */
  readonly frameNumbers: readonly number[];
  readonly provisionalFrames: number;
}

export interface ReferenceResult {
  readonly rule: ReferenceRule;
  readonly statistic: ReferenceStatistic | null;
  readonly areaMm2: number | null;
  readonly areaPx2: number | null;
  readonly minDiameterMm: number | null;
  readonly equivalentDiameterMm: number | null;
  readonly frameNumbers: readonly number[];
  readonly sides: readonly ReferenceSide[];
  /** Name and citation for a preset, the reader's reason for a typed area, else null. */
  readonly presetName: string | null;
  readonly citation: string | null;
  readonly reason: string | null;
  readonly provisionalFrames: number;
}

/** The absolute answer: the minimum lumen area against the comparison area of a named preset. */
export interface ComparisonResult {
  readonly preset: string;
  readonly citation: string;
  readonly verified: boolean;
  readonly areaMm2: number;
  readonly fractionPercent: number | null;
}

/** What one vein segment measures, with everything that the figures rest on. Unrounded; percentages in percent. */
export interface SegmentResult {
  readonly id: string;
  readonly vein: Vein;
  readonly side: Side | null;
  readonly firstFrame: number;
  readonly lastFrame: number;
  /**
   * Of single images: how many the minimum is the smallest of, which are those of the segment that have a lumen area, contoured or by
   * the reader's mark. A smaller lumen may lie between any two of them, so lengths, gaps and shares of what is contoured say nothing
   * of coverage. null for a pullback.
   */
  readonly ofStills: number | null;
  /** null while no frame of the segment is contoured or marked. */
  readonly minimumLumenArea: MinimumLumenArea | null;
  /** null while the reader has not chosen one or it cannot be used (a warning says why); rule `none` is a result. */
  readonly reference: ReferenceResult | null;
  readonly comparison: ComparisonResult | null;
  readonly areaStenosisPercent: number | null;
  readonly minDiameterStenosisPercent: number | null;
  readonly equivalentDiameterStenosisPercent: number | null;
  readonly thresholds: readonly ThresholdAnswer[];
  readonly lengthMm: number | null;
  /** Trapezium rule over contoured frames; null where positions are not known. */
  readonly volumeMm3: number | null;
  /** Share of the segment's length that the volume covers, 0–1. */
  readonly volumeCoveredFraction: number | null;
  readonly totalFrames: number;
  readonly contouredFrames: number;
  readonly provisionalFrames: number;
  readonly acceptedUnseenFrames: number;
  /** Largest number of consecutive uncontoured measurable frames, the ends of the segment included. */
  readonly largestGapFrames: number;
  /** First frame of that gap; null where there is none. */
  readonly largestGapFirstFrame: number | null;
  readonly calibration: Calibration | null;
  /** null where no stent lies in the segment. */
  readonly stent: StentResult | null;
  /** null where the reader has not said what a lesion is, or nothing of the segment lies under that bound. */
  readonly lesion: LesionResult | null;
  readonly warnings: readonly Warning[];
}

/** Everything that one document over one pullback measures. */
export interface MeasurementResult {
  readonly kind: MeasuringBasis['kind'];
  readonly frames: readonly FrameResult[];
  readonly segments: readonly SegmentResult[];
  readonly implants: readonly ImplantResult[];
  readonly stentedStretches: readonly StentedStretch[];
  readonly holds: readonly HoldResult[];
  readonly sizing: readonly SizingResult[];
  readonly annotations: readonly AnnotationResult[];
  /** One place per frame in mm after anchors and motor rate; null where no length can be known at all. */
  readonly positionsMm: readonly (number | null)[] | null;
  readonly positionSource: 'pullbackRate' | 'anchors' | 'recorded' | null;
  readonly warnings: readonly Warning[];
}
