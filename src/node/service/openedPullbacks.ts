import { access } from 'node:fs/promises';
import { AppError } from '../../shared/appError.ts';
import { kindOf } from '../filesWithin.ts';
import { openGatheredPullback } from '../gatheredPullback.ts';
import type { Library, StoredPullback } from '../library/library.ts';
import { type OpenPullback, openPullbackFile } from '../openPullback.ts';
import { memberPath } from '../pullbackFiles.ts';

/** How many files stay open at once; a reader goes back and forth between few. */
const keptOpen = 6;

/** The library's pullbacks with their files open, the least recently used closed first. */
export interface OpenedPullbacks {
  /**
   * Gives work an open file, which stays open until the work is done, however many others are asked for meanwhile.
   * Throws `file/notFound`, `file/changed` with what to do, what opening throws, and what the work throws.
   */
  using<T>(pullbackId: string, work: (open: OpenPullback) => Promise<T>): Promise<T>;
  /** Whether another file was found where this one was when it was opened last. */
  wasChanged(pullbackId: string): boolean;
  /** Forgets an open file, as after it was given another place. Work that is under way keeps it to its end. */
  forget(pullbackId: string): Promise<void>;
  close(): Promise<void>;
}

interface Opening {
  readonly file: Promise<OpenPullback>;
  users: number;
  forgotten: boolean;
}

export function openedPullbacks(library: Library): OpenedPullbacks {
  const openings = new Map<string, Opening>();
  const changed = new Set<string>();

  async function openStored(stored: StoredPullback): Promise<OpenPullback> {
    await access(stored.file.path).catch(() => {
      throw movedAway();
    });
    const members = await library.memberFiles(stored.pullbackId);
    if (members.length > 0) {
      const files = { ...stored.file, members };
      // One is enough: those that are missing are missing frames.
      for (const member of members) if ((await kindOf(memberPath(files, member))) === 'file') return openGatheredPullback(stored.pullback, files);
      throw movedAway();
    }
    const open = await openPullbackFile(stored.file.path);
    try {
      if (open.pullback.sopInstanceUid !== stored.pullback.sopInstanceUid || (await open.digest()) !== stored.file.digest) {
        changed.add(stored.pullbackId);
        throw new AppError('file/changed', 'Another file lies where this pullback was. Your contours are safe: say where the pullback is now.');
      }
    } catch (error) {
      await open.close();
      throw error;
    }
    changed.delete(stored.pullbackId);
    return open;
  }

  async function closeIfIdle({ file, users, forgotten }: Opening): Promise<void> {
    if (forgotten && users === 0) await file.then((open) => open.close()).catch(() => undefined);
  }

  async function leave(pullbackId: string, opening: Opening): Promise<void> {
    opening.forgotten = true;
    if (openings.get(pullbackId) === opening) openings.delete(pullbackId);
    await closeIfIdle(opening);
  }

  async function forget(pullbackId: string): Promise<void> {
    changed.delete(pullbackId);
    const opening = openings.get(pullbackId);
    if (opening !== undefined) await leave(pullbackId, opening);
  }

  function openingOf(pullbackId: string): Opening {
    const opening = openings.get(pullbackId) ?? { file: library.pullback(pullbackId).then(openStored), users: 0, forgotten: false };
    openings.delete(pullbackId);
    openings.set(pullbackId, opening);
    return opening;
  }

  return {
    async using(pullbackId, work) {
      const opening = openingOf(pullbackId);
      opening.users++;
      for (const [id, oldest] of [...openings].slice(0, Math.max(0, openings.size - keptOpen))) void leave(id, oldest);
      try {
        const open = await opening.file.catch((error: unknown) => {
          // Not kept: the next one who asks tries again.
          void leave(pullbackId, opening);
          throw error;
        });
        return await work(open);
      } finally {
        opening.users--;
        void closeIfIdle(opening);
      }
    },
    wasChanged: (pullbackId) => changed.has(pullbackId),
    forget,
    async close() {
      await Promise.all([...openings.keys()].map(forget));
    },
  };
}

function movedAway(): AppError {
  return new AppError('file/notFound', 'The file of this pullback is no longer where it was. Your contours are safe: say where it is now.');
}
