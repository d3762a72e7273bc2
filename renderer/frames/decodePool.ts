import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { AppError } from '../../src/shared/appError.ts';
import { type DecodeRequest, decodeAnswerSchema } from './decodeMessages.ts';
import type { FrameDecoder } from './frameSource.ts';
import type { PictureFrame } from './pictureFrame.ts';

/** What the pool needs of a worker. */
export interface DecodeWorker {
  postMessage(message: DecodeRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

interface Job {
  readonly frameIndex: number;
  readonly resolve: (frame: PictureFrame) => void;
  readonly reject: (error: AppError) => void;
  /** Goes off when the frame takes too long. */
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Seat {
  /** null after it broke, until the next frame comes. */
  worker: DecodeWorker | null;
  readonly jobs: Map<number, Job>;
}

const mostWorkers = 4;

/** The largest frames take a second or two: one that takes longer than this was made to keep a reader waiting. */
const patienceMs = 20_000;

/** Decodes frames of one pullback in module workers, each frame in the one with the least to do. A worker that breaks, or does not come to an end with a frame, is replaced. */
export function openDecodePool(pixels: ImagePixels, startWorker: () => DecodeWorker = startDecodeWorker, size = defaultSize()): FrameDecoder {
  let nextId = 1;
  let disposed = false;
  const seats: Seat[] = Array.from({ length: size }, () => ({ worker: null, jobs: new Map() }));
  for (const seat of seats) seat.worker = start(seat);

  function start(at: Seat): DecodeWorker {
    const worker = startWorker();
    worker.postMessage({ type: 'pixels', pixels }, []);
    worker.addEventListener('message', ({ data }) => {
      const answer = decodeAnswerSchema.parse(data);
      const job = at.jobs.get(answer.id);
      at.jobs.delete(answer.id);
      if (job === undefined) return;
      clearTimeout(job.timer);
      if ('frame' in answer) job.resolve(answer.frame);
      else job.reject(new AppError(answer.error.code, answer.error.message, { frameNumber: job.frameIndex + 1 }));
    });
    worker.addEventListener('error', () => {
      if (!disposed && at.worker === worker) stop(at);
    });
    return worker;
  }

  /** Without a worker until the next frame comes. */
  function stop(at: Seat): void {
    at.worker?.terminate();
    at.worker = null;
    for (const job of at.jobs.values()) {
      clearTimeout(job.timer);
      job.reject(broken(job.frameIndex));
    }
    at.jobs.clear();
  }

  function giveUp(at: Seat, id: number): void {
    const job = at.jobs.get(id);
    at.jobs.delete(id);
    job?.reject(endless(job.frameIndex));
    stop(at);
  }

  return {
    concurrency: size,
    decode: (encoded, frameIndex) =>
      new Promise((resolve, reject) => {
        const at = seats.reduce((least, other) => (other.jobs.size < least.jobs.size ? other : least));
        const id = nextId++;
        at.jobs.set(id, { frameIndex, resolve, reject, timer: setTimeout(() => giveUp(at, id), patienceMs) });
        at.worker ??= start(at);
        at.worker.postMessage({ type: 'frame', id, frameIndex, encoded }, [encoded.buffer]);
      }),
    dispose: () => {
      disposed = true;
      for (const seat of seats) stop(seat);
    },
  };
}

function broken(frameIndex: number): AppError {
  return new AppError('internal/unexpected', `Frame ${frameIndex + 1} could not be decoded: its decoder stopped. Go to it again.`, { frameNumber: frameIndex + 1 });
}

function endless(frameIndex: number): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameIndex + 1} cannot be decoded: its data keeps the decoder busy without an end. The other frames can be read.`, { frameNumber: frameIndex + 1 });
}

function startDecodeWorker(): DecodeWorker {
  return new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module', name: 'frame decoder' });
}

/** One core stays with the window. */
function defaultSize(): number {
  return Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency - 1));
}
