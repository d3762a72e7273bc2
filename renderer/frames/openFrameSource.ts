import type { Pullback } from '../../src/pullback/pullback.ts';
import { cacheBudgetBytes, deviceMemoryGib } from './cacheBudget.ts';
import { openDecodePool } from './decodePool.ts';
import { encodedFramesFrom } from './encodedFrames.ts';
import { FrameSource } from './frameSource.ts';

/** The frames of a pullback of the library, decoded in workers. Dispose of it when the pullback is closed. */
export function openFrameSource(pullbackId: string, pullback: Pullback, fetchBytes: typeof fetch = fetch): FrameSource {
  const { pixels, numberOfFrames } = pullback;
  const colour = pixels.samplesPerPixel > 1 || pixels.palette !== null;
  return new FrameSource({
    numberOfFrames,
    frameBytes: pixels.rows * pixels.columns * (colour ? 4 : Math.ceil(pixels.bitsAllocated / 8)),
    fetchEncoded: encodedFramesFrom(pullbackId, (input, init) => fetchBytes(input, init)),
    decoder: openDecodePool(pixels),
    budgetBytes: cacheBudgetBytes(deviceMemoryGib()),
  });
}
