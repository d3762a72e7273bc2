import { basename, dirname, relative } from 'node:path';
import type { SkippedFile } from '../api/importing.ts';
import { isDicomDirectory } from '../dicom/dicomDirectory.ts';
import { dicomTags } from '../dicom/dicomTag.ts';
import type { DicomHeader } from '../dicom/readHeader.ts';
import { gatherSeries, type GatheredSeries, type SeriesMember } from '../pullback/gatherSeries.ts';
import { type InstancePlace, readInstancePlace } from '../pullback/instancePlace.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { AppError } from '../shared/appError.ts';
import { type CandidateFile, filesWithin, type SearchOptions } from './filesWithin.ts';
import { type FoundRead, lookForRead } from './foundRead.ts';
import { openPullbackFile } from './openPullback.ts';
import { gatheredDigest, gatheredUid, type PullbackFiles } from './pullbackFiles.ts';

/** A pullback or stills, and the files that it was found in. */
export interface FoundPullback {
  readonly pullback: Pullback;
  readonly files: PullbackFiles;
  /** The file's name from what was named; of a gathered one that of its first file. */
  readonly name: string;
}

export interface LookingOptions extends SearchOptions {
  /** Told of a read that came in a file of its own; without it such a file is skipped like any other that holds no images. */
  readonly onRead?: (read: FoundRead) => void;
  readonly onLooked?: (filesLookedAt: number, filesTotal: number) => void;
}

/** A file that was looked at. */
export interface LookedAt extends SeriesMember {
  readonly file: CandidateFile;
  readonly sizeBytes: number;
}

/** What intravascular ultrasound is filed as: itself, ultrasound, captured or other pictures; and as what consoles for both write. */
export const possibleModalities = new Set(['IVUS', 'US', 'OT', 'SC', 'IVOCT', '']);

/**
 * Looks at every file of what was named and gathers what belongs together. What does not come in is told of with why, file by file.
 * Throws the signal's reason.
 */
export async function findPullbacks(paths: readonly string[], options: LookingOptions): Promise<readonly FoundPullback[]> {
  return gatherFiles(await lookAtFiles(await filesWithin(paths, options), options), options.onSkipped);
}

export async function lookAtFiles(candidates: readonly CandidateFile[], { signal, onSkipped, onLooked, onRead }: LookingOptions): Promise<readonly LookedAt[]> {
  const looked: LookedAt[] = [];
  for (const [before, file] of candidates.entries()) {
    signal?.throwIfAborted();
    try {
      const each = await lookAtFile(file, signal);
      looked.push({ file, ...each, pullback: sharing(each.pullback, looked.at(-1)?.pullback) });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const read = onRead === undefined ? error : await readInstead(file, error);
      if (read instanceof AppError) onSkipped({ name: file.name, reason: reasonOf(read, file) });
      else onRead?.(read);
    }
    onLooked?.(before + 1, candidates.length);
  }
  return looked;
}

/** The read that a file holds which is no pullback; why it is neither where it is neither. */
export async function readInstead(file: CandidateFile, why: AppError): Promise<FoundRead | AppError> {
  try {
    return (await lookForRead(file, why)) ?? why;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** With the pixel description of the one before where it is the same: its tables may be long, and a series has thousands of it. */
function sharing(pullback: Pullback, before: Pullback | undefined): Pullback {
  return before !== undefined && JSON.stringify(before.pixels) === JSON.stringify(pullback.pixels) ? { ...pullback, pixels: before.pixels } : pullback;
}

/** Groups what belongs together, in the order in which it was found. */
export function gatherFiles(looked: readonly LookedAt[], onSkipped: (skipped: SkippedFile) => void): readonly FoundPullback[] {
  const { gathered, left } = gatherSeries(looked, gatheredUid);
  for (const { member, why, of } of left) {
    const reason = why === 'copy' ? `a second copy of ${of.file.name}` : `${of.file.name} has the same SOP Instance UID and different content; find out which of them is the original`;
    onSkipped({ name: member.file.name, reason });
  }
  return gathered.map(found);
}

/** One file that the reader named, as the pullback that it is by itself. Throws as `openPullbackFile` does. */
export async function lookAtNamedFile(path: string, signal?: AbortSignal): Promise<FoundPullback> {
  const file = { name: basename(path), path, chosen: true };
  const looked = await lookAtFile(file, signal);
  return found({ pullback: looked.pullback, members: [{ file, ...looked }] });
}

/** Reads a file's header and by what it is known again. Throws as `openPullbackFile` does, and `pullback/unusable` for what is plainly no ultrasound where nobody chose the file itself. */
async function lookAtFile(file: CandidateFile, signal?: AbortSignal): Promise<Omit<LookedAt, 'file'>> {
  let place: InstancePlace | null = null;
  const open = await openPullbackFile(file.path, signal, (header) => {
    requirePossible(header, file.chosen);
    place = readInstancePlace(header.dataset);
  });
  try {
    return { pullback: open.pullback, place: place ?? { instanceNumber: null, takenAtMs: null, frameIntervalMs: null, hasPullbackRate: false }, digest: await open.digest(), sizeBytes: open.sizeBytes };
  } finally {
    await open.close();
  }
}

/** Of a file that came with its folder it is enough what it is: nobody chose it, to be told to choose another. */
function reasonOf({ code, message }: AppError, { chosen }: CandidateFile): string {
  return code === 'file/notDicom' && !chosen ? message.replace(/(?<=\.) .*$/, '') : message;
}

function requirePossible(header: DicomHeader, chosen: boolean): void {
  if (isDicomDirectory(header)) throw new AppError('dicom/noPixelData', 'It is the directory of a disc.');
  if (chosen) return;
  if (header.pixelData === null) throw new AppError('dicom/noPixelData', 'It holds no images.');
  const modality = header.dataset.text(dicomTags.modality).toUpperCase();
  if (!possibleModalities.has(modality)) throw new AppError('pullback/unusable', `It is ${/^[AEFHILMNORSX]/.test(modality) ? 'an' : 'a'} ${modality} image, not ultrasound.`);
}

function found({ pullback, members }: GatheredSeries<LookedAt>): FoundPullback {
  return { pullback, name: members[0]!.file.name, files: filesOf(members) };
}

/** Where the files of a pullback lie; `members` are in the order of its frames. */
export function filesOf(members: readonly LookedAt[]): PullbackFiles {
  const first = members[0]!;
  if (members.length === 1) return { path: first.file.path, sizeBytes: first.sizeBytes, digest: first.digest, members: [] };
  const path = commonFolder(members.map(({ file }) => file.path));
  const files = members.map((member) => ({
    name: relative(path, member.file.path),
    sopInstanceUid: member.pullback.sopInstanceUid,
    sizeBytes: member.sizeBytes,
    digest: member.digest,
  }));
  return { path, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), digest: gatheredDigest(files), members: files };
}

/** The deepest folder that all files lie in; that of the first where they lie on different drives. */
function commonFolder(paths: readonly string[]): string {
  let folder = dirname(paths[0]!);
  for (const path of paths) {
    while (relative(folder, path).startsWith('..') && dirname(folder) !== folder) folder = dirname(folder);
  }
  return folder;
}
