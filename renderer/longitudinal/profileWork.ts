/** A run of sampled frames to fetch at one time, by their places among the sampled ones, from 0. */
export type ProfileBatch = readonly number[];

/** Few enough that the reader's next frame never waits long for a core. */
const batchFrames = 4;
/** Some columns of the picture each; a pullback's course is seen before all of it is there. */
const coarseFrames = 96;

/** Frames between those of the first, coarse pass. */
export function coarseStep(numberOfPlaces: number): number {
  return Math.max(1, Math.ceil(numberOfPlaces / coarseFrames));
}

/** All places once: every so-manieth first, then what lies between, in batches. */
export function batchesOfPlaces(numberOfPlaces: number): readonly ProfileBatch[] {
  const step = coarseStep(numberOfPlaces);
  const all = Array.from({ length: numberOfPlaces }, (_, place) => place);
  const coarse = all.filter((place) => place % step === 0);
  const between = all.filter((place) => place % step !== 0);
  return [...batched(step === 1 ? [] : coarse), ...batched(step === 1 ? all : between)];
}

function batched(places: readonly number[]): readonly ProfileBatch[] {
  return Array.from({ length: Math.ceil(places.length / batchFrames) }, (_, i) => places.slice(i * batchFrames, (i + 1) * batchFrames));
}
