import type { StudyContext } from '../../dicom/studyContext.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import type { ReportModel } from '../reportModel.ts';

/** What the DICOM forms of a report are made from. */
export interface StructuredReportSource {
  readonly model: ReportModel;
  readonly pullback: Pullback;
  /** As the pullback's file has it. */
  readonly study: StudyContext;
  /** The document that the figures were computed from, as an analysis file: the evidence, from which contours and figures are restored exactly. */
  readonly analysisFile: string;
  /** A UID that is always the same for the same text and never for another (`2.25.…`). */
  readonly uidOf: (text: string) => string;
}
