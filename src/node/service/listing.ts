import type { CaseEntry, LibraryListing, PatientEntry, PullbackEntry, ReadEntry } from '../../api/libraryListing.ts';
import { calibrationAtPoint } from '../../pullback/calibrationAt.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import type { Library, StoredPullback, StoredRead } from '../library/library.ts';
import type { FileState, OpenedPullbacks } from './openedPullbacks.ts';

/** One read as the listing has it. */
export function readEntry(read: StoredRead): ReadEntry {
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
export function pullbackEntry(stored: StoredPullback, number: number, reads: readonly StoredRead[], file: FileState): PullbackEntry {
  const { pullback } = stored;
  const { calibration } = calibrationAtPoint(
    { rows: pullback.pixels.rows, columns: pullback.pixels.columns, regions: pullback.regions, pixelSpacingMm: pullback.pixelSpacingMm },
    pullback.pixels.columns / 2,
    pullback.pixels.rows / 2,
  );
  // What one reader has said of the pullback is not hidden by another's read that is just begun.
  const phase = reads.findLast(({ summary }) => summary.phase !== 'unknown')?.summary.phase ?? 'unknown';
  const anchors = Math.max(0, ...reads.map(({ summary }) => summary.anchors));
  return {
    pullbackId: stored.pullbackId,
    sopInstanceUid: pullback.sopInstanceUid,
    number,
    kind: pullback.kind,
    numberOfFrames: pullback.numberOfFrames,
    rows: pullback.pixels.rows,
    columns: pullback.pixels.columns,
    frameIntervalMs: frameIntervalMs(pullback),
    ivusAcquisition: pullback.ivusAcquisition,
    spacingMm: calibration.kind === 'calibrated' ? calibration.spacingMm : null,
    calibrationSource: calibration.kind === 'calibrated' ? calibration.source : null,
    lengthsBy: anchors >= 2 ? 'anchors' : pullback.axial.kind === 'known' ? 'pullbackRate' : null,
    anchors,
    phase,
    sample: stored.sample,
    file,
    addedAt: stored.addedAt,
    lastOpenedAt: null,
    reads: reads.map(readEntry),
  };
}

function frameIntervalMs({ timing, numberOfFrames }: Pullback): number | null {
  const times = timing.frameTimesMs;
  return times === null || numberOfFrames < 2 ? null : (times.at(-1)! - times[0]!) / (numberOfFrames - 1);
}

/** Patients → cases → pullbacks → reads, newest case first. */
export async function listing(library: Library, opened: OpenedPullbacks): Promise<LibraryListing> {
  const [pullbacks, reads] = await Promise.all([library.pullbacks('kept'), library.reads()]);
  const readsOf = new Map<string, StoredRead[]>();
  for (const read of reads) getOrAdd(readsOf, read.pullbackId, () => []).push(read);
  const patients = new Map<string, PatientEntry>();
  const cases = new Map<string, CaseEntry>();
  for (const stored of pullbacks) {
    const { identity } = stored.pullback;
    const patient = getOrAdd(patients, stored.patientKey, () => ({ patientKey: stored.patientKey, patientName: identity.patientName, patientId: identity.patientId, cases: [] }));
    const entry = getOrAdd(cases, stored.caseId, () => {
      const made: CaseEntry = { caseId: stored.caseId, studyInstanceUid: identity.studyInstanceUid, studyDate: stored.studyDate, description: identity.studyDescription, pullbacks: [] };
      patient.cases.push(made);
      return made;
    });
    entry.pullbacks.push(pullbackEntry(stored, entry.pullbacks.length + 1, readsOf.get(stored.pullbackId) ?? [], await opened.stateOf(stored)));
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
