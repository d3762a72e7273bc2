import { dirname } from 'node:path';
import { AppError } from '../../shared/appError.ts';
import { filesWithin, kindOf } from '../filesWithin.ts';
import type { Library, StoredPullback } from '../library/library.ts';
import { filesOf, lookAtFiles, lookAtNamedFile } from '../lookAtFiles.ts';
import type { PullbackFiles } from '../pullbackFiles.ts';

/**
 * Finds the files of a known pullback again: in the file that was named, or anywhere in the folder that was; those of a gathered one in
 * the folder of a file that was named. Throws `file/wrongPullback` unless every one is there and the same, and what opening the file throws.
 */
export async function locateFiles(library: Library, stored: StoredPullback, path: string): Promise<PullbackFiles> {
  const members = await library.memberFiles(stored.pullbackId);
  const isFolder = (await kindOf(path)) === 'folder';
  if (members.length === 0 && !isFolder) {
    const { pullback, files } = await lookAtNamedFile(path);
    if (pullback.sopInstanceUid === stored.pullback.sopInstanceUid && files.digest === stored.file.digest) return files;
    throw new AppError('file/wrongPullback', 'This is another file than the one that was measured. Nothing was changed; look for the original.');
  }
  const onSkipped = () => undefined;
  const looked = await lookAtFiles(await filesWithin([isFolder ? path : dirname(path)], { onSkipped }), { onSkipped });
  const byDigest = new Map(looked.map((each) => [each.digest, each]));
  // The UID is part of the digest.
  const digests = members.length === 0 ? [stored.file.digest] : members.map(({ digest }) => digest);
  const found = digests.map((digest) => byDigest.get(digest)).filter((each) => each !== undefined);
  if (found.length === digests.length) return filesOf(found);
  throw new AppError('file/wrongPullback', `Of the ${digests.length === 1 ? 'file' : `${digests.length} files`} that were measured, ${found.length === 0 ? 'none is' : `only ${found.length} are`} in this folder. Nothing was changed; look for the originals.`);
}
