import { createHash } from 'node:crypto';
import { openPullbackFile } from '../../src/node/openPullback.ts';
import { AppError } from '../../src/shared/appError.ts';
import { type FrameOutcome, type Outcome, requestSchema } from './outcome.ts';

/** The process in which mutated files are opened: what hangs or takes all memory in it does so alone. */
process.on('message', (message) => {
  const { path, frames } = requestSchema.parse(message);
  void outcomeOf(path, frames).then((outcome) => process.send?.(outcome));
});

process.on('disconnect', () => process.exit());

async function outcomeOf(path: string, frameCount: number): Promise<Outcome> {
  try {
    const opened = await openPullbackFile(path);
    try {
      const { rows, columns } = opened.pullback.pixels;
      const frames: FrameOutcome[] = [];
      for (let i = 0; i < Math.min(frameCount, opened.pullback.numberOfFrames); i++) frames.push(await frameOf(() => opened.decodeFrame(i)));
      const warnings = [...opened.pullback.warnings, ...(await opened.checkFrames())].map(({ code }) => code);
      const peakMemoryBytes = process.resourceUsage().maxRSS * 1024;
      return { kind: 'opened', rows, columns, numberOfFrames: opened.pullback.numberOfFrames, warnings, frames, peakMemoryBytes };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof AppError) return { kind: 'refused', code: error.code };
    return { kind: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function frameOf(decode: () => ReturnType<Awaited<ReturnType<typeof openPullbackFile>>['decodeFrame']>): Promise<FrameOutcome> {
  try {
    const { rows, columns, data } = await decode();
    const digest = createHash('sha256').update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex');
    return { rows, columns, length: data.length, digest };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code };
    throw error;
  }
}
