import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analysis, emptyAnalysis, type ReadPurpose } from '../../analysis/analysis.ts';
import { readAnalysisFile } from '../../analysis/readAnalysisFile.ts';
import type { Opened } from '../../api/importing.ts';
import { calibrationAtCentre } from '../../measurement/contourCalibration.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import type { FileLocation, Library, Sample, StoredPullback, StoredRead } from '../library/library.ts';
import { openPullbackFile } from '../openPullback.ts';
import type { ReadKeeper } from './readKeeper.ts';
import { readSummary } from './readSummary.ts';
import { finalise, type Reporting } from './reportOfRead.ts';

/** The reader of the shipped sample read. */
const sampleReader = 'Sample reader';

interface Importing {
  readonly library: Library;
  readonly reads: ReadKeeper;
  /** The folder with the shipped sample. */
  readonly assetsFolder: string;
}

/** A document over a pullback in which nothing has been said yet, with what the file itself says of scale and places. */
export function beginAnalysis(pullback: Pullback): Analysis {
  const empty = emptyAnalysis(
    {
      sopInstanceUid: pullback.sopInstanceUid,
      rows: pullback.pixels.rows,
      columns: pullback.pixels.columns,
      numberOfFrames: pullback.numberOfFrames,
      recordedCalibration: null,
      recordedPositionsMm: pullback.axial.kind === 'known' ? pullback.axial.positionsMm : null,
    },
    { reader: '', purpose: 'clinical', sequence: 1 },
  );
  const { calibration } = calibrationAtCentre(empty, basisOfPullback(pullback));
  if (calibration.kind !== 'calibrated' || calibration.source === 'manual') return empty;
  return { ...empty, pullback: { ...empty.pullback, recordedCalibration: { spacingMm: calibration.spacingMm, source: calibration.source } } };
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
export async function importPullback(importing: Importing, path: string, managed: boolean, reader: string, sample: Sample = null): Promise<Opened> {
  const { library } = importing;
  const { pullback, digest, sizeBytes } = await inspectFile(path);
  const file: FileLocation = { path, managed, digest, sizeBytes };
  const known = await library.findPullback(pullback.sopInstanceUid, sample);
  if (known !== null && known.file.digest !== digest) {
    throw new AppError('file/wrongPullback', 'The library has another file with the same SOP Instance UID and different content. Nothing was changed; find out which of the two is the original.');
  }
  if (known !== null && known.file.path !== path && (sample !== null || !(await isThere(known)))) await library.moveFile(known.pullbackId, file);
  if (known?.trashedAt != null) await library.setTrashed(known.pullbackId, false);
  const stored = known ?? (await library.addPullback(pullback, file, sample));
  return { pullbackId: stored.pullbackId, readId: await readFor(importing, stored, reader) };
}

/** Whether the pullback's own file lies where it was, by its content: another one of the same size is not it. */
export async function isThere(stored: StoredPullback): Promise<boolean> {
  return inspectFile(stored.file.path).then(
    ({ digest }) => digest === stored.file.digest,
    () => false,
  );
}

/** The reader's newest read of a pullback, else one that nobody owns yet, else a new one. */
export async function readFor(importing: Importing, stored: StoredPullback, reader: string): Promise<string> {
  const there = await importing.library.reads(stored.pullbackId);
  const own = there.findLast((read) => read.reader === reader) ?? there.findLast((read) => read.reader === '');
  return own?.readId ?? (await newRead(importing, stored, reader, 'clinical')).readId;
}

/** A new read of a pullback: empty, but over the shipped contours for the sample that is read. */
export async function newRead(importing: Importing, stored: StoredPullback, reader: string, purpose: ReadPurpose): Promise<StoredRead> {
  const base = stored.sample === 'read' ? await shippedAnalysis(importing.assetsFolder, stored.pullback) : beginAnalysis(stored.pullback);
  const summary = readSummary(base, stored.pullback, await importing.reads.measuringOptions(base), false);
  return importing.library.addRead(stored.pullbackId, reader, purpose, base, summary);
}

/** The sample reader's contours, segments and marks. Throws `analysis/wrongPullback` where they are not of this pullback. */
async function shippedAnalysis(assetsFolder: string, pullback: Pullback): Promise<Analysis> {
  const analysis = readAnalysisFile(await readFile(join(assetsFolder, 'sample', 'analysis.json'), 'utf8'));
  if (analysis.pullback.sopInstanceUid !== pullback.sopInstanceUid) {
    throw new AppError('analysis/wrongPullback', 'The shipped sample and its analysis do not belong together. Install the program again.');
  }
  return analysis;
}

/** Opens one of the two shipped samples: the one that is read comes with its reader's contours, segments, marks and final report. */
export async function importSample(importing: Importing & Reporting, which: 'read' | 'unread', reader: string): Promise<Opened> {
  const opened = await importPullback(importing, join(importing.assetsFolder, 'sample', 'pullback.dcm'), false, reader, which);
  const read = await importing.library.read(opened.readId);
  if (which === 'read' && read.lastEventSequence === 0 && read.finalRevision === null) await finalise(importing, opened.readId, 0, null, sampleReader);
  return opened;
}
