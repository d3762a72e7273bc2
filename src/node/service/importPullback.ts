import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis, ReadPurpose } from '../../analysis/analysis.ts';
import { readAnalysisFile } from '../../analysis/readAnalysisFile.ts';
import type { Opened } from '../../api/importing.ts';
import { beginAnalysis } from '../../measurement/beginAnalysis.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import type { Library, ListedPullback, Sample, StoredPullback, StoredRead } from '../library/library.ts';
import { type FoundPullback, lookAtNamedFile } from '../lookAtFiles.ts';
import { memberPath, type PullbackFiles } from '../pullbackFiles.ts';
import type { OpenedPullbacks } from './openedPullbacks.ts';
import type { ReadKeeper } from './readKeeper.ts';
import { readSummary } from './readSummary.ts';
import { finalise, type Reporting } from './reportOfRead.ts';

/** The reader of the shipped sample read. */
const sampleReader = 'Sample reader';

export interface Importing {
  readonly library: Library;
  readonly reads: ReadKeeper;
  readonly opened: Pick<OpenedPullbacks, 'forget'>;
  /** The folder with the shipped sample. */
  readonly assetsFolder: string;
}

/** What was added or found again, and whether it is new. */
export interface Added extends Opened {
  readonly isNew: boolean;
}

/**
 * Puts a pullback into the library, or finds it there: the same pullback twice is one entry. One that was moved is given
 * its new place, one in the trash comes back. Answers with the read to go on with, the reader's own newest or a new one.
 */
export async function addPullback(importing: Importing, { pullback, files }: FoundPullback, managed: boolean, reader: string, sample: Sample = null): Promise<Added> {
  const { library } = importing;
  const known = await library.findPullback(pullback.sopInstanceUid, sample);
  const stored = known ?? (await library.addPullback(pullback, files, managed, sample));
  if (stored.file.digest !== files.digest) {
    throw new AppError('file/wrongPullback', 'The library has another file with the same SOP Instance UID and different content. Nothing was changed; find out which of the two is the original.');
  }
  if (known !== null && !(await liesThere(library, known, files)) && (sample !== null || !(await isThere(library, known)))) {
    await library.moveFiles(known.pullbackId, files, managed);
    await importing.opened.forget(known.pullbackId);
  }
  if (known?.trashedAt != null) await library.setTrashed(known.pullbackId, false);
  return { pullbackId: stored.pullbackId, readId: await readFor(importing, stored, reader), isNew: known === null };
}

/** Whether these are the very files that the library refers to. */
async function liesThere(library: Library, stored: ListedPullback, { path, members }: PullbackFiles): Promise<boolean> {
  const known = await library.memberFiles(stored.pullbackId);
  return stored.file.path === path && known.length === members.length && known.every(({ name }, index) => name === members[index]?.name);
}

/** Whether the pullback's own files lie where they were, by their content: others of the same size are not they. */
export async function isThere(library: Library, stored: ListedPullback): Promise<boolean> {
  const members = await library.memberFiles(stored.pullbackId);
  const files = members.length === 0 ? [{ path: stored.file.path, digest: stored.file.digest }] : members.map((member) => ({ path: memberPath(stored.file, member), digest: member.digest }));
  for (const { path, digest } of files) {
    if (!(await lookAtNamedFile(path).then((found) => found.files.digest === digest, () => false))) return false;
  }
  return true;
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
  const sample = await lookAtNamedFile(join(importing.assetsFolder, 'sample', 'pullback.dcm'));
  const { pullbackId, readId } = await addPullback(importing, sample, false, reader, which);
  const opened: Opened = { pullbackId, readId };
  const read = await importing.library.read(opened.readId);
  if (which === 'read' && read.lastEventSequence === 0 && read.finalRevision === null) await finalise(importing, opened.readId, { expectedSequence: 0, reason: null, verified: false }, sampleReader);
  return opened;
}
