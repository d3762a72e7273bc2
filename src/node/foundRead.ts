import type { Analysis } from '../analysis/analysis.ts';
import { analysisFileFormat } from '../analysis/analysisFileSchema.ts';
import { readAnalysisFile } from '../analysis/readAnalysisFile.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import { readHeader } from '../dicom/readHeader.ts';
import { readContent } from '../dicom/sr/readContent.ts';
import { analysisFileWithin, restoreReport } from '../exchange/restoreReport.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { AppError } from '../shared/appError.ts';
import { openFileByteSource } from './fileByteSource.ts';
import type { CandidateFile } from './filesWithin.ts';
import { readTextFile } from './readTextFile.ts';

/** A read that came in a file of its own: within a structured report of this program, or as an analysis file. */
export interface FoundRead {
  /** Of the file. */
  readonly name: string;
  /** Of the pullback that it is a read of. */
  readonly sopInstanceUid: string;
  /** The document, held against its pullback. Throws as `restoreReport` does. */
  readonly over: (pullback: Pullback) => Analysis;
}

/** SOP classes of structured reports begin so (PS3.4 B.5). */
const structuredReports = '1.2.840.10008.5.1.4.1.1.88.';

/**
 * The read that a file holds which is no pullback for the reason `why`; null where it is no read either. Throws `analysis/…` for a read that is
 * damaged, and `exchange/notOwn` for another program's report.
 */
export async function lookForRead({ name, path }: CandidateFile, why: AppError): Promise<FoundRead | null> {
  if (why.code === 'file/notDicom') return analysisIn(name, path);
  return why.code === 'dicom/noPixelData' ? reportIn(name, path) : null;
}

/** An analysis file says near its beginning that it is one. Other programs' JSON is none of ours, whatever is in it. */
async function analysisIn(name: string, path: string): Promise<FoundRead | null> {
  const file = await openFileByteSource(path);
  try {
    const beginning = new TextDecoder().decode(await file.read(0, Math.min(4096, file.sizeBytes)));
    if (!/^\ufeff?\s*\{/.test(beginning) || !beginning.includes(`"${analysisFileFormat}"`)) return null;
  } finally {
    await file.close();
  }
  const analysis = readAnalysisFile(await readTextFile(path));
  return { name, sopInstanceUid: analysis.pullback.sopInstanceUid, over: () => analysis };
}

async function reportIn(name: string, path: string): Promise<FoundRead | null> {
  const file = await openFileByteSource(path);
  try {
    const { dataset } = await readHeader(file);
    if (!dataset.text(dicomTags.sopClassUid).startsWith(structuredReports)) return null;
    const root = readContent(dataset);
    const text = analysisFileWithin(root);
    if (text === null) throw new AppError('exchange/notOwn', 'It is a structured report of another program. Open its pullback, and import the contours there.');
    const { pullback } = readAnalysisFile(text);
    return { name, sopInstanceUid: pullback.sopInstanceUid, over: (opened) => restoreReport(root, opened) };
  } finally {
    await file.close();
  }
}
