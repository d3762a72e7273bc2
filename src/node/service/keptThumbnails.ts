import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Library } from '../library/library.ts';
import { makeFolder } from '../makeFolder.ts';
import { writeFileAtomically } from '../writeFileAtomically.ts';
import { fewAtOnce } from './fewAtOnce.ts';
import type { OpenedPullbacks } from './openedPullbacks.ts';
import { thumbnail } from './thumbnail.ts';

/** Frames are decoded here while others of the same machine are being read. */
const rendersAtOnce = 2;

/** Another one makes all thumbnails anew: to be raised when `thumbnail` draws the same frame differently. */
const look = 1;

/** A pullback's picture in the list: by which it is known again, and how it is had. */
export interface KeptThumbnail {
  /** Says which frame of which file it is of; a strong entity tag without its quotes. */
  readonly tag: string;
  /** A PNG, from the library's folder where it was made before. Throws as opening and decoding do, or the signal's reason. */
  picture(signal: AbortSignal): Promise<Uint8Array>;
}

/** The pictures of a library's list, each made once: the smallest lumen of the newest read, else the middle frame. */
export function keptThumbnails(home: string, library: Library, opened: OpenedPullbacks): (pullbackId: string) => Promise<KeptThumbnail> {
  const folder = join(home, 'thumbnails');
  const inTurn = fewAtOnce(rendersAtOnce);
  return async (pullbackId) => {
    const { file, summary } = await library.pullback(pullbackId);
    const smallest = (await library.reads(pullbackId)).at(-1)?.summary.segments.find(({ minimumFrameNumber }) => minimumFrameNumber !== null)?.minimumFrameNumber;
    const frameIndex = smallest == null ? summary.numberOfFrames >> 1 : smallest - 1;
    const tag = `${file.digest.slice(0, 32)}-${frameIndex + 1}-${look}`;
    const path = join(folder, `${tag}.png`);
    return {
      tag,
      picture: (signal) =>
        inTurn(async () => {
          const kept = await readFile(path).catch(() => null);
          if (kept !== null) return kept;
          const made = await opened.using(pullbackId, (open) => thumbnail(open, frameIndex));
          // A library that cannot keep it, on a full disk say, still shows it.
          await keep(path, made).catch(() => undefined);
          return made;
        }, signal),
    };
  };

  async function keep(path: string, made: Uint8Array): Promise<void> {
    makeFolder(folder);
    await writeFileAtomically(path, made);
  }
}
