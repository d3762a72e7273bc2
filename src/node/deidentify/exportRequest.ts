import type { Analysis } from '../../analysis/analysis.ts';
import type { ReportFormat } from '../../api/contract.ts';
import type { PixelRectangle } from '../../dicom/deidentify/blanking.ts';
import type { DeidentifyOptions } from '../../dicom/deidentify/deidentifyOptions.ts';
import type { MeasuringOptions } from '../../measurement/measureAnalysis.ts';
import type { AnalysisOptions } from '../../exchange/deidentifyAnalysis.ts';
import type { Pullback } from '../../pullback/pullback.ts';

/** Forms of a report that an export holds. */
export const exportedReportFormats = ['pdf', 'csv', 'json', 'sr'] as const satisfies readonly ReportFormat[];

/** A pullback to be exported, with the documents about it. */
export interface PullbackToExport {
  readonly pullback: Pullback;
  /** Its files in the order of their frames. */
  readonly paths: readonly string[];
  /** Drawn by the user, in pixels of its frames. */
  readonly rectangles: readonly PixelRectangle[];
  /** The user's word that the file's regions are wrong, and pictures reach beyond them. */
  readonly keepOutside: boolean;
  readonly analyses: readonly AnalysisToExport[];
}

export interface AnalysisToExport {
  readonly analysis: Analysis;
  /** What measuring it draws on, of the original. */
  readonly measuring: MeasuringOptions;
}

export interface ExportRequest {
  readonly pullbacks: readonly PullbackToExport[];
  readonly options: DeidentifyOptions & AnalysisOptions;
  readonly reportFormats: readonly ReportFormat[];
  readonly signal?: AbortSignal;
  readonly onFrame?: (done: number, total: number) => void;
}
