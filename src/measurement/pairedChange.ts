import type { Analysis } from '../analysis/analysis.ts';
import type { ChangeResult } from './changeResult.ts';
import { measureAnalysis, type MeasuringOptions } from './measureAnalysis.ts';
import { measureChange } from './measureChange.ts';
import type { MeasuredPullback } from './measuredPullback.ts';
import type { MeasurementResult } from './results.ts';

/** The change that a document's pairing asks for, with what the pullback before measures. */
export interface PairedChange {
  readonly result: ChangeResult;
  readonly before: MeasuredPullback;
}

/**
 * Compares a measured document with the pullback that it is paired with. null where it is paired with none, or that one is not among the partners
 * (nothing was read of it, or it is away).
 */
export function pairedChange(analysis: Analysis, measurement: MeasurementResult, { presets, partners = [] }: MeasuringOptions): PairedChange | null {
  const { pairing } = analysis;
  const partner = partners.find((candidate) => candidate.analysis.pullback.sopInstanceUid === pairing?.beforeSopInstanceUid);
  if (pairing === null || partner === undefined) return null;
  const before = { analysis: partner.analysis, measurement: measureAnalysis(partner.analysis, partner.basis, { ...(presets === undefined ? {} : { presets }), partners: partners.filter((other) => other !== partner) }) };
  return { result: measureChange({ analysis, measurement }, before, pairing), before };
}
