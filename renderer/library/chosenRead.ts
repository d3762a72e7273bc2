import type { PullbackEntry, ReadEntry } from '../../src/api/libraryListing.ts';

/** The read of a pullback that stands for it: the reader's own newest one, else one that nobody owns yet, else the newest. */
export function chosenRead({ reads }: Pick<PullbackEntry, 'reads'>, reader: string | null): ReadEntry | null {
  return reads.findLast((read) => reader !== null && read.reader === reader) ?? reads.findLast((read) => read.reader === '') ?? reads.at(-1) ?? null;
}
