import type { Analysis } from '../analysis/analysis.ts';
import { type Implant, implantWords } from '../analysis/implant.ts';
import type { ImplantResult, StentedStretch } from '../measurement/implantResult.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import { type ReportLength, reportLength } from './reportLength.ts';

/** A stent as the reader entered it, with where it lies. */
export interface ReportImplant extends ImplantResult, Omit<Implant, 'id' | 'extra'> {
  /** `Stent 1, with its label` */
  readonly words: string;
  readonly length: ReportLength;
}

/** A stretch of touching or overlapping stents. */
export interface ReportStentedStretch extends StentedStretch {
  readonly length: ReportLength;
}

/** A stent's name within a sentence: `stent 1`. */
export function implantName(implantId: string, implants: readonly ReportImplant[]): string {
  const implant = implants.find((candidate) => candidate.implantId === implantId);
  return implant === undefined ? 'another stent' : `stent ${implant.order}`;
}

/** The stents of the document in their order. */
export function reportImplants(analysis: Analysis, measurement: MeasurementResult, lengthUnknownReason: string | null): readonly ReportImplant[] {
  return analysis.implants
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, extra: _unknown, ...entered }) => {
      const result = measurement.implants.find(({ implantId }) => implantId === id) ?? { implantId: id, lengthMm: null, overlaps: [] };
      return { ...result, ...entered, words: implantWords(entered), length: reportLength({ ...entered, lengthMm: result.lengthMm }, analysis, measurement, lengthUnknownReason) };
    });
}

export function reportStentedStretches(analysis: Analysis, measurement: MeasurementResult, lengthUnknownReason: string | null): readonly ReportStentedStretch[] {
  return measurement.stentedStretches.map((stretch) => ({ ...stretch, length: reportLength(stretch, analysis, measurement, lengthUnknownReason) }));
}
