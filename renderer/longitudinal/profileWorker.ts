import { type CutGrid, profileSampler } from '../../src/pullback/cutGrid.ts';
import { decodeFrame } from '../frames/decodeFrame.ts';
import { encodedFramesFrom, viewEncodedFrames } from '../frames/encodedFrames.ts';
import { cutLevels } from './cutLevels.ts';
import type { ProfileAnswer, ProfileRequest } from './profileMessages.ts';

// Fetches and decodes frames, and hands on no more of them than a longitudinal view shows.

type ProfileReader = (frameIndexes: readonly number[]) => Promise<void>;
let read: ProfileReader | null = null;

addEventListener('message', (event: MessageEvent<ProfileRequest>) => {
  const request = event.data;
  if (request.type === 'pullback') read = profileReader(request);
  else void read?.(request.frameIndexes);
});

function profileReader({ pullbackId, pixels, grid }: Extract<ProfileRequest, { readonly type: 'pullback' }>): ProfileReader {
  const fetchEncoded = encodedFramesFrom(pullbackId, (input, init) => fetch(input, init), viewEncodedFrames);
  const levelsOf = cutLevels(pixels);
  const sample = profileSampler(grid);
  const { signal } = new AbortController();
  return async (frameIndexes) => {
    const encoded = await encodedOf(frameIndexes, (first, count) => fetchEncoded(first, count, signal)).catch(() => null);
    if (encoded === null) return answer({ unreachable: true });
    const profiles = new Uint8Array(samplesOf(grid) * frameIndexes.length);
    const unreadable: number[] = [];
    for (const [place, frameIndex] of frameIndexes.entries()) {
      try {
        const bytes = encoded[place] ?? null;
        if (bytes === null) throw new Error('It is not in the file.');
        const frame = await decodeFrame(bytes, pixels, frameIndex + 1);
        sample(levelsOf(frame), profiles, place, frameIndexes.length);
      } catch {
        unreadable.push(frameIndex);
      }
    }
    answer({ profiles, unreadable });
  };
}

/** Neighbours come in one batch. */
async function encodedOf<T>(frameIndexes: readonly number[], fetchRun: (first: number, count: number) => Promise<readonly T[]>): Promise<readonly T[]> {
  const first = frameIndexes[0] ?? 0;
  if (frameIndexes.every((frameIndex, place) => frameIndex === first + place)) return fetchRun(first, frameIndexes.length);
  return (await Promise.all(frameIndexes.map((frameIndex) => fetchRun(frameIndex, 1)))).flat();
}

function samplesOf({ directions, radii }: CutGrid): number {
  return directions * radii;
}

function answer(message: ProfileAnswer): void {
  postMessage(message, { transfer: 'profiles' in message ? [message.profiles.buffer] : [] });
}
