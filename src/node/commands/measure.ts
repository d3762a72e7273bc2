import type { Analysis } from '../../analysis/analysis.ts';
import { measureAnalysis } from '../../measurement/measureAnalysis.ts';
import type { ChangeResult } from '../../measurement/changeResult.ts';
import { basisOfPullback, basisOfRecord, type MeasuringBasis } from '../../measurement/measuringBasis.ts';
import { pairedChange } from '../../measurement/pairedChange.ts';
import type { MeasurementResult } from '../../measurement/results.ts';
import { openNamed } from '../openNamed.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface MeasureRequest {
  readonly analysisPath: string;
  /** The pullback's own file, which gives the calibration; null: the analysis gives what it recorded. */
  readonly pullbackPath: string | null;
  /** Analysis files of other pullbacks of the patient, for references in them and for the one that it is compared with. */
  readonly partnerPaths: readonly string[];
}

export interface Measured {
  readonly analysis: Analysis;
  readonly measurement: MeasurementResult;
  /** null where it is compared with no pullback that was given. */
  readonly change: ChangeResult | null;
}

/** Measures an analysis file. Throws the `AppError`s of reading it, of `openNamed`, and `analysis/wrongPullback`. */
export async function measureCommand(request: MeasureRequest): Promise<Measured> {
  const analysis = await readAnalysis(request.analysisPath);
  const basis = request.pullbackPath === null ? basisOfRecord(analysis.pullback) : await basisOfFile(request.pullbackPath, analysis);
  const partners = await Promise.all(request.partnerPaths.map(readPartner));
  const measurement = measureAnalysis(analysis, basis, { partners });
  return { analysis, measurement, change: pairedChange(analysis, measurement, { partners })?.result ?? null };
}

async function basisOfFile(path: string, analysis: Analysis): Promise<MeasuringBasis> {
  const opened = await openNamed(path);
  await opened.close();
  requireSamePullback(analysis, opened.pullback);
  return basisOfPullback(opened.pullback);
}

async function readPartner(path: string): Promise<{ readonly analysis: Analysis; readonly basis: MeasuringBasis }> {
  const analysis = await readAnalysis(path);
  return { analysis, basis: basisOfRecord(analysis.pullback) };
}
