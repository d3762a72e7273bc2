import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PullbackReference } from '../../analysis/analysis.ts';
import { emptyAnalysis } from '../../analysis/analysis.ts';
import { readAnalysisFile } from '../../analysis/readAnalysisFile.ts';
import type { Opened } from '../../api/contract.ts';
import { calibrationAtCentre } from '../../measurement/contourCalibration.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import type { FileLocation, Library, Sample, StoredPullback } from '../library/library.ts';
import { openPullbackFile } from '../openPullback.ts';
import type { ReadKeeper } from './readKeeper.ts';
import { readSummary } from './readSummary.ts';
import { finalise, type Reporting } from './reportOfRead.ts';

/** The reader of the shipped sample read. */
const sampleReader = 'Sample reader';

interface Importing {
  readonly library: Library;
  readonly reads: ReadKeeper;
}

/** What a document records of its pullback when it is begun. */
export function referenceOf(pullback: Pullback): PullbackReference {
  const reference: PullbackReference = {
    sopInstanceUid: pullback.sopInstanceUid,
    rows: pullback.pixels.rows,
    columns: pullback.pixels.columns,
    numberOfFrames: pullback.numberOfFrames,
    recordedCalibration: null,
    recordedPositionsMm: pullback.axial.kind === 'known' ? pullback.axial.positionsMm : null,
  };
  const { calibration } = calibrationAtCentre(emptyAnalysis(reference, { reader: '', purpose: 'clinical', sequence: 1 }), basisOfPullback(pullback));
  return calibration.kind === 'calibrated' && calibration.source !== 'manual'
    ? { ...reference, recordedCalibration: { spacingMm: calibration.spacingMm, source: calibration.source } }
    : reference;
}

/** Reads a file's header and by what it is known again. Throws as `openPullbackFile` does. */
export async function inspectFile(path: string): Promise<{ pullback: Pullback; digest: string; sizeBytes: number }> {
  const open = await openPullbackFile(path);
  try {
    return { pullback: open.pullback, digest: await open.digest(), sizeBytes: open.sizeBytes };
  } finally {
    await open.close();
  }
}

/**
 * Puts a pullback into the library, or finds it there: the same pullback twice is one entry. One that was moved is given
 * its new place, one in the trash comes back. Answers with the read to go on with, the reader's own newest or a new one.
 */
export async function importPullback({ library, reads }: Importing, path: string, managed: boolean, reader: string, sample: Sample = null): Promise<Opened> {
  const { pullback, digest, sizeBytes } = await inspectFile(path);
  const file: FileLocation = { path, managed, digest, sizeBytes };
  const known = await library.findPullback(pullback.sopInstanceUid, sample);
  if (known !== null && known.file.digest !== digest) {
    throw new AppError('file/wrongPullback', 'The library has another file with the same SOP Instance UID and different content. Nothing was changed; find out which of the two is the original.');
  }
  if (known !== null && known.file.path !== path && (sample !== null || !(await isThere(known)))) await library.moveFile(known.pullbackId, file);
  if (known?.trashedAt != null) await library.setTrashed(known.pullbackId, false);
  const stored = known ?? (await library.addPullback(pullback, file, sample));
  return { pullbackId: stored.pullbackId, readId: await readFor({ library, reads }, stored, reader) };
}

async function isThere(stored: StoredPullback): Promise<boolean> {
  return inspectFile(stored.file.path).then(
    ({ digest }) => digest === stored.file.digest,
    () => false,
  );
}

/** The reader's newest read of a pullback, else one that nobody owns yet, else a new one. */
export async function readFor({ library, reads }: Importing, stored: StoredPullback, reader: string): Promise<string> {
  const there = await library.reads(stored.pullbackId);
  const own = there.findLast((read) => read.reader === reader) ?? there.findLast((read) => read.reader === '');
  return own?.readId ?? (await newRead({ library, reads }, stored, reader, 'clinical')).readId;
}

/** A new, empty read of a pullback. */
export async function newRead({ library, reads }: Importing, stored: StoredPullback, reader: string, purpose: 'clinical' | 'trial' | 'training') {
  const reference = referenceOf(stored.pullback);
  const empty = emptyAnalysis(reference, { reader, purpose, sequence: 1 });
  return library.addRead(stored.pullbackId, reader, purpose, reference, readSummary(empty, stored.pullback, await reads.presets(), false));
}

/** Opens one of the two shipped samples: the one that is read comes with its reader's contours, segments, marks and final report. */
export async function importSample(importing: Reporting, assetsFolder: string, which: 'read' | 'unread', reader: string): Promise<Opened> {
  const opened = await importPullback(importing, join(assetsFolder, 'sample', 'pullback.dcm'), false, reader, which);
  const { read } = await importing.reads.load(opened.readId);
  if (which === 'read' && read.lastEventSequence === 0) {
    const analysis = readAnalysisFile(await readFile(join(assetsFolder, 'sample', 'analysis.json'), 'utf8'));
    const { event } = await importing.reads.append(opened.readId, 0, { type: 'edit', edit: { type: 'analysisTakenOver', analysis, from: 'sample' } }, sampleReader);
    await finalise(importing, opened.readId, event.sequence, null, sampleReader);
  }
  return opened;
}
