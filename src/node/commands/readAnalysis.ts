import type { Analysis } from '../../analysis/analysis.ts';
import { readAnalysisFile } from '../../analysis/readAnalysisFile.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import { readTextFile } from '../readTextFile.ts';

/** The analysis in a file. Throws `file/…`, `analysis/invalid`, `analysis/unsupportedVersion`. */
export async function readAnalysis(path: string): Promise<Analysis> {
  return readAnalysisFile(await readTextFile(path));
}

/** Throws `analysis/wrongPullback` unless the analysis is about this pullback and its frames are as they were. */
export function requireSamePullback(analysis: Analysis, pullback: Pullback): void {
  const written = analysis.pullback;
  if (written.sopInstanceUid !== pullback.sopInstanceUid) {
    throw new AppError('analysis/wrongPullback', `The analysis is about another pullback (${written.sopInstanceUid}) than the file (${pullback.sopInstanceUid}). Give the file that it was made on.`);
  }
  const { rows, columns } = pullback.pixels;
  if (written.rows !== rows || written.columns !== columns || written.numberOfFrames !== pullback.numberOfFrames) {
    throw new AppError(
      'analysis/wrongPullback',
      `The analysis was made on ${written.numberOfFrames} frames of ${written.columns} × ${written.rows} pixels, the file has ${pullback.numberOfFrames} of ${columns} × ${rows}. Give the file that it was made on.`,
    );
  }
}
