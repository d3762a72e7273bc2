import type { ReportToWrite } from '../../src/node/reportFiles.ts';
import type { ReportModel } from '../../src/report/reportModel.ts';

/** A draft to be written without the pullback's file. */
export function draftToWrite(model: ReportModel): ReportToWrite {
  return { model, open: null, analysisFile: '{}', reportKey: 'draft', predecessorKey: null, verified: false };
}
