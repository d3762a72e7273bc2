/** Frames a second where the file does not say when its frames were taken. The interface says that it is assumed. */
export const assumedFramesPerSecond = 15;

export interface CineTiming {
  readonly numberOfFrames: number;
  /** When each frame was taken, ms after the first; null where the file does not say. */
  readonly frameTimesMs: readonly number[] | null;
}

/**
 * The frame that stands at a moment of playing: `elapsedMs` of real time after `fromFrame` was on screen, `speed` times as
 * fast as it was taken, from the first frame again after the last. What the screen cannot show in time is left out, never
 * played slower.
 */
export function cineFrameNumber(timing: CineTiming, fromFrame: number, elapsedMs: number, speed: number): number {
  const times = playableTimes(timing);
  const last = times.length - 1;
  if (last <= 0) return 1;
  const lastFrameMs = (times[last]! - times[0]!) / last;
  const loopMs = times[last]! - times[0]! + lastFrameMs;
  const from = Math.min(Math.max(fromFrame, 1), times.length) - 1;
  const into = (((times[from]! - times[0]! + elapsedMs * speed) % loopMs) + loopMs) % loopMs;
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // Rounding must not hold a frame back that is due.
    if (times[middle]! - times[0]! <= into + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function playableTimes({ numberOfFrames, frameTimesMs }: CineTiming): readonly number[] {
  const usable =
    frameTimesMs !== null &&
    frameTimesMs.length === numberOfFrames &&
    frameTimesMs.every((time, i) => Number.isFinite(time) && (i === 0 || time >= frameTimesMs[i - 1]!)) &&
    frameTimesMs[numberOfFrames - 1]! > frameTimesMs[0]!;
  return usable ? frameTimesMs : Array.from({ length: numberOfFrames }, (_, i) => (i * 1000) / assumedFramesPerSecond);
}

export interface CineClock {
  readonly now: () => number;
  readonly onNextPaint: (step: () => void) => number;
  readonly cancel: (handle: number) => void;
}

const windowClock: CineClock = {
  now: () => performance.now(),
  onNextPaint: (step) => requestAnimationFrame(step),
  cancel: (handle) => cancelAnimationFrame(handle),
};

/** Plays from a frame on until the returned function is called; `show` is told each frame whose time has come. */
export function startCine(timing: CineTiming, fromFrame: number, speed: number, show: (frameNumber: number) => void, clock: CineClock = windowClock): () => void {
  const startedAt = clock.now();
  let shown = fromFrame;
  let handle = clock.onNextPaint(step);
  function step() {
    const frameNumber = cineFrameNumber(timing, fromFrame, clock.now() - startedAt, speed);
    if (frameNumber !== shown) {
      shown = frameNumber;
      show(frameNumber);
    }
    handle = clock.onNextPaint(step);
  }
  return () => clock.cancel(handle);
}
