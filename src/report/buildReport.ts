import type { Analysis } from '../analysis/analysis.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { ComparisonPreset } from '../measurement/comparisonPreset.ts';
import type { Missing } from '../measurement/finality.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import type { Calibration } from '../pullback/calibration.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { Warning } from '../shared/warning.ts';
import { contourCounts } from './contourCounts.ts';
import { framesBehind } from './framesBehind.ts';
import { readersWords } from './readersWords.ts';
import { type ReportAnnotation, reportAnnotations } from './reportAnnotation.ts';
import { type ChangeSource, reportChange } from './reportChange.ts';
import { reportFrame } from './reportFrame.ts';
import { reportHolds } from './reportHold.ts';
import { reportImplants, reportStentedStretches } from './reportImplant.ts';
import { lengthUnknownReason } from './reportLength.ts';
import { type ReportModel, intendedUse } from './reportModel.ts';
import { reportSegment } from './reportSegment.ts';
import { landingsBehind, reportSizing } from './reportSizing.ts';
import type { ReportMissing, ReportStatus } from './reportStatus.ts';

/** What a report is made from. */
export interface ReportSource {
  readonly analysis: Analysis;
  readonly pullback: Pullback;
  /** The analysis measured over this pullback. */
  readonly measurement: MeasurementResult;
  /** From the pullback that the document is paired with; null where there is none, or its read is not at hand. */
  readonly change: ChangeSource | null;
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
  const sizing = reportSizing(analysis, measurement);
  const annotations = reportAnnotations(analysis, measurement);
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
    calibrations: calibrations(measurement, annotations),
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
    lesionRule: analysis.lesionRule,
    implants: reportImplants(analysis, measurement, unknownReason),
    stentedStretches: reportStentedStretches(analysis, measurement, unknownReason),
    holds: reportHolds(analysis, measurement),
    sizing,
    annotations,
    change: reportChange(analysis, source.change),
    framesBehind: [...results.flatMap((result) => framesBehind(result, analysis, measurement)), ...landingsBehind(sizing)],
    frames: measurement.frames.map((frame) => reportFrame(frame, analysis, measurement)),
    ...readersWords(analysis, measurement),
    maximumGapFrames: analysis.maximumGapFrames,
    impression: analysis.impression,
    contours: contourCounts('lumen', measurement.frames, () => true),
    stentContours: contourCounts('stent', measurement.frames, () => true),
    warnings: distinct([...pullback.warnings, ...measurement.warnings]),
    use: intendedUse,
  };
}

function calibrations(measurement: MeasurementResult, annotations: readonly ReportAnnotation[]): readonly Calibration[] {
  const used = [
    ...measurement.frames.flatMap((frame) => frame.contours.map((contour) => contour.calibration)),
    ...[...measurement.segments, ...annotations].flatMap(({ calibration }) => (calibration === null ? [] : [calibration])),
  ];
  return [...new Map(used.map((calibration) => [JSON.stringify(calibration), calibration])).values()];
}

function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, { code: warning.code, message: warning.message }])).values()];
}
