import type { InstancePlace } from './instancePlace.ts';
import type { PullbackTiming } from './pullback.ts';

/** When the frames of a pullback that was gathered were taken: by the times of its instances, else evenly where all give the same interval, else unknown. */
export function gatheredTiming(places: readonly InstancePlace[]): PullbackTiming {
  const times = places.map(({ takenAtMs }) => takenAtMs);
  const frameTimesMs = times.map((time) => (time ?? Number.NaN) - (times[0] ?? Number.NaN));
  if (frameTimesMs.every((time, index) => (index === 0 ? time === 0 : time > frameTimesMs[index - 1]!))) return { source: 'acquisitionTimes', frameTimesMs };
  const interval = places[0]?.frameIntervalMs ?? null;
  if (interval === null || places.some(({ frameIntervalMs }) => frameIntervalMs?.ms !== interval.ms)) return { source: 'none', frameTimesMs: null };
  return { source: interval.source, frameTimesMs: places.map((_, index) => index * interval.ms) };
}

/** Whether every number is there and one more than the one before it. */
export function numbersRunOn(numbers: readonly (number | null)[]): boolean {
  return numbers.every((number, index) => number !== null && (index === 0 || number === numbers[index - 1]! + 1));
}
