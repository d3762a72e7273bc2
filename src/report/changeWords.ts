import { landmarkWords } from '../analysis/landmark.ts';
import type { ChangeResult, VeinChange } from '../measurement/changeResult.ts';
import type { ReportBefore, ReportVeinChange } from './reportChange.ts';
import { dicomDateWords, valueWords } from './reportWords.ts';

/** Which pullback is the one before: when it was taken, and its SOP Instance UID. */
export function beforeWords({ sopInstanceUid, studyDate, studyTime }: ReportBefore): string {
  const date = studyDate === null ? 'a date that is not at hand' : dicomDateWords(studyDate, studyTime ?? '');
  return `the pullback of ${date === 'not stated' ? 'a date that is not stated' : date}, SOP Instance UID ${sopInstanceUid}`;
}

/** What makes one place of the two pullbacks. */
export function linkWords({ link, linkedFrames }: Pick<ChangeResult, 'link' | 'linkedFrames'>): string {
  const frames = linkedFrames === null ? '' : `frame ${linkedFrames.before} before, frame ${linkedFrames.after} after`;
  if (link.kind === 'frames') return `Linked by the reader’s word: ${frames === '' ? `frame ${link.beforeFrame} before, frame ${link.afterFrame} after` : frames}.`;
  const landmark = landmarkWords({ name: link.name, note: '' }).toLowerCase();
  return frames === '' ? `Not linked: the ${landmark} is not marked on both pullbacks.` : `Linked at the ${landmark}: ${frames}.`;
}

export function phaseWords({ phaseBefore, phaseAfter }: Pick<ChangeResult, 'phaseBefore' | 'phaseAfter'>): string {
  const words = (phase: ChangeResult['phaseBefore']) => (phase === 'unknown' ? 'phase not stated' : valueWords(phase));
  return `Before: ${words(phaseBefore)}. After: ${words(phaseAfter)}.`;
}

/** What of a vein's change is not final; null where all is. */
export function unfinishedWords({ name, provisionalFrames }: ReportVeinChange): string | null {
  if (provisionalFrames === 0) return null;
  return `${name}: ${provisionalFrames === 1 ? '1 contoured frame' : `${provisionalFrames} contoured frames`} beneath this change ${provisionalFrames === 1 ? 'is' : 'are'} provisional: its figures are not final.`;
}

/** Why a vein's change is itself not sure; null where it is. */
export function boundWords({ before, after }: Pick<VeinChange, 'before' | 'after'>): string | null {
  if ([before, after].some(({ minimumLumenArea }) => minimumLumenArea?.state === 'atMost')) return 'Its lumen is known only as at most the catheter’s area: the change rests on an upper bound.';
  return [before, after].some(({ ofStills }) => ofStills !== null) ? 'It is the smallest of single images: a smaller lumen may lie between them, and the change is not sure.' : null;
}
