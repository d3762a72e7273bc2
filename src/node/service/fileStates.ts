import { stat } from 'node:fs/promises';
import type { Library, ListedPullback } from '../library/library.ts';
import { memberPath } from '../pullbackFiles.ts';

/** Whether a pullback's file is where it was, and still the same. */
export type FileState = 'present' | 'moved' | 'changed';

/** Few at once: each holds one of Node's few threads for files, and a dead network share holds it for minutes. */
const checksAtOnce = 2;

/** How long a listing waits for the disk before it shows what was known last. */
const patienceMs = 100;

/** How the files of many pullbacks lie, without any of them holding up the listing. */
export interface FileStates {
  /**
   * Looks after all of them, and answers as soon as it is known or patience ends: then with what was known last, a file never
   * looked after counting as present until it is. `onLate` is called once the rest is known and was not as it was said.
   */
  of(listed: readonly ListedPullback[]): Promise<(listed: ListedPullback) => FileState>;
  /** One of them, however long it takes. */
  ofOne(listed: ListedPullback): Promise<FileState>;
}

/** @param isChanged Whether a file was found to hold something else when it was opened, which its size does not tell. */
export function fileStates(library: Pick<Library, 'memberFiles'>, isChanged: (pullbackId: string) => boolean, onLate: () => void): FileStates {
  const known = new Map<string, FileState>();
  const waiting = new Map<string, ListedPullback>();
  let checkers = 0;
  let idle = Promise.resolve();

  async function stateNow({ pullbackId, file }: ListedPullback): Promise<FileState> {
    if (file.fileCount === 1) return fileState(file);
    // Each frame says for itself where its file is missing; all of them missing have moved.
    let worst: FileState = 'moved';
    for (const member of await library.memberFiles(pullbackId)) {
      const state = await fileState({ path: memberPath(file, member), sizeBytes: member.sizeBytes });
      if (state === 'present') return 'present';
      if (state === 'changed') worst = 'changed';
    }
    return worst;
  }

  async function check(): Promise<void> {
    checkers++;
    try {
      for (const [pullbackId, listed] of waiting) {
        waiting.delete(pullbackId);
        known.set(pullbackId, await stateNow(listed));
      }
    } finally {
      checkers--;
    }
  }

  const stateOf = ({ pullbackId }: ListedPullback): FileState => (isChanged(pullbackId) ? 'changed' : (known.get(pullbackId) ?? 'present'));

  return {
    async of(listed) {
      for (const each of listed) waiting.set(each.pullbackId, each);
      const started = Array.from({ length: checksAtOnce - checkers }, check);
      const checked = Promise.all([idle, ...started]).then(() => undefined);
      idle = checked;
      if (!(await Promise.race([checked.then(() => true), patience()]))) {
        const said = new Map(known);
        void checked.then(() => {
          if (listed.some(({ pullbackId }) => (said.get(pullbackId) ?? 'present') !== known.get(pullbackId))) onLate();
        });
      }
      return stateOf;
    },
    ofOne: async (listed) => {
      const state = await stateNow(listed);
      known.set(listed.pullbackId, state);
      return stateOf(listed);
    },
  };
}

function patience(): Promise<boolean> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, false).unref());
}

async function fileState(file: { readonly path: string; readonly sizeBytes: number }): Promise<FileState> {
  try {
    return (await stat(file.path)).size === file.sizeBytes ? 'present' : 'changed';
  } catch {
    return 'moved';
  }
}
