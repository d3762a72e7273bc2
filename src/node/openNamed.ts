import { basename } from 'node:path';
import type { SkippedFile } from '../api/importing.ts';
import { AppError } from '../shared/appError.ts';
import { isDirectoryName, kindOf } from './filesWithin.ts';
import { openGatheredPullback } from './gatheredPullback.ts';
import { findPullbacks, type FoundPullback } from './lookAtFiles.ts';
import { type OpenPullback, openPullbackFile } from './openPullback.ts';

/** Of so many pullbacks the names are listed where one was expected. */
const mostListed = 10;

/**
 * Opens what was named: a file; or the one pullback, or set of stills, that is in a folder or on a disc (named by its DICOMDIR).
 * Throws as `openPullbackFile` does, `file/noPullback`, and `file/severalPullbacks` with the files to name instead.
 */
export async function openNamed(path: string, signal?: AbortSignal): Promise<OpenPullback> {
  if (!(await isFolderOrDisc(path))) return openPullbackFile(path, signal);
  const skipped: SkippedFile[] = [];
  const found = await findPullbacks([path], { ...(signal && { signal }), onSkipped: (file) => void skipped.push(file) });
  const [only] = found;
  if (only === undefined) throw nothingFound(skipped);
  if (found.length > 1) throw several(path, found);
  return openFound(only, signal);
}

/** Opens a pullback that was found in one file or in several. */
export async function openFound({ pullback, files }: FoundPullback, signal?: AbortSignal): Promise<OpenPullback> {
  return files.members.length === 0 ? openPullbackFile(files.path, signal) : openGatheredPullback(pullback, files);
}

export async function isFolderOrDisc(path: string): Promise<boolean> {
  const kind = await kindOf(path);
  return kind === 'folder' || (kind === 'file' && isDirectoryName(basename(path)));
}

export function nothingFound(skipped: readonly SkippedFile[]): AppError {
  const [first] = skipped;
  const why = first === undefined ? 'It holds no files.' : `${skipped.length === 1 ? 'Its one file was' : `All of its ${skipped.length} files were`} passed over; the first, ${first.name}: ${first.reason}`;
  return new AppError('file/noPullback', `There is no ultrasound pullback here. ${why}`);
}

function several(path: string, found: readonly FoundPullback[]): AppError {
  const listed = found.slice(0, mostListed).map(({ name, pullback, files }) => {
    const frames = pullback.numberOfFrames;
    if (files.members.length > 0) return `${name} and ${frames - 1} more (${pullback.kind === 'stills' ? 'stills' : 'a pullback in single images'})`;
    return `${name} (${frames} frame${frames === 1 ? '' : 's'})`;
  });
  const more = found.length > mostListed ? `; and ${found.length - mostListed} more` : '';
  return new AppError('file/severalPullbacks', `There are ${found.length} pullbacks in ${basename(path)}; name one of their files or folders: ${listed.join('; ')}${more}.`, { pullbacks: found.length });
}
