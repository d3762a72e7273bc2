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
import { type ReportInstance, reportInstanceKinds } from '../../report/dicom/reportInstance.ts';
import type { ReportModel } from '../../report/reportModel.ts';
import type { ReportStatus } from '../../report/reportStatus.ts';
import type { ChangeSource } from '../../report/reportChange.ts';
import { AppError } from '../../shared/appError.ts';
import type { Library, ReportFiles, StoredPullback } from '../library/library.ts';
import { programVersion } from '../programVersion.ts';
import { reportFile, reportInstance, type ReportToWrite } from '../reportFiles.ts';
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
  const { files, instances } = await library.report(reportId);
  switch (format) {
    case 'csv':
      return decimal === 'comma' ? files.csvWithComma : files.csvWithPoint;
    case 'pdf':
    case 'json':
      return files[format];
    default: {
      const instance = instances.find(({ kind }) => kind === format);
      if (instance === undefined) throw new AppError('report/unsupportedFormat', 'This final report has no DICOM form: the file of its pullback names no study, or an earlier version of the program made it. A new revision may have one.');
      return instance.bytes;
    }
  }
}

/** What the report of a read says as it stands: a draft. */
export function draftModel(reporting: Reporting, kept: KeptRead, stored: StoredPullback): Promise<ReportModel> {
  return modelOf(reporting, kept, stored, { kind: 'draft' }, new Date().toISOString());
}

/** The report of a read as it stands, marked draft. A PDF of a pullback whose file is away has no pictures and says so. */
export async function draftFile(reporting: Reporting, readId: string, format: ReportFormat, decimal: DecimalMark): Promise<Uint8Array> {
  const kept = await reporting.reads.load(readId);
  const stored = await reporting.library.pullback(kept.read.pullbackId);
  const model = await draftModel(reporting, kept, stored);
  const report = { model, open: null, analysisFile: writeAnalysisFile(kept.history.document), reportKey: randomUUID(), predecessorKey: null, verified: false };
  if (format === 'csv' || format === 'json') return reportFile(format, report, decimal);
  try {
    return await reporting.opened.using(stored.pullbackId, (open) => reportFile(format, { ...report, open }));
  } catch (error) {
    if (error instanceof AppError && (error.code === 'file/notFound' || error.code === 'file/changed')) return reportFile(format, report);
    throw error;
  }
}

export interface Finalising {
  /** The number of the edit up to which the reader has seen the read. */
  readonly expectedSequence: number;
  /** Why a later revision is made; null for the first. */
  readonly reason: string | null;
  /** Whether the reader verifies the report (Verification Flag of its structured reports). */
  readonly verified: boolean;
}

/** All DICOM forms of a final report; none where the pullback's file names no study that they could stand in. */
async function instancesOf(report: ReportToWrite, pdf: Uint8Array): Promise<readonly ReportInstance[]> {
  try {
    return await Promise.all(reportInstanceKinds.map((kind) => reportInstance(kind, report, pdf)));
  } catch (error) {
    if (error instanceof AppError && error.code === 'report/noStudy') return [];
    throw error;
  }
}

/** The report that the next revision takes the place of, as a DICOM object; null where there is none. */
async function predecessorKey(library: Library, earlier: readonly ReportEntry[]): Promise<string | null> {
  const last = earlier.at(-1);
  return last !== undefined && (await library.report(last.reportId)).instances.length > 0 ? last.reportId : null;
}

/**
 * Freezes the report of a read: everything is computed again from the stored trail, and kept with reader, time, program
 * version and a hash of what it was computed from. Throws `report/notFinal` with what is missing, `library/readChanged`.
 */
export async function finalise(reporting: Reporting, readId: string, { expectedSequence, reason, verified }: Finalising, reader: string): Promise<ReportEntry> {
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
  const reportId = randomUUID();
  const analysisFile = writeAnalysisFile(kept.history.document);
  const report = { model, open: null, analysisFile, reportKey: reportId, predecessorKey: await predecessorKey(library, earlier), verified };
  const { pdf, instances } = await opened.using(stored.pullbackId, async (open) => {
    const made = await reportFile('pdf', { ...report, open });
    return { pdf: made, instances: await instancesOf({ ...report, open }, made) };
  });
  const files: ReportFiles = {
    pdf,
    json: await reportFile('json', report),
    csvWithPoint: await reportFile('csv', report, 'point'),
    csvWithComma: await reportFile('csv', report, 'comma'),
  };
  const entry: ReportEntry = { reportId, readId, revision, reader, finalisedAt, programVersion, contentSha256, eventSequence: expectedSequence, reason: status.reason, verified };
  const summary = readSummary(kept.history.document, stored.pullback, options, true);
  await library.addReport({ entry, analysisFile, files, instances }, stenosisRecords(entry, model, stored), summary);
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
