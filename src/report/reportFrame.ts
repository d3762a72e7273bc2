import type { Analysis } from '../analysis/analysis.ts';
import type { ContourKind, ContourOrigin } from '../contour/contour.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { CrossSection } from '../measurement/crossSection.ts';
import type { FrameLumenState } from '../measurement/frameLumenState.ts';
import type { FrameResult, MeasuredContour, MeasurementResult } from '../measurement/results.ts';
import type { Calibration } from '../pullback/calibration.ts';

type Measures = Omit<CrossSection, 'centroid' | 'minDiameterEnds' | 'maxDiameterEnds' | 'minFeretEnds' | 'maxFeretEnds' | 'diametersMissing'>;

/** One contour with what it measures; points and centroid are [x, y] in image coordinates (stored pixels). */
export interface ReportContour extends Measures {
  readonly id: string;
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
  /** Of the union of the stent contours; null where no stent is known on the frame. */
  readonly stentAreaMm2: number | null;
  readonly stentAreaPx2: number | null;
  /** Of what the stent's area rests on; null where no stent is known. */
  readonly stentAccepted: boolean | null;
  readonly stentAcceptedUnseen: boolean | null;
  /** By the reader's word the contours here stand for lumen and stent both. */
  readonly lumenEqualsStent: boolean;
  readonly contours: readonly ReportContour[];
}

export function reportFrame(frame: FrameResult, analysis: Analysis, measurement: MeasurementResult): ReportFrame {
  const n = frame.frameNumber;
  return {
    frameNumber: n,
    positionMm: measurement.positionsMm?.[n - 1] ?? null,
    segmentId: analysis.segments.find((segment) => n >= segment.firstFrame && n <= segment.lastFrame)?.id ?? null,
    state: frame.state,
    lumenAreaMm2: frame.lumenAreaMm2,
    lumenAreaPx2: frame.lumenAreaPx2,
    channels: frame.channels,
    largestChannelAreaMm2: frame.largestChannelAreaMm2,
    largestChannelAreaPx2: frame.largestChannelAreaPx2,
    accepted: frame.accepted,
    acceptedUnseen: frame.acceptedUnseen,
    stentAreaMm2: frame.stent?.areaMm2 ?? null,
    stentAreaPx2: frame.stent?.areaPx2 ?? null,
    stentAccepted: frame.stent?.accepted ?? null,
    stentAcceptedUnseen: frame.stent?.acceptedUnseen ?? null,
    lumenEqualsStent: frame.lumenEqualsStent,
    contours: frame.contours.map(reportContour),
  };
}

function reportContour({ kind, contour, crossSection, calibration }: MeasuredContour): ReportContour {
  const { acceptance } = contour;
  const { centroid, minDiameterEnds: _min, maxDiameterEnds: _max, minFeretEnds: _minFeret, maxFeretEnds: _maxFeret, diametersMissing: _why, ...measures } = crossSection;
  return {
    ...measures,
    id: contour.id,
    kind,
    curve: contour.curve,
    origin: contour.origin,
    status: acceptance.status,
    viewed: acceptance.status === 'accepted' && acceptance.viewed,
    acceptedBy: acceptance.status === 'accepted' ? acceptance.acceptedBy : null,
    acceptedAt: acceptance.status === 'accepted' ? acceptance.acceptedAt : null,
    author: contour.author,
    points: contour.points.map(({ x, y }) => [x, y] as const),
    centroid: [centroid.x, centroid.y],
    calibration,
  };
}
