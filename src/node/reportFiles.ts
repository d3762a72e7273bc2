import type { DecimalMark, ReportFormat } from '../api/contract.ts';
import type { ReportModel } from '../report/reportModel.ts';
import { writeCsv } from '../report/writeCsv.ts';
import { writeJson } from '../report/writeJson.ts';
import { writePdf } from '../report/writePdf.ts';
import type { OpenPullback } from './openPullback.ts';
import { reportFonts } from './reportFonts.ts';
import { reportImages } from './reportImages.ts';

/**
 * A report as a file, for the service and the command line alike. `open` supplies the pictures of a PDF; without it (the file is not at
 * hand) the PDF says that they are not available. Throws `report/fontMissing` and what reading frames throws.
 */
export async function reportFile(
  format: ReportFormat,
  model: ReportModel,
  open: Pick<OpenPullback, 'pullback' | 'decodeFrame'> | null,
  decimal: DecimalMark = 'point',
): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return writeJson(model);
    case 'csv':
      return writeCsv(model, decimal);
    case 'pdf': {
      const [fonts, pictures] = await Promise.all([reportFonts(), open === null ? [] : reportImages(open, model)]);
      return (await writePdf(model, fonts, pictures)).bytes;
    }
  }
}
