import type { AcquisitionRecord, Direction } from '../analysis/acquisitionRecord.ts';
import type { ReadPurpose } from '../analysis/analysis.ts';
import type { FindingKind } from '../analysis/finding.ts';
import type { LandmarkBasis, LandmarkName } from '../analysis/landmark.ts';
import type { Side } from '../analysis/veinSegment.ts';
import type { ContourKind, ContourOrigin } from '../contour/contour.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { CrossSection } from '../measurement/crossSection.ts';
import type { ComparisonResult, FrameLumenState, MeasurementResult, MinimumLumenArea, SegmentResult } from '../measurement/results.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { IvusAcquisition, Pullback, PullbackIdentity } from '../pullback/pullback.ts';
import type { Warning } from '../shared/warning.ts';

/** Whether the report may still change. A final one is frozen: who, when, which revision, and what it was computed from. */
export type ReportStatus =
  | { readonly kind: 'draft' }
  | {
      readonly kind: 'final';
      /** 1-based. */
      readonly revision: number;
      readonly reader: string;
      /** ISO 8601, UTC. */
      readonly finalisedAt: string;
      /** SHA-256 over the canonical JSON of what the report was computed from, hex. */
      readonly contentSha256: string;
      /** Why a later revision was made; null for the first. */
      readonly reason: string | null;
    };

/** What still stands between a draft and a final report, a sentence each. */
export interface ReportMissing {
  readonly code: string;
  readonly message: string;
  readonly segmentId: string | null;
}

/** How many lumen contours came about in each way. */
export type OriginCounts = Readonly<Record<ContourOrigin, number>>;
/** How many lumen contours have each kind of curve. */
export type CurveCounts = Readonly<Record<CurveKind, number>>;

/** Lumen contours counted, with the marks that stand in place of a contour. */
export interface ContourCounts {
  readonly accepted: number;
  readonly acceptedUnseen: number;
  readonly provisional: number;
  readonly origins: OriginCounts;
  readonly curves: CurveCounts;
}

/** The length of a segment with what it rests on, or why there is none. */
export type ReportLength =
  | { readonly kind: 'measured'; readonly source: 'pullbackRate' | 'recorded'; readonly lengthMm: number }
  | {
      readonly kind: 'measured';
      readonly source: 'anchors';
      readonly lengthMm: number;
      /** The last anchor at or before the segment's first frame and the first one at or after its last. */
      readonly bracketingAnchorFrames: readonly number[];
    }
  | { readonly kind: 'notMeasurable'; readonly reason: string };

export interface ReportComparison extends ComparisonResult {
  readonly label: string;
}

/** One vein segment's section. The figures have the names and values of `measure --json`. */
export interface ReportSegment extends Omit<SegmentResult, 'comparison' | 'minimumLumenArea' | 'largestGapFrames'> {
  /** null for single images, between which nobody knows what lies. */
  readonly largestGapFrames: number | null;
  /** `LCIV` */
  readonly name: string;
  /** `Left common iliac vein` */
  readonly words: string;
  readonly minimumLumenArea: Omit<MinimumLumenArea, 'minDiameterEnds'> | null;
  readonly comparison: ReportComparison | null;
  readonly length: ReportLength;
  /** Counted over the segment's own frames. */
  readonly contours: ContourCounts;
  /** Counted over the frames that the reference was taken from; zeros where it was not measured on this pullback. */
  readonly referenceContours: ContourCounts;
  /** Origins of the contours on the MLA's frame; empty for a marked frame. */
  readonly minimumContourOrigins: readonly ContourOrigin[];
  readonly minimumContourCurves: readonly CurveKind[];
}

type Measures = Omit<CrossSection, 'centroid' | 'minDiameterEnds' | 'maxDiameterEnds' | 'minFeretEnds' | 'maxFeretEnds' | 'diametersMissing'>;

/** One contour with what it measures; points and centroid are [x, y] in image coordinates (stored pixels). */
export interface ReportContour extends Measures {
  readonly kind: ContourKind;
  readonly curve: CurveKind;
  readonly origin: ContourOrigin;
  readonly status: 'provisional' | 'accepted';
  /** Whether the frame was on screen when the contour was accepted; false for a provisional one. */
  readonly viewed: boolean;
  readonly acceptedBy: string | null;
  readonly acceptedAt: string | null;
  readonly author: string | null;
  readonly points: readonly (readonly [number, number])[];
  readonly centroid: readonly [number, number];
  readonly calibration: Calibration;
}

/** One measured or marked frame. */
export interface ReportFrame {
  readonly frameNumber: number;
  readonly positionMm: number | null;
  /** The included or excluded segment that holds the frame. */
  readonly segmentId: string | null;
  readonly state: FrameLumenState;
  readonly lumenAreaMm2: number | null;
  readonly lumenAreaPx2: number | null;
  readonly channels: number;
  readonly largestChannelAreaMm2: number | null;
  readonly largestChannelAreaPx2: number | null;
  readonly accepted: boolean;
  readonly acceptedUnseen: boolean;
  readonly contours: readonly ReportContour[];
}

