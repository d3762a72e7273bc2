import { join } from 'node:path';
import { AppError } from '../../shared/appError.ts';
import { type FrameRange, frameNumbersOf } from '../../shared/frameList.ts';
import { openNamed } from '../openNamed.ts';
import { pngOfFrame } from '../pngOfFrame.ts';
import { makeOutputFolder, writeFileAtomically } from '../writeFileAtomically.ts';

export interface FramesRequest {
  readonly path: string;
  readonly outFolder: string;
  /** null: all frames. */
  readonly frames: readonly FrameRange[] | null;
  /** Called after every frame, for whoever shows progress. */
  readonly onFrame?: (done: number, total: number) => void;
}

/**
 * Writes frames as `frame-000001.png` into a folder. A frame that cannot be decoded does not keep the others from being written;
 * it is thrown at the end, with how many were written.
 */
export async function framesCommand(request: FramesRequest): Promise<{ readonly written: number }> {
  const opened = await openNamed(request.path);
  try {
    const { numberOfFrames, pixels } = opened.pullback;
    const frameNumbers = frameNumbersOf(request.frames ?? [{ first: 1, last: numberOfFrames }], numberOfFrames);
    await makeOutputFolder(request.outFolder);
    const refused: AppError[] = [];
    for (const [done, frameNumber] of frameNumbers.entries()) {
      try {
        const png = pngOfFrame(await opened.decodeFrame(frameNumber - 1), pixels);
        await writeFileAtomically(join(request.outFolder, `frame-${String(frameNumber).padStart(6, '0')}.png`), png);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'dicom/frameUndecodable') throw error;
        refused.push(error);
      }
      request.onFrame?.(done + 1, frameNumbers.length);
    }
    const written = frameNumbers.length - refused.length;
    if (refused[0]) throw incomplete(refused[0], refused.length, written);
    return { written };
  } finally {
    await opened.close();
  }
}

function incomplete(first: AppError, refusedCount: number, written: number): AppError {
  const others = refusedCount > 1 ? ` So it is with ${refusedCount - 1} more.` : '';
  return new AppError(first.code, `${first.message}${others} ${written} frames were written.`, { ...first.details, written }, { cause: first });
}
