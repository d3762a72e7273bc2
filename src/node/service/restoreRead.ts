import { isDeepStrictEqual } from 'node:util';
import type { Analysis } from '../../analysis/analysis.ts';
import { analysisToJson } from '../../analysis/writeAnalysisFile.ts';
import { AppError } from '../../shared/appError.ts';
import type { FoundRead } from '../foundRead.ts';
import type { Added, Importing } from './importPullback.ts';
import { keptPullback } from './keptPullback.ts';
import { readSummary } from './readSummary.ts';

/**
 * Adds a read that came in a file to the reads of its pullback, under the reader whose it is; the same once more is the one that is there. Others' reads stay as they are.
 * Throws `library/notFound` where the pullback is not in the library, and what `FoundRead.over` throws.
 */
export async function restoreRead({ library, reads }: Pick<Importing, 'library' | 'reads'>, found: FoundRead): Promise<Added> {
  const stored = await keptPullback(library, found.sopInstanceUid);
  if (stored === null) throw new AppError('library/notFound', 'It is a read of a pullback that is not in the library. Open that pullback first, then this file.');
  const { pullbackId, pullback } = stored;
  const analysis = found.over(pullback);
  for (const { readId, reader } of await library.reads(pullbackId)) {
    if (reader !== analysis.read.reader) continue;
    if (isSameWork((await reads.load(readId)).history.document, analysis)) return { pullbackId, readId, isNew: false };
  }
  const summary = readSummary(analysis, pullback, await reads.measuringOptions(analysis), false);
  const { readId } = await library.addRead(pullbackId, analysis.read.reader, analysis.read.purpose, analysis, summary);
  return { pullbackId, readId, isNew: true };
}

/** Whether two documents say the same, whichever of the reader's reads they are. */
function isSameWork(a: Analysis, b: Analysis): boolean {
  const { read: _first, ...said } = analysisToJson(a);
  const { read: _second, ...alsoSaid } = analysisToJson(b);
  return isDeepStrictEqual(JSON.parse(JSON.stringify(said)), JSON.parse(JSON.stringify(alsoSaid)));
}
