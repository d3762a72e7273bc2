import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { type DecimalMark, type ReportFormat, reportFileEndings } from '../../api/contract.ts';
import { shippedPresets } from '../../measurement/comparisonPreset.ts';
import { basisOfRecord } from '../../measurement/measuringBasis.ts';
import { draftReport } from '../draftReport.ts';
import { openNamed } from '../openNamed.ts';
import { reportFile } from '../reportFiles.ts';
import { makeOutputFolder, writeFileAtomically } from '../writeFileAtomically.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface ReportRequest {
  readonly analysisPath: string;
  readonly pullbackPath: string;
  readonly outFolder: string;
  readonly formats: readonly ReportFormat[];
  readonly decimal: DecimalMark;
  /** Analysis files of other pullbacks of the patient, for references in them and for the one that it is compared with. */
  readonly partnerPaths: readonly string[];
}

/**
 * Writes the stenosis report of an analysis into a folder, one file a format (`report.pdf` ...), always as a draft: finalising is a
 * reader's act in the library. All files are made before the first is written. Answers with their paths.
 */
export async function reportCommand(request: ReportRequest): Promise<readonly string[]> {
  const analysis = await readAnalysis(request.analysisPath);
  const partners = await Promise.all(request.partnerPaths.map(readAnalysis));
  const opened = await openNamed(request.pullbackPath);
  try {
    const { pullback } = opened;
    requireSamePullback(analysis, pullback);
    const options = { presets: shippedPresets, partners: partners.map((partner) => ({ analysis: partner, basis: basisOfRecord(partner.pullback) })) };
    const model = draftReport(analysis, pullback, options, new Date().toISOString());
    const files: { readonly path: string; readonly bytes: Uint8Array }[] = [];
    const report = { model, open: opened, analysisFile: writeAnalysisFile(analysis), reportKey: randomUUID(), predecessorKey: null, verified: false };
    for (const format of request.formats) files.push({ path: join(request.outFolder, `report${reportFileEndings[format]}`), bytes: await reportFile(format, report, request.decimal) });
    await makeOutputFolder(request.outFolder);
    for (const { path, bytes } of files) await writeFileAtomically(path, bytes);
    return files.map(({ path }) => path);
  } finally {
    await opened.close();
  }
}
