import type { DecimalMark, ReportFormat } from '../api/contract.ts';
import type { ReportInstance, ReportInstanceKind } from '../report/dicom/reportInstance.ts';
import { type ReportInstanceSource, writeEncapsulatedPdf, writeStructuredReport } from '../report/dicom/writeReportInstance.ts';
import type { ReportModel } from '../report/reportModel.ts';
import { writeCsv } from '../report/writeCsv.ts';
import { writeJson } from '../report/writeJson.ts';
import { writePdf } from '../report/writePdf.ts';
import { AppError } from '../shared/appError.ts';
import { derivedUid } from './derivedUid.ts';
import type { OpenPullback } from './openPullback.ts';
import { reportFonts } from './reportFonts.ts';
import { reportImages } from './reportImages.ts';

/** A report that is to be written, for the service and the command line alike. */
export interface ReportToWrite extends Pick<ReportInstanceSource, 'model' | 'analysisFile' | 'reportKey' | 'predecessorKey' | 'verified'> {
  /** Gives the pictures of a PDF and the study of the DICOM forms; null where the file is not at hand. */
  readonly open: Pick<OpenPullback, 'pullback' | 'decodeFrame' | 'study'> | null;
}

/**
 * A report as a file. Without the pullback's file a PDF says that pictures are not available. Throws `report/fontMissing`, what reading frames
 * throws and, for the DICOM forms, `report/noStudy`, and `file/notFound` where the file is not at hand.
 */
export async function reportFile(format: ReportFormat, report: ReportToWrite, decimal: DecimalMark = 'point'): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return writeJson(report.model);
    case 'csv':
      return writeCsv(report.model, decimal);
    case 'pdf':
      return reportPdf(report.model, report.open);
    default:
      return (await reportInstance(format, report)).bytes;
  }
}

/** One DICOM form of a report; `pdf` where it is made already. Throws as `reportFile` does. */
export async function reportInstance(kind: ReportInstanceKind, report: ReportToWrite, pdf?: Uint8Array): Promise<ReportInstance> {
  const { open, ...rest } = report;
  if (open === null) throw new AppError('file/notFound', 'The pullback’s file is not where it was, and the DICOM forms of a report need it. Locate the file in the library, or use another form.');
  const source: ReportInstanceSource = { ...rest, pullback: open.pullback, study: await open.study(), uidOf: derivedUid };
  return kind === 'pdf-dicom' ? writeEncapsulatedPdf(pdf ?? (await reportPdf(report.model, open)), source) : writeStructuredReport(kind, source);
}

async function reportPdf(model: ReportModel, open: ReportToWrite['open']): Promise<Uint8Array> {
  const [fonts, pictures] = await Promise.all([reportFonts(), open === null ? [] : reportImages(open, model)]);
  return (await writePdf(model, fonts, pictures)).bytes;
}
