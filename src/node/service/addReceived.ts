import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { managedFolder } from '../library/sqliteLibrary.ts';
import type { FoundPullback } from '../lookAtFiles.ts';
import { makeFolder } from '../makeFolder.ts';
import { memberPath, type PullbackFiles } from '../pullbackFiles.ts';
import { outputError } from '../writeFileAtomically.ts';
import { type Added, addPullback, type Importing, isThere } from './importPullback.ts';

/**
 * Puts a pullback whose files were received into the library, and the files into the library's own folder; where the library has it
 * already, in its own folder or where it lies, they need not be kept twice and stay where they are. Nothing is left in the library's
 * folder where it cannot be added.
 */
export async function addReceived(importing: Importing, home: string, found: FoundPullback, reader: string): Promise<Added> {
  const { library } = importing;
  const known = await library.findPullback(found.pullback.sopInstanceUid, null);
  if (known !== null && (known.file.digest !== found.files.digest || (await isThere(library, known)))) return addPullback(importing, found, true, reader);
  return withKeptFiles(home, found.files, async (files) => {
    const added = await addPullback(importing, { ...found, files }, true, reader);
    return { result: added, isKept: (await library.pullback(added.pullbackId)).file.path === files.path };
  });
}

/** Moves received files to where the library keeps its own, and removes them again where the work fails or did not take them. */
export async function withKeptFiles<T>(home: string, received: PullbackFiles, work: (kept: PullbackFiles) => Promise<{ readonly result: T; readonly isKept: boolean }>): Promise<T> {
  const kept = await keepFiles(managedFolder(home), received);
  let isKept = false;
  try {
    const done = await work(kept);
    isKept = done.isKept;
    return done.result;
  } finally {
    if (!isKept) await rm(kept.path, { recursive: true, force: true });
  }
}

async function keepFiles(folder: string, received: PullbackFiles): Promise<PullbackFiles> {
  const name = randomUUID();
  if (received.members.length === 0) {
    const path = join(folder, `${name}.dcm`);
    await rename(received.path, path);
    return { ...received, path };
  }
  // Under its name only when it is whole: what is left of one that was not is swept.
  const incoming = join(folder, `.incoming-${name}`);
  const path = join(folder, name);
  try {
    makeFolder(incoming);
    const members = received.members.map((member, index) => ({ ...member, name: `${String(index + 1).padStart(6, '0')}.dcm` }));
    for (const [index, member] of received.members.entries()) await rename(memberPath(received, member), join(incoming, members[index]!.name));
    await rename(incoming, path);
    return { ...received, path, members };
  } catch (error) {
    await rm(incoming, { recursive: true, force: true });
    throw outputError(error, 'file');
  }
}
