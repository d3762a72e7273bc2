/** Times of yardstick and subject, ms, measured in turns: what slows the machine down for a while slows both down. */
export interface Turns {
  readonly yardstickMs: readonly number[];
  readonly subjectMs: readonly number[];
}

/** Both once without counting, then yardstick, subject, yardstick, subject … Each answers how long it took in ms. */
export async function inTurns(rounds: number, yardstick: () => Promise<number> | number, subject: () => Promise<number> | number): Promise<Turns> {
  await yardstick();
  await subject();
  const yardstickMs: number[] = [];
  const subjectMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    yardstickMs.push(await yardstick());
    subjectMs.push(await subject());
  }
  return { yardstickMs, subjectMs };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies, linearly between neighbours. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at));
}

/** Runs work and answers how long it took, ms. */
export async function timedMs(work: () => Promise<unknown> | unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Ratio of the medians, and the two medians in words. */
export function ratioOf({ yardstickMs, subjectMs }: Turns): { readonly ratio: number; readonly runs: number; readonly from: string } {
  const subject = median(subjectMs);
  const yardstick = median(yardstickMs);
  return { ratio: subject / yardstick, runs: subjectMs.length, from: `${msWords(subject)} against ${msWords(yardstick)}` };
}

export function msWords(ms: number): string {
  return `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;
}
