import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Analysis } from '../../analysis/analysis.ts';
import { analysisToJson, writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { type DecimalMark, type ReportFormat, reportFileEndings } from '../../api/contract.ts';
import { shippedPresets } from '../../measurement/comparisonPreset.ts';
import { missingForFinal } from '../../measurement/finality.ts';
import { measureAnalysis } from '../../measurement/measureAnalysis.ts';
import { basisOfPullback, basisOfRecord } from '../../measurement/measuringBasis.ts';
import { pairedChange } from '../../measurement/pairedChange.ts';
import { buildReport } from '../../report/buildReport.ts';
import { openNamed } from '../openNamed.ts';
import { programVersion } from '../programVersion.ts';
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
    const options = { partners: partners.map((partner) => ({ analysis: partner, basis: basisOfRecord(partner.pullback) })) };
    const measurement = measureAnalysis(analysis, basisOfPullback(pullback), options);
    const change = pairedChange(analysis, measurement, options);
    const model = buildReport({
      analysis,
      pullback,
      measurement,
      change: change === null ? null : { result: change.result, before: null },
      missing: missingForFinal(analysis, measurement, change?.result),
      status: { kind: 'draft' },
      programVersion,
      presets: shippedPresets,
      documentSha256: sha256OfDocument(analysis),
      documentRevision: null,
      writtenAt: new Date().toISOString(),
    });
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

/** SHA-256 over the RFC 8785 canonical JSON of the analysis, hex. */
function sha256OfDocument(analysis: Analysis): string {
  return createHash('sha256')
    .update(canonicalize(analysisToJson(analysis)) ?? '')
    .digest('hex');
}
