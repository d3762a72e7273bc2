import type { AcquisitionRecord, Direction } from '../analysis/acquisitionRecord.ts';
import type { ReadPurpose } from '../analysis/analysis.ts';
import type { LesionRule } from '../analysis/lesionRule.ts';
import type { Side } from '../analysis/veinSegment.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { IvusAcquisition, Pullback, PullbackIdentity } from '../pullback/pullback.ts';
import type { Warning } from '../shared/warning.ts';
import type { ContourCounts } from './contourCounts.ts';
import type { FrameBehind } from './framesBehind.ts';
import type { ReadersWords } from './readersWords.ts';
import type { ReportAnnotation } from './reportAnnotation.ts';
import type { ReportChange } from './reportChange.ts';
import type { ReportFrame } from './reportFrame.ts';
import type { ReportHold } from './reportHold.ts';
import type { ReportImplant, ReportStentedStretch } from './reportImplant.ts';
import type { ReportSegment } from './reportSegment.ts';
import type { ReportSizing } from './reportSizing.ts';
import type { ReportMissing, ReportStatus } from './reportStatus.ts';

/**
 * Everything that a report says, whatever it is written as. Numbers are unrounded and carry their unit in their name;
 * null means that there is no such value, and a warning or a reason beside it says why. Plain data, RFC 8785 hashable.
 */
export interface ReportModel extends ReadersWords {
  readonly status: ReportStatus;
  readonly missing: readonly ReportMissing[];
  readonly programVersion: string;
  /** When this report was made (ISO 8601, UTC): the time of finalising for a final one; empty where it may not be told. */
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
  /** Each different scale that a contour, a segment or a ticked measure on a frame rests on. */
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
  /** What the reader calls a lesion; null while nothing is. */
  readonly lesionRule: LesionRule | null;
  readonly implants: readonly ReportImplant[];
  readonly stentedStretches: readonly ReportStentedStretch[];
  readonly holds: readonly ReportHold[];
  readonly sizing: readonly ReportSizing[];
  readonly annotations: readonly ReportAnnotation[];
  /** From the pullback before to this one; null where the reader does not report on it. */
  readonly change: ReportChange | null;
  readonly framesBehind: readonly FrameBehind[];
  readonly frames: readonly ReportFrame[];
  /** Widest run of uncontoured frames across which the area curve is drawn and a segment may be final. */
  readonly maximumGapFrames: number;
  readonly impression: string;
  /** Lumen contours of the whole pullback. */
  readonly contours: ContourCounts;
  /** Stent contours of the whole pullback. */
  readonly stentContours: ContourCounts;
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
