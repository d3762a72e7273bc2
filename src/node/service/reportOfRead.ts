import { createHash, randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Analysis } from '../../analysis/analysis.ts';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import type { DecimalMark, ReportEntry, ReportFormat } from '../../api/contract.ts';
import type { StenosisRecord } from '../../api/libraryListing.ts';
import { missingForFinal } from '../../measurement/finality.ts';
import { measureAnalysis, type MeasuringOptions } from '../../measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { pairedChange } from '../../measurement/pairedChange.ts';
import type { MeasurementResult } from '../../measurement/results.ts';
import { buildReport } from '../../report/buildReport.ts';
import type { ReportModel } from '../../report/reportModel.ts';
import type { ReportStatus } from '../../report/reportStatus.ts';
import type { ChangeSource } from '../../report/reportChange.ts';
import { AppError } from '../../shared/appError.ts';
import type { Library, ReportFiles, StoredPullback } from '../library/library.ts';
import { programVersion } from '../programVersion.ts';
import { reportFile } from '../reportFiles.ts';
import type { OpenedPullbacks } from './openedPullbacks.ts';
import type { KeptRead, ReadKeeper } from './readKeeper.ts';
import { readSummary } from './readSummary.ts';

/** What reports are made with. */
export interface Reporting {
  readonly library: Library;
  readonly reads: ReadKeeper;
  readonly opened: OpenedPullbacks;
}

/** SHA-256, hex, over RFC 8785 canonical JSON. */
function canonicalSha256(value: unknown): string {
  return createHash('sha256').update(canonicalize(value) ?? '').digest('hex');
}

async function modelOf(reporting: Reporting, { history, read }: KeptRead, stored: StoredPullback, status: ReportStatus, writtenAt: string): Promise<ReportModel> {
  const analysis = history.document;
  const options = await reporting.reads.measuringOptions(analysis);
  const measurement = measureAnalysis(analysis, basisOfPullback(stored.pullback), options);
  const change = await changeSource(reporting, analysis, measurement, options, stored);
  return buildReport({
    analysis,
    pullback: stored.pullback,
    measurement,
    change,
    missing: missingForFinal(analysis, measurement, change?.result),
    status,
    programVersion,
    presets: options.presets ?? [],
    documentSha256: canonicalSha256(analysis),
    documentRevision: read.lastEventSequence,
    writtenAt,
  });
}

/** The change that the read's pairing asks for, with when the pullback before was taken. */
async function changeSource({ library }: Reporting, analysis: Analysis, measurement: MeasurementResult, options: MeasuringOptions, { patientKey }: StoredPullback): Promise<ChangeSource | null> {
  const change = pairedChange(analysis, measurement, options);
  if (change === null) return null;
  const { beforeSopInstanceUid } = change.result;
  const listed = (await library.pullbacksOfPatient(patientKey)).find(({ summary }) => summary.sopInstanceUid === beforeSopInstanceUid);
  return { result: change.result, before: listed === undefined ? null : (await library.pullback(listed.pullbackId)).pullback.identity };
}

/** One file of a final report, as it was frozen. */
export async function finalFile(library: Library, reportId: string, format: ReportFormat, decimal: DecimalMark): Promise<Uint8Array> {
  const { files } = await library.report(reportId);
  return format === 'csv' ? (decimal === 'comma' ? files.csvWithComma : files.csvWithPoint) : files[format];
}

/** The report of a read as it stands, marked draft. A PDF of a pullback whose file is away has no pictures and says so. */
export async function draftFile(reporting: Reporting, readId: string, format: ReportFormat, decimal: DecimalMark): Promise<Uint8Array> {
  const kept = await reporting.reads.load(readId);
  const stored = await reporting.library.pullback(kept.read.pullbackId);
  const model = await modelOf(reporting, kept, stored, { kind: 'draft' }, new Date().toISOString());
  if (format !== 'pdf') return reportFile(format, model, null, decimal);
  try {
    return await reporting.opened.using(stored.pullbackId, (open) => reportFile(format, model, open, decimal));
  } catch (error) {
    if (error instanceof AppError && (error.code === 'file/notFound' || error.code === 'file/changed')) return reportFile(format, model, null, decimal);
    throw error;
  }
}

