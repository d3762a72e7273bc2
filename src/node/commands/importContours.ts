import { applyEdit } from '../../analysis/applyEdit.ts';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { type ForeignContours, foreignNames, type ImportAnswers, mostForeignBytes } from '../../exchange/foreignContours.ts';
import { importTarget } from '../../exchange/importTarget.ts';
import { readForeignContours } from '../../exchange/readForeignContours.ts';
import { takeOver, type TakeOver } from '../../exchange/takeOver.ts';
import { beginAnalysis } from '../../measurement/beginAnalysis.ts';
import { AppError } from '../../shared/appError.ts';
import { openNamed } from '../openNamed.ts';
import { readWholeFile } from '../readWholeFile.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { readAnalysis, requireSamePullback } from './readAnalysis.ts';

export interface ImportRequest {
  readonly contoursPath: string;
  readonly pullbackPath: string;
  readonly outPath: string;
  /** An analysis that is kept, and whose contours keep their frames; null: none. */
  readonly fromPath: string | null;
  readonly answers: ImportAnswers;
}

export interface Imported extends TakeOver {
  readonly foreign: ForeignContours;
}

/** How each question is answered on the command line. */
const options = { frameBase: '--frame-base', offset: '--offset', size: '--size', curve: '--curve', kind: '--kind', openLines: '--open-lines' } as const;

/**
 * Takes the contours of another program's file over into an analysis file, all provisional. What the file leaves open must be answered: nothing is
 * written before. Throws `exchange/choiceNeeded`, `exchange/nothingToTake`, and what reading throws.
 */
export async function importCommand({ contoursPath, pullbackPath, outPath, fromPath, answers }: ImportRequest): Promise<Imported> {
  const from = fromPath === null ? null : await readAnalysis(fromPath);
  const bytes = await readWholeFile(contoursPath, mostForeignBytes);
  const opened = await openNamed(pullbackPath);
  try {
    const { pullback } = opened;
    if (from !== null) requireSamePullback(from, pullback);
    const start = from ?? beginAnalysis(pullback);
    const foreign = await readForeignContours(bytes, importTarget(pullback, start), answers);
    const open = foreign.questions.find(({ answer }) => answer === null);
    if (open !== undefined) {
      const choices = open.options.map(({ value, words }) => `${options[open.id]} ${value} (${words})`);
      throw new AppError('exchange/choiceNeeded', `${open.words} Say ${choices.join(' or ')}. Nothing was written.`);
    }
    const taken = takeOver(start, foreign.contours, { replaceProvisional: false, from: foreignNames[foreign.format] });
    if (taken.edit.contours.length === 0) {
      const first = foreign.notTaken[0];
      const why = taken.leftOut.length > 0 ? 'every frame has a contour of its kind already' : first === undefined ? 'it holds none' : `${first.where}: ${first.reason}`;
      throw new AppError('exchange/nothingToTake', `No contour of the file can be taken over: ${why}`);
    }
    await writeFileAtomically(outPath, writeAnalysisFile(applyEdit(start, taken.edit)));
    return { ...taken, foreign };
  } finally {
    await opened.close();
  }
}
