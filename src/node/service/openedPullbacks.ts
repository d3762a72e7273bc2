import { stat } from 'node:fs/promises';
import { AppError } from '../../shared/appError.ts';
import type { Library, StoredPullback } from '../library/library.ts';
import { type OpenPullback, openPullbackFile } from '../openPullback.ts';

/** How many files stay open at once; a reader goes back and forth between few. */
const keptOpen = 6;

/** Whether a pullback's file is where it was, and still the same. */
export type FileState = 'present' | 'moved' | 'changed';

/** The library's pullbacks with their files open, the least recently used closed first. */
export interface OpenedPullbacks {
  /** Throws `file/notFound`, `file/changed` with what to do, and what opening throws. */
  open(pullbackId: string): Promise<OpenPullback>;
  /** Cheap: the file's presence and size; its content is checked when it is opened. */
  stateOf(stored: StoredPullback): Promise<FileState>;
  /** Forgets an open file, as after it was given another place. */
  forget(pullbackId: string): Promise<void>;
  close(): Promise<void>;
}

export function openedPullbacks(library: Library): OpenedPullbacks {
  const opened = new Map<string, Promise<OpenPullback>>();
  const changed = new Set<string>();

  async function openStored(stored: StoredPullback): Promise<OpenPullback> {
    const state = await fileState(stored);
    if (state === 'moved') throw movedAway();
    const open = await openPullbackFile(stored.file.path);
    if (open.pullback.sopInstanceUid !== stored.pullback.sopInstanceUid || (await open.digest()) !== stored.file.digest) {
      await open.close();
      changed.add(stored.pullbackId);
      throw new AppError('file/changed', 'Another file lies where this pullback was. Your contours are safe: say where the pullback is now.');
    }
    changed.delete(stored.pullbackId);
    return open;
  }

  async function forget(pullbackId: string): Promise<void> {
    const open = opened.get(pullbackId);
    opened.delete(pullbackId);
    changed.delete(pullbackId);
    await open?.then((file) => file.close()).catch(() => undefined);
  }

  return {
    async open(pullbackId) {
      const known = opened.get(pullbackId);
      if (known !== undefined) {
        opened.delete(pullbackId);
        opened.set(pullbackId, known);
        return known;
      }
      const opening = library.pullback(pullbackId).then(openStored);
      opened.set(pullbackId, opening);
      opening.catch(() => opened.delete(pullbackId));
      for (const oldest of [...opened.keys()].slice(0, Math.max(0, opened.size - keptOpen))) void forget(oldest);
      return opening;
    },
    stateOf: async (stored) => (changed.has(stored.pullbackId) ? 'changed' : fileState(stored)),
    forget,
    async close() {
      await Promise.all([...opened.keys()].map(forget));
    },
  };
}

function movedAway(): AppError {
  return new AppError('file/notFound', 'The file of this pullback is no longer where it was. Your contours are safe: say where it is now.');
}

async function fileState(stored: StoredPullback): Promise<FileState> {
  try {
    return (await stat(stored.file.path)).size === stored.file.sizeBytes ? 'present' : 'changed';
  } catch {
    return 'moved';
  }
}