/**
 * Freezes the report of a read: everything is computed again from the stored trail, and kept with reader, time, program
 * version and a hash of what it was computed from. Throws `report/notFinal` with what is missing, `library/readChanged`.
 */
export async function finalise(reporting: Reporting, readId: string, expectedSequence: number, reason: string | null, reader: string): Promise<ReportEntry> {
  const { library, opened } = reporting;
  const kept = await reporting.reads.load(readId);
  if (kept.history.lastSequence !== expectedSequence) {
    throw new AppError('library/readChanged', 'This read was changed in another window. Nothing was finalised: reload it to go on.');
  }
  const stored = await library.pullback(kept.read.pullbackId);
  const earlier = await library.reports(readId);
  if (earlier.at(-1)?.eventSequence === expectedSequence) {
    throw new AppError('report/notFinal', 'This report is final already, and nothing was changed since.');
  }
  if (earlier.length > 0 && reason === null) {
    throw new AppError('report/notFinal', 'A later revision needs a reason. Say why the report is revised.');
  }
  const finalisedAt = new Date().toISOString();
  const options = await reporting.reads.measuringOptions(kept.history.document);
  const contentSha256 = canonicalSha256({
    document: kept.history.document,
    pullback: { sopInstanceUid: stored.pullback.sopInstanceUid, digest: stored.file.digest },
    programVersion,
    presets: options.presets,
    partners: (options.partners ?? []).map(({ analysis }) => analysis),
  });
  const revision = earlier.length + 1;
  const status: ReportStatus = { kind: 'final', revision, reader, finalisedAt, contentSha256, reason: earlier.length === 0 ? null : reason };
  const model = await modelOf(reporting, kept, stored, status, finalisedAt);
  if (model.missing.length > 0) throw new AppError('report/notFinal', `The report cannot be final yet. ${model.missing.map(({ message }) => message).join(' ')}`);
  const files: ReportFiles = {
    pdf: await opened.using(stored.pullbackId, (open) => reportFile('pdf', model, open)),
    json: await reportFile('json', model, null),
    csvWithPoint: await reportFile('csv', model, null, 'point'),
    csvWithComma: await reportFile('csv', model, null, 'comma'),
  };
  const entry: ReportEntry = { reportId: randomUUID(), readId, revision, reader, finalisedAt, programVersion, contentSha256, eventSequence: expectedSequence, reason: status.reason };
  const summary = readSummary(kept.history.document, stored.pullback, options, true);
  await library.addReport({ entry, analysisFile: writeAnalysisFile(kept.history.document), files, instances: [] }, stenosisRecords(entry, model, stored), summary);
  return entry;
}

function stenosisRecords(entry: ReportEntry, model: ReportModel, stored: StoredPullback): readonly StenosisRecord[] {
  return model.segments.map((segment) => ({
    reportId: entry.reportId,
    readId: entry.readId,
    pullbackId: stored.pullbackId,
    reportRevision: entry.revision,
    patientName: model.subject.patientNameInFull,
    patientId: model.subject.patientId,
    studyDate: stored.studyDate,
    phase: model.acquisition.phase,
    reader: entry.reader,
    finalisedAt: entry.finalisedAt,
    vein: segment.vein,
    side: segment.side,
    minimumLumenAreaMm2: segment.minimumLumenArea?.areaMm2 ?? null,
    minimumFrameNumber: segment.minimumLumenArea?.frameNumber ?? null,
    ofStills: segment.ofStills,
    referenceRule: segment.reference?.rule ?? null,
    referenceAreaMm2: segment.reference?.areaMm2 ?? null,
    areaStenosisPercent: segment.areaStenosisPercent,
    minDiameterStenosisPercent: segment.minDiameterStenosisPercent,
  }));
}
