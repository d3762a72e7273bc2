import { Worker } from 'node:worker_threads';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { GreyFrame } from '../detection/detectionFrame.ts';
import { greyOfFrame } from '../detection/greyOfFrame.ts';
import type { RayBorder } from '../detection/rayBorder.ts';
import { type LumenCandidate, searchFrame } from '../detection/searchFrame.ts';
import { imagePoint } from '../geometry/imagePoint.ts';
import { AppError } from '../shared/appError.ts';
import type { OpenPullback } from './openPullback.ts';
import { programFolder } from './programFolder.ts';

const rayBorderSchema = z.object({ centre: z.object({ x: z.number(), y: z.number() }), radii: z.custom<Float32Array>((value) => value instanceof Float32Array) });

/** Frames of a pullback to be searched in their order, and what is known before. */
export const frameSearchesSchema = z.object({
  frameNumbers: z.array(z.number()),
  spacingMm: z.object({ column: z.number(), row: z.number() }).nullable(),
  excluded: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  /** Borders of frames on which the reader has drawn: their neighbours are searched from there as well. */
  known: z.array(z.object({ frameNumber: z.number(), anchor: rayBorderSchema })),
});
export type FrameSearches = z.infer<typeof frameSearchesSchema>;

export const searchWorkerDataSchema = z.object({ path: z.string(), searches: frameSearchesSchema });

export interface SearchedFrame {
  readonly frameNumber: number;
  /** Its pixels cannot be decoded. */
  readonly isDamaged: boolean;
  readonly candidates: readonly LumenCandidate[];
}

const doubtSchema = z.enum(['notStarShaped', 'onCatheter', 'atImageEdge', 'unclear']);
const searchedFrameSchema = z.object({
  frameNumber: z.number(),
  isDamaged: z.boolean(),
  candidates: z.array(
    rayBorderSchema.extend({
      clarity: z.number(),
      lumen: z.object({
        points: z.array(z.object({ x: z.number(), y: z.number() }).transform(({ x, y }) => imagePoint(x, y))),
        borderConfidence: z.array(z.number()),
        confidence: z.number(),
        doubts: z.array(doubtSchema),
      }),
    }),
  ),
});

/** A frame in grey; null where its pixels cannot be decoded, which keeps no other frame back. */
export async function greyFrameOf(opened: OpenPullback, frameNumber: number): Promise<GreyFrame | null> {
  try {
    return greyOfFrame(await opened.decodeFrame(frameNumber - 1), opened.pullback.pixels);
  } catch (error) {
    if (error instanceof AppError && error.code === 'dicom/frameUndecodable') return null;
    throw error;
  }
}

/** Searches frames one after the other, each also near what the one before showed. */
export async function searchInTurn(opened: OpenPullback, { frameNumbers, spacingMm, excluded, known }: FrameSearches, onSearched: (frame: SearchedFrame) => void): Promise<void> {
  const anchors = new Map(known.map(({ frameNumber, anchor }) => [frameNumber, anchor]));
  let before: RayBorder | undefined;
  for (const frameNumber of frameNumbers) {
    const frame = await greyFrameOf(opened, frameNumber);
    if (frame === null) {
      onSearched({ frameNumber, isDamaged: true, candidates: [] });
      continue;
    }
    const neighbour = anchors.get(frameNumber - 1) ?? anchors.get(frameNumber + 1) ?? before;
    const candidates = searchFrame(frame, { spacingMm, excluded, neighbour });
    [before] = candidates;
    onSearched({ frameNumber, isDamaged: false, candidates });
  }
}

/** Fewer frames than this are searched before a worker has started. */
const leastForWorkers = 24;
const mostWorkers = 8;

/** Searches frames in worker threads, by default as many as there are cores, each a stretch of the pullback; here where the frames are few or the program is not built. */
export async function searchFrames(
  path: string,
  opened: OpenPullback,
  searches: FrameSearches,
  onSearched: (frame: SearchedFrame) => void,
  threads = Math.min(mostWorkers, availableParallelism()),
): Promise<void> {
  const { frameNumbers } = searches;
  const workerCount = Math.min(threads, Math.floor(frameNumbers.length / leastForWorkers));
  const workerPath = join(programFolder(), 'dist', 'node', 'searchWorker.js');
  if (workerCount < 2 || !existsSync(workerPath)) return searchInTurn(opened, searches, onSearched);
  const share = Math.ceil(frameNumbers.length / workerCount);
  const workers: Worker[] = [];
  try {
    await Promise.all(
      Array.from({ length: workerCount }, (_, k) => {
        const worker = new Worker(workerPath, { workerData: { path, searches: { ...searches, frameNumbers: frameNumbers.slice(k * share, (k + 1) * share) } } });
        workers.push(worker);
        return new Promise<void>((resolve, reject) => {
          worker.on('message', (message: unknown) => onSearched(searchedFrameSchema.parse(message)));
          worker.on('error', reject);
          worker.on('exit', () => resolve());
        });
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
