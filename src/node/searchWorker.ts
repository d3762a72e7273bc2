import { parentPort, workerData } from 'node:worker_threads';
import { openNamed } from './openNamed.ts';
import { searchInTurn, searchWorkerDataSchema } from './searchFrames.ts';

// A thread that decodes and searches its stretch of a pullback and ends.

const { path, searches } = searchWorkerDataSchema.parse(workerData);
const opened = await openNamed(path);
try {
  await searchInTurn(opened, searches, (frame) => parentPort?.postMessage(frame));
} finally {
  await opened.close();
}
