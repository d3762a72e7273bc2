import { basename } from 'node:path';
import type { Opened } from '../../api/importing.ts';
import { AppError } from '../../shared/appError.ts';
import { type FoundPullback, lookAtNamedFile, readInstead } from '../lookAtFiles.ts';
import type { Added, Importing } from './importPullback.ts';
import { restoreRead } from './restoreRead.ts';

/** Takes one file into the library: a pullback by `add`, or a read of one that is there. Throws as looking at it and adding it do. */
export async function addFile(importing: Importing, path: string, add: (found: FoundPullback) => Promise<Added>): Promise<Opened> {
  const { pullbackId, readId } = await addEither(importing, path, add);
  return { pullbackId, readId };
}

async function addEither(importing: Importing, path: string, add: (found: FoundPullback) => Promise<Added>): Promise<Added> {
  let found: FoundPullback;
  try {
    found = await lookAtNamedFile(path);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const read = await readInstead({ name: basename(path), path, chosen: true }, error);
    if (read instanceof AppError) throw read;
    return restoreRead(importing, read);
  }
  return add(found);
}
