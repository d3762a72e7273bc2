import type { Pullback } from '../pullback/pullback.ts';
import type { StudySubject } from './studyTable.ts';

/** Whose figures those of a read of this pullback are; `readId` is null for an analysis file. */
export function studySubject({ identity, sopInstanceUid }: Pullback, readId: string | null): StudySubject {
  return { studyInstanceUid: identity.studyInstanceUid, studyDate: identity.studyDate, patientId: identity.patientId, pullbackUid: sopInstanceUid, readId };
}
