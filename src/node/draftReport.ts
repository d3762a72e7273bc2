import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Analysis } from '../analysis/analysis.ts';
import { analysisToJson } from '../analysis/writeAnalysisFile.ts';
import { missingForFinal } from '../measurement/finality.ts';
import { measureAnalysis, type MeasuringOptions } from '../measurement/measureAnalysis.ts';
import { basisOfPullback } from '../measurement/measuringBasis.ts';
import { pairedChange } from '../measurement/pairedChange.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { buildReport } from '../report/buildReport.ts';
import type { ReportModel } from '../report/reportModel.ts';
import { programVersion } from './programVersion.ts';

/** The report of a document over its pullback, outside the library: always a draft, which knows no other identity than the pullback's. */
export function draftReport(analysis: Analysis, pullback: Pullback, options: MeasuringOptions, writtenAt: string): ReportModel {
  const measurement = measureAnalysis(analysis, basisOfPullback(pullback), options);
  const change = pairedChange(analysis, measurement, options);
  return buildReport({
    analysis,
    pullback,
    measurement,
    change: change === null ? null : { result: change.result, before: null },
    missing: missingForFinal(analysis, measurement, change?.result),
    status: { kind: 'draft' },
    programVersion,
    presets: options.presets ?? [],
    documentSha256: createHash('sha256')
      .update(canonicalize(analysisToJson(analysis)) ?? '')
      .digest('hex'),
    documentRevision: null,
    writtenAt,
  });
}
