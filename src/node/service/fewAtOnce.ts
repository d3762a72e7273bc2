/** Runs work as soon as fewer than so many others run. Work whose signal was aborted while it waited is left out, and refused with the signal's reason. */
export type FewAtOnce = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

export function fewAtOnce(most: number): FewAtOnce {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, signal) => {
    // Who waits is given the place of one that ended, so that nobody slips in between.
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
