import { framesWords } from '../../report/reportWords.ts';
import { counted } from './counted.ts';
import type { Imported } from './importContours.ts';

/** What an import came to, in lines for a person: everything that was not taken over, and why. */
export function importText({ edit, leftOut, foreign }: Imported): string {
  const count = (kind: 'lumen' | 'stent') => edit.contours.filter((contour) => contour.kind === kind).length;
  const frames = framesWords(edit.contours.map(({ frameNumber }) => frameNumber));
  return [
    `Taken over, provisional: ${counted(count('lumen'), 'lumen contour')} and ${counted(count('stent'), 'stent contour')} on frames ${frames}. Look at each and accept it before it counts.`,
    ...foreign.notes,
    ...(leftOut.length === 0 ? [] : [`Left out, since the analysis has a contour of the kind there: frames ${framesWords(leftOut.map(({ frameNumber }) => frameNumber))}.`]),
    ...foreign.notTaken.map(({ where, reason }) => `Not taken over: ${where}: ${reason}`),
  ].join('\n');
}
