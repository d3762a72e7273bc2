import type { CaseEntry, LibraryListing, PatientEntry, PullbackEntry, ReadEntry } from '../../api/libraryListing.ts';
import type { Library, ListedPullback, ListedRead } from '../library/library.ts';
import type { FileState, FileStates } from './fileStates.ts';

/** One read as the listing has it. */
export function readEntry(read: ListedRead): ReadEntry {
  const { phase: _phase, anchors: _anchors, ...summary } = read.summary;
  return {
    readId: read.readId,
    pullbackId: read.pullbackId,
    reader: read.reader,
    purpose: read.purpose,
    sequence: read.sequence,
    lastEventSequence: read.lastEventSequence,
    lastEditAt: read.lastEditAt,
    ...summary,
    segments: [...summary.segments],
    finalRevision: read.finalRevision,
  };
}

/** One pullback as the listing has it; `number` is its place in its case, from 1. */
export function pullbackEntry(listed: ListedPullback, number: number, reads: readonly ListedRead[], file: FileState): PullbackEntry {
  const { hasPullbackRate, patientName: _name, patientNameInFull: _nameInFull, patientId: _id, studyInstanceUid: _study, studyDescription: _description, ...summary } = listed.summary;
  // What one reader has said of the pullback is not hidden by another's read that is just begun.
  const phase = reads.findLast((read) => read.summary.phase !== 'unknown')?.summary.phase ?? 'unknown';
  const anchors = Math.max(0, ...reads.map((read) => read.summary.anchors));
  return {
    pullbackId: listed.pullbackId,
    ...summary,
    number,
    lengthsBy: anchors >= 2 ? 'anchors' : hasPullbackRate ? 'pullbackRate' : null,
    anchors,
    phase,
    sample: listed.sample,
    file,
    addedAt: listed.addedAt,
    lastOpenedAt: listed.lastOpenedAt,
    reads: reads.map(readEntry),
  };
}

/** Patients → cases → pullbacks → reads, newest case first. */
export async function listing(library: Library, files: FileStates): Promise<LibraryListing> {
  const [pullbacks, reads] = await Promise.all([library.pullbacks('kept'), library.reads()]);
  const stateOf = await files.of(pullbacks);
  const readsOf = new Map<string, ListedRead[]>();
  for (const read of reads) getOrAdd(readsOf, read.pullbackId, () => []).push(read);
  const patients = new Map<string, PatientEntry>();
  const cases = new Map<string, CaseEntry>();
  for (const listed of pullbacks) {
    const { patientName, patientNameInFull, patientId, studyInstanceUid, studyDescription } = listed.summary;
    const patient = getOrAdd(patients, listed.patientKey, () => ({ patientKey: listed.patientKey, patientName, patientNameInFull: patientNameInFull || patientName, patientId, cases: [] }));
    const entry = getOrAdd(cases, listed.caseId, () => {
      const made: CaseEntry = { caseId: listed.caseId, studyInstanceUid, studyDate: listed.studyDate, description: studyDescription, pullbacks: [] };
      patient.cases.push(made);
      return made;
    });
    entry.pullbacks.push(pullbackEntry(listed, entry.pullbacks.length + 1, readsOf.get(listed.pullbackId) ?? [], stateOf(listed)));
  }
  return { patients: [...patients.values()] };
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key);
  if (there !== undefined) return there;
  const made = make();
  map.set(key, made);
  return made;
}
