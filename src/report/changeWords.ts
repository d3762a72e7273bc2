import { landmarkWords } from '../analysis/landmark.ts';
import type { ReportBefore, ReportChange, ReportVeinChange } from './reportChange.ts';
import { dicomDateWords, valueWords } from './reportWords.ts';

type MeasuredChange = Extract<ReportChange, { readonly kind: 'measured' }>;

/** Which pullback is the one before: when it was taken, and its SOP Instance UID. */
export function beforeWords({ sopInstanceUid, studyDate, studyTime }: ReportBefore): string {
  const date = studyDate === null ? 'a date that is not at hand' : dicomDateWords(studyDate, studyTime ?? '');
  return `the pullback of ${date === 'not stated' ? 'a date that is not stated' : date}, SOP Instance UID ${sopInstanceUid}`;
}

/** What makes one place of the two pullbacks. */
export function linkWords({ link, linkedFrames }: MeasuredChange): string {
  const frames = linkedFrames === null ? '' : `frame ${linkedFrames.before} before, frame ${linkedFrames.after} after`;
  if (link.kind === 'frames') return `Linked by the reader’s word: ${frames === '' ? `frame ${link.beforeFrame} before, frame ${link.afterFrame} after` : frames}.`;
  const landmark = landmarkWords({ name: link.name, note: '' }).toLowerCase();
  return frames === '' ? `Not linked: the ${landmark} is not marked on both pullbacks.` : `Linked at the ${landmark}: ${frames}.`;
}

export function phaseWords({ phaseBefore, phaseAfter }: MeasuredChange): string {
  const words = (phase: MeasuredChange['phaseBefore']) => (phase === 'unknown' ? 'phase not stated' : valueWords(phase));
  return `Before: ${words(phaseBefore)}. After: ${words(phaseAfter)}.`;
}

/** What of a vein's change is not final; null where all is. */
export function unfinishedWords({ name, provisionalFrames }: ReportVeinChange): string | null {
  if (provisionalFrames === 0) return null;
  return `${name}: ${provisionalFrames === 1 ? '1 contoured frame' : `${provisionalFrames} contoured frames`} beneath this change ${provisionalFrames === 1 ? 'is' : 'are'} provisional: its figures are not final.`;
}
