import type { UnknownFields } from '../contour/unknownFields.ts';
import type { Contour } from '../contour/contour.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { CalibrationSource } from '../pullback/calibration.ts';
import { type AcquisitionRecord, type Direction, unconfirmedAcquisition } from './acquisitionRecord.ts';
import type { Annotation } from './annotation.ts';
import type { Finding } from './finding.ts';
import type { FrameMark } from './frameMark.ts';
import type { Implant } from './implant.ts';
import type { Landmark } from './landmark.ts';
import type { LesionRule } from './lesionRule.ts';
import type { Pairing } from './pairing.ts';
import type { SizingSheet } from './sizingSheet.ts';
import type { VeinSegment } from './veinSegment.ts';

/** The reader's word that a frame lies at a place along the vein, in mm; lengths come from these where no motor gave them. */
export interface PositionAnchor {
  readonly frameNumber: number;
  readonly positionMm: number;
}

/** How a reader came by a scale: two points a known distance apart, or a catheter of known diameter. */
export type ManualCalibrationMethod = 'knownDistance' | 'catheterDiameter';

/** A scale that a reader recorded. It wins over the file's and always carries who, when and how. */
export interface ManualCalibration {
  readonly spacingMm: SpacingMm;
  readonly method: ManualCalibrationMethod;
  /** The known length in mm and the two image points it was laid between; null for a scale read from a file. */
  readonly measuredOn: { readonly frameNumber: number; readonly from: ImagePoint; readonly to: ImagePoint; readonly lengthMm: number } | null;
  readonly author: string | null;
  readonly recordedAt: string | null;
}

/** The pullback that the document is about, with what was known of its geometry when the document was written. */
export interface PullbackReference {
  readonly sopInstanceUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly numberOfFrames: number;
  /** Said of single images, which are no pullback; absent otherwise. */
  readonly kind?: 'stills';
  /** As recorded in the document; the pullback's own file, where it is at hand, says it better. */
  readonly recordedCalibration: { readonly spacingMm: SpacingMm; readonly source: Exclude<CalibrationSource, 'manual'> } | null;
  readonly recordedPositionsMm: readonly (number | null)[] | null;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

export const readPurposes = ['clinical', 'trial', 'training'] as const;
export type ReadPurpose = (typeof readPurposes)[number];

/** Whose read of the pullback this is: pullback × reader × purpose × sequence. */
export interface ReadIdentity {
  readonly reader: string;
  readonly purpose: ReadPurpose;
  readonly sequence: number;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/**
 * One reader's document over one pullback: everything that is measured follows from it and from the pullback.
 * Immutable: edits (`edit.ts`) make a new one that shares what did not change.
 */
export interface Analysis {
  readonly pullback: PullbackReference;
  readonly read: ReadIdentity;
  readonly acquisition: AcquisitionRecord;
  /** null until the reader confirms it. */
  readonly direction: Direction | null;
  readonly manualCalibration: ManualCalibration | null;
  /** The reader's word that figures stay in pixels: there is no scale to be had. */
  readonly declaredUncalibrated: boolean;
  readonly anchors: readonly PositionAnchor[];
  readonly contours: readonly Contour[];
  readonly frameMarks: readonly FrameMark[];
  readonly segments: readonly VeinSegment[];
  readonly landmarks: readonly Landmark[];
  readonly findings: readonly Finding[];
  readonly implants: readonly Implant[];
  readonly annotations: readonly Annotation[];
  readonly sizingSheets: readonly SizingSheet[];
  /** null while the reader has not said what a lesion is: no lesion has a length then. */
  readonly lesionRule: LesionRule | null;
  /** The pullback before this one that it is compared with; null for none. */
  readonly pairing: Pairing | null;
  /** The reader's free-text impression for the report. */
  readonly impression: string;
  /** Widest run of uncontoured measurable frames that a final segment may have. */
  readonly maximumGapFrames: number;
  /** Fields of a file that this version does not know; kept and written back. */
  readonly extra?: UnknownFields;
}

/** Whether a document is about single images rather than a pullback: there are no places along the vein then. */
export function isOfStills({ pullback }: Pick<Analysis, 'pullback'>): boolean {
  return pullback.kind === 'stills' || pullback.numberOfFrames === 1;
}

/** A document in which nothing has been said yet. */
export function emptyAnalysis(pullback: PullbackReference, read: ReadIdentity): Analysis {
  return {
    pullback,
    read,
    acquisition: unconfirmedAcquisition,
    direction: null,
    manualCalibration: null,
    declaredUncalibrated: false,
    anchors: [],
    contours: [],
    frameMarks: [],
    segments: [],
    landmarks: [],
    findings: [],
    implants: [],
    annotations: [],
    sizingSheets: [],
    lesionRule: null,
    pairing: null,
    impression: '',
    maximumGapFrames: 10,
  };
}
