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
}

interface Seat {
  /** null after it broke, until the next frame comes. */
  worker: DecodeWorker | null;
  readonly jobs: Map<number, Job>;
}

const mostWorkers = 4;

/** Decodes frames of one pullback in module workers, each frame in the one with the least to do. A worker that breaks is replaced. */
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
      if ('frame' in answer) job.resolve(answer.frame);
      else job.reject(new AppError(answer.error.code, answer.error.message, { frameNumber: job.frameIndex + 1 }));
    });
    worker.addEventListener('error', () => {
      if (disposed || at.worker !== worker) return;
      for (const job of at.jobs.values()) job.reject(broken(job.frameIndex));
      at.jobs.clear();
      worker.terminate();
      at.worker = null;
    });
    return worker;
  }

  return {
    concurrency: size,
    decode: (encoded, frameIndex) =>
      new Promise((resolve, reject) => {
        const at = seats.reduce((least, other) => (other.jobs.size < least.jobs.size ? other : least));
        const id = nextId++;
        at.jobs.set(id, { frameIndex, resolve, reject });
        at.worker ??= start(at);
        at.worker.postMessage({ type: 'frame', id, frameIndex, encoded }, [encoded.buffer]);
      }),
    dispose: () => {
      disposed = true;
      for (const { worker, jobs } of seats) {
        worker?.terminate();
        for (const job of jobs.values()) job.reject(broken(job.frameIndex));
        jobs.clear();
      }
    },
  };
}

function broken(frameIndex: number): AppError {
  return new AppError('internal/unexpected', `Frame ${frameIndex + 1} could not be decoded: its decoder stopped. Go to it again.`, { frameNumber: frameIndex + 1 });
}

function startDecodeWorker(): DecodeWorker {
  return new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module', name: 'frame decoder' });
}

/** One core stays with the window. */
function defaultSize(): number {
  return Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency - 1));
}
