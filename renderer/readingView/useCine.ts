import { useEffect } from 'react';
import { startCine } from '../frames/cine.ts';
import { useCineSpeed } from '../frames/cineSpeed.ts';
import type { Reading } from '../reading/reading.ts';

/** Plays the pullback while the cine runs, at its own speed or as many times as fast as the reader has chosen. */
export function useCine({ cineRunning, details: { pullback }, frameNumber }: Reading, goToFrame: (frameNumber: number) => void): void {
  const speed = useCineSpeed((cine) => cine.speed);
  useEffect(() => {
    if (!cineRunning) return;
    return startCine({ numberOfFrames: pullback.numberOfFrames, frameTimesMs: pullback.timing.frameTimesMs }, frameNumber, speed, goToFrame);
    // Where it starts is where the reader was; what it shows after that must not start it anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cineRunning, pullback, speed, goToFrame]);
}
