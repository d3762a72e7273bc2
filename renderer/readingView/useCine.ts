import { useEffect } from 'react';
import { startCine } from '../frames/cine.ts';
import type { Reading } from '../reading/reading.ts';

/** Plays the pullback at its own speed while the cine runs. */
export function useCine({ cineRunning, details: { pullback }, frameNumber }: Reading, goToFrame: (frameNumber: number) => void): void {
  useEffect(() => {
    if (!cineRunning) return;
    return startCine({ numberOfFrames: pullback.numberOfFrames, frameTimesMs: pullback.timing.frameTimesMs }, frameNumber, 1, goToFrame);
    // Where it starts is where the reader was; what it shows after that must not start it anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cineRunning, pullback, goToFrame]);
}
