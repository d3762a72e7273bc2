import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

export const decodeWorkerDataSchema = z.object({ path: z.string(), framesToRead: z.number() });
export const decodeWorkSchema = z.object({ times: z.number() });

const framesToRead = 32;

/** A decoding worker thread that holds some frames of a file. */
export interface DecodingWorker {
  /** Decodes so many frames, going round those it holds. */
  decode(times: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startDecodingWorker(path: string): Promise<DecodingWorker> {
  const worker = new Worker(new URL('./decodeWorker.js', import.meta.url), { workerData: { path, framesToRead } });
  await once(worker, 'message');
  return {
    decode: async (times) => {
      const done = once(worker, 'message');
      worker.postMessage({ times });
      await done;
    },
    stop: async () => void (await worker.terminate()),
  };
}