/** A frame that the report shows as a picture because a figure rests on it. */
export interface FrameBehind {
  readonly segmentId: string;
  readonly segmentName: string;
  readonly role: 'minimum' | 'reference';
  /** Where a reference lies; null for a minimum. */
  readonly side: 'cranial' | 'caudal' | 'segment' | null;
  readonly frameNumber: number;
  /** How many frames the figure was taken from: 1 for a minimum and for the largest. */
  readonly ofFrames: number;
}

export interface ReportFinding {
  readonly kind: FindingKind;
  readonly words: string;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly note: string;
}

export interface ReportLandmark {
  readonly name: LandmarkName;
  readonly words: string;
  readonly frameNumber: number;
  readonly positionMm: number | null;
  readonly basis: LandmarkBasis;
  readonly note: string;
}

export interface ReportMark {
  readonly mark: 'occluded' | 'collapsedOnCatheter' | 'notMeasurable';
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly catheterAreaMm2: number | null;
  readonly reason: string | null;
  readonly note: string;
}

/**
 * Everything that a report says, whatever it is written as. Numbers are unrounded and carry their unit in their name;
 * null means that there is no such value, and a warning or a reason beside it says why. Plain data, RFC 8785 hashable.
 */
export interface ReportModel {
  readonly status: ReportStatus;
  readonly missing: readonly ReportMissing[];
  readonly programVersion: string;
  /** When this report was made (ISO 8601, UTC): the time of finalising for a final one. */
  readonly writtenAt: string;
  readonly document: { readonly revision: number | null; readonly sha256: string };
  readonly subject: Pick<PullbackIdentity, 'patientName' | 'patientNameInFull' | 'patientId' | 'patientBirthDate' | 'patientSex'>;
  readonly case: Pick<
    PullbackIdentity,
    'studyInstanceUid' | 'studyDate' | 'studyTime' | 'studyDescription' | 'seriesDescription' | 'accessionNumber' | 'institutionName' | 'manufacturer' | 'manufacturerModelName'
  >;
  readonly pullback: {
    /** `stills`: single images; see `ofStills` of the segments. */
    readonly kind: Pullback['kind'];
    readonly sopInstanceUid: string;
    readonly rows: number;
    readonly columns: number;
    readonly numberOfFrames: number;
    readonly ivusAcquisition: IvusAcquisition;
    /** Which of how many pullbacks of the case; null where the report was made from a file alone. */
    readonly ofCase: { readonly number: number; readonly count: number } | null;
  };
  readonly read: { readonly reader: string; readonly purpose: ReadPurpose; readonly sequence: number };
  readonly acquisition: Omit<AcquisitionRecord, 'extra'>;
  /** null while the reader has not confirmed it. */
  readonly direction: Direction | null;
  /** Each different scale that a contour or segment rests on. */
  readonly calibrations: readonly Calibration[];
  /** The scale that the reader set, with who, when and how; null where none was. */
  readonly manualCalibration: { readonly method: string; readonly author: string | null; readonly recordedAt: string | null } | null;
  readonly declaredUncalibrated: boolean;
  readonly positions: {
    readonly source: MeasurementResult['positionSource'];
    readonly pullbackRateMmPerS: number | null;
    readonly anchors: readonly { readonly frameNumber: number; readonly positionMm: number }[];
    /** Why no length can be known; null where some can. */
    readonly unknownReason: string | null;
  };
  readonly segments: readonly ReportSegment[];
  /** Names of segments that the reader left out of the report. */
  readonly segmentsLeftOut: readonly string[];
  readonly framesBehind: readonly FrameBehind[];
  readonly frames: readonly ReportFrame[];
  readonly frameMarks: readonly ReportMark[];
  /** Widest run of uncontoured frames across which the area curve is drawn and a segment may be final. */
  readonly maximumGapFrames: number;
  readonly findings: readonly ReportFinding[];
  readonly landmarks: readonly ReportLandmark[];
  readonly impression: string;
  /** Lumen contours of the whole pullback. */
  readonly contours: ContourCounts;
  readonly warnings: readonly Warning[];
  readonly use: string;
}

/** Stands on every report and export. */
export const intendedUse = 'Research and training use. Not a cleared medical device.';

/** Side of the body that all included segments share, null where they do not. */
export function commonSide(segments: readonly { readonly side: Side | null }[]): Side | null {
  const named = segments.flatMap((segment) => (segment.side === null ? [] : [segment.side]));
  const [first] = named;
  return first !== undefined && named.every((side) => side === first) ? first : null;
}
