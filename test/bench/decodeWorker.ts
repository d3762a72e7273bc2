import { parentPort, workerData } from 'node:worker_threads';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { decodeWorkerDataSchema, decodeWorkSchema } from './decodeWork.ts';

// A worker that decodes frames by the program's own decoder: it reads some of a file, says so, then decodes them as often as it is told.

const { path, framesToRead } = decodeWorkerDataSchema.parse(workerData);
void begin();

async function begin(): Promise<void> {
  const open = await openPullbackFile(path);
  const frames: Uint8Array[] = [];
  for (let i = 0; i < framesToRead; i++) frames.push(await open.readFrameBytes(i));
  await open.close();
  parentPort?.on('message', (message: unknown) => {
    const { times } = decodeWorkSchema.parse(message);
    void (async () => {
      for (let i = 0; i < times; i++) await decodeFrame(frames[i % frames.length]!, open.pullback.pixels, i + 1);
      parentPort?.postMessage('done');
    })();
  });
  parentPort?.postMessage('ready');
}
