import type { Analysis } from '../analysis/analysis.ts';
import { findingWords } from '../analysis/finding.ts';
import { landmarkWords } from '../analysis/landmark.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { ComparisonPreset } from '../measurement/comparisonPreset.ts';
import type { Missing } from '../measurement/finality.ts';
import type { FrameResult, MeasuredContour, MeasurementResult } from '../measurement/results.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { Warning } from '../shared/warning.ts';
import { contourCounts } from './contourCounts.ts';
import { type ReportContour, type ReportFrame, type ReportMark, type ReportMissing, type ReportModel, type ReportStatus, intendedUse } from './reportModel.ts';
import { framesBehind, reportSegment } from './reportSegment.ts';

/** What a report is made from. */
export interface ReportSource {
  readonly analysis: Analysis;
  readonly pullback: Pullback;
  /** The analysis measured over this pullback. */
  readonly measurement: MeasurementResult;
  /** What still stands between this and a final report; empty for a final one. */
  readonly missing: readonly Missing[];
  readonly status: ReportStatus;
  readonly programVersion: string;
  readonly presets: readonly ComparisonPreset[];
  /** SHA-256 of the document's canonical JSON, hex. */
  readonly documentSha256: string;
  /** Number of the last edit that counts; null where the document is a file. */
  readonly documentRevision: number | null;
  /** ISO 8601, UTC; a final report takes the time of finalising instead. */
  readonly writtenAt: string;
  readonly ofCase?: { readonly number: number; readonly count: number } | null;
}

/** Puts together all that a report says. Nothing is rounded and nothing is measured here. */
export function buildReport(source: ReportSource): ReportModel {
  const { analysis, pullback, measurement, status } = source;
  const included = new Set(analysis.segments.filter((segment) => segment.includedInReport).map((segment) => segment.id));
  const results = measurement.segments.filter((result) => included.has(result.id));
  const unknownReason = lengthUnknownReason(analysis, pullback, measurement);
  const { extra: _unknown, ...acquisition } = analysis.acquisition;
  const { identity } = pullback;
  const manual = analysis.manualCalibration;
  return {
    status,
    missing: source.missing.map(({ code, heading, advice, segmentId }): ReportMissing => ({ code, message: `${heading}. ${advice}`, segmentId })),
    programVersion: source.programVersion,
    writtenAt: status.kind === 'final' ? status.finalisedAt : source.writtenAt,
    document: { revision: source.documentRevision, sha256: source.documentSha256 },
    subject: {
      patientName: identity.patientName,
      patientNameInFull: identity.patientNameInFull || identity.patientName,
      patientId: identity.patientId,
      patientBirthDate: identity.patientBirthDate,
      patientSex: identity.patientSex,
    },
    case: {
      studyInstanceUid: identity.studyInstanceUid,
      studyDate: identity.studyDate,
      studyTime: identity.studyTime,
      studyDescription: identity.studyDescription,
      seriesDescription: identity.seriesDescription,
      accessionNumber: identity.accessionNumber,
      institutionName: identity.institutionName,
      manufacturer: identity.manufacturer,
      manufacturerModelName: identity.manufacturerModelName,
    },
    pullback: {
      kind: pullback.kind,
      sopInstanceUid: pullback.sopInstanceUid,
      rows: pullback.pixels.rows,
      columns: pullback.pixels.columns,
      numberOfFrames: pullback.numberOfFrames,
      ivusAcquisition: pullback.ivusAcquisition,
      ofCase: source.ofCase ?? null,
    },
    // A read that nobody owned yet is known by who finalised it.
    read: { reader: analysis.read.reader || (status.kind === 'final' ? status.reader : ''), purpose: analysis.read.purpose, sequence: analysis.read.sequence },
    acquisition,
    direction: analysis.direction,
    calibrations: calibrations(measurement),
    manualCalibration: manual === null ? null : { method: manual.method, author: manual.author, recordedAt: manual.recordedAt },
    declaredUncalibrated: analysis.declaredUncalibrated,
    positions: {
      source: measurement.positionSource,
      pullbackRateMmPerS: pullback.axial.kind === 'known' ? pullback.axial.pullbackRateMmPerS : null,
      anchors: analysis.anchors.map(({ frameNumber, positionMm }) => ({ frameNumber, positionMm })),
      unknownReason,
    },
    segments: results.map((result) => reportSegment(result, analysis, measurement, source.presets, unknownReason)),
    segmentsLeftOut: analysis.segments.filter((segment) => !segment.includedInReport).map(segmentName),
    framesBehind: results.flatMap((result) => framesBehind(result, analysis, measurement)),
    frames: measurement.frames.map((frame) => reportFrame(frame, analysis, measurement)),
    frameMarks: analysis.frameMarks.map(
      ({ firstFrame, lastFrame, word }): ReportMark => ({
        mark: word.mark,
        firstFrame,
        lastFrame,
        catheterAreaMm2: word.mark === 'collapsedOnCatheter' ? word.catheterAreaMm2 : null,
        reason: word.mark === 'notMeasurable' ? word.reason : null,
        note: word.mark === 'notMeasurable' ? word.note : '',
      }),
    ),
    maximumGapFrames: analysis.maximumGapFrames,
    findings: analysis.findings.map((finding) => ({
      kind: finding.kind,
      words: findingWords(finding),
      firstFrame: finding.firstFrame,
      lastFrame: finding.lastFrame,
      note: finding.note,
    })),
    landmarks: analysis.landmarks.map((landmark) => ({
      name: landmark.name,
      words: landmarkWords(landmark),
      frameNumber: landmark.frameNumber,
      positionMm: measurement.positionsMm?.[landmark.frameNumber - 1] ?? null,
      basis: landmark.basis,
      note: landmark.note,
    })),
    impression: analysis.impression,
    contours: contourCounts(measurement.frames, () => true),
    warnings: distinct([...pullback.warnings, ...measurement.warnings]),
    use: intendedUse,
  };
}

function lengthUnknownReason(analysis: Analysis, pullback: Pullback, measurement: MeasurementResult): string | null {
  if (measurement.positionSource !== null) return null;
  const reason = pullback.axial.kind === 'unknown' ? pullback.axial.reason : 'The positions along the vein are not known.';
  return analysis.anchors.length === 1 ? `${reason} One anchor gives no length: set a second.` : reason;
}

function calibrations(measurement: MeasurementResult): readonly Calibration[] {
  const used = [
    ...measurement.frames.flatMap((frame) => frame.contours.map((contour) => contour.calibration)),
    ...measurement.segments.flatMap((segment) => (segment.calibration === null ? [] : [segment.calibration])),
  ];
  return [...new Map(used.map((calibration) => [JSON.stringify(calibration), calibration])).values()];
}

function reportFrame(frame: FrameResult, analysis: Analysis, measurement: MeasurementResult): ReportFrame {
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
    contours: frame.contours.map(reportContour),
  };
}

function reportContour({ kind, contour, crossSection, calibration }: MeasuredContour): ReportContour {
  const { acceptance } = contour;
  const { centroid, minDiameterEnds: _min, maxDiameterEnds: _max, minFeretEnds: _minFeret, maxFeretEnds: _maxFeret, diametersMissing: _why, ...measures } = crossSection;
  return {
    ...measures,
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

function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, { code: warning.code, message: warning.message }])).values()];
}
