import { type FrameScale, xOfFrame } from './frameScale.ts';

/** A place on an axis with what is written there. */
export interface AxisTick {
  readonly x: number;
  readonly value: number;
}

/** The step of 1, 2 or 5 times a power of ten that makes at most `count` steps of the span. */
export function roundStep(span: number, count: number): number {
  if (!(span > 0) || count < 1) return 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
}

/** Frame numbers at round places, none nearer to another than `apartPx`. */
export function frameTicks(scale: FrameScale, apartPx: number): readonly AxisTick[] {
  const count = Math.max(1, Math.floor(scale.width / apartPx));
  const step = Math.max(1, roundStep(scale.frames, count));
  const ticks: AxisTick[] = [];
  const last = Math.min(scale.numberOfFrames, Math.ceil(scale.fromFrame + scale.frames));
  for (let frame = Math.max(step, Math.ceil(scale.fromFrame / step) * step); frame <= last; frame += step) ticks.push({ x: xOfFrame(scale, frame), value: frame });
  return ticks;
}

/** An area axis from 0 to a little above `largest`, with round areas on it. */
export function areaTicks(largest: number, count: number): { readonly ceiling: number; readonly values: readonly number[] } {
  if (!(largest > 0)) return { ceiling: 1, values: [0] };
  const ceiling = largest * 1.03;
  const step = roundStep(largest, count);
  return { ceiling, values: Array.from({ length: Math.floor(ceiling / step) + 1 }, (_, index) => index * step) };
}

/**
 * Round millimetres along the vein at the frames where they are reached, by linear interpolation between neighbouring
 * frames of known place. Places may run either way and may be unknown (null) at the ends.
 */
export function positionTicks(scale: FrameScale, positionsMm: readonly (number | null)[], apartPx: number): readonly AxisTick[] {
  const known = positionsMm.filter((position) => position !== null);
  if (known.length < 2) return [];
  const span = Math.max(...extremes(known)) - Math.min(...extremes(known));
  const knownWidth = (known.length / scale.frames) * scale.width;
  const step = roundStep(span, Math.max(1, Math.floor(knownWidth / apartPx)));
  const ticks: AxisTick[] = [];
  for (let index = 1; index < positionsMm.length; index++) {
    const from = positionsMm[index - 1] ?? null;
    const to = positionsMm[index] ?? null;
    if (from === null || to === null) continue;
    const firstKnown = index === 1 || (positionsMm[index - 2] ?? null) === null;
    for (const value of multiplesBetween(from, to, step, firstKnown)) {
      const share = to === from ? 0 : (value - from) / (to - from);
      const x = xOfFrame(scale, index + share);
      const last = ticks.at(-1);
      if (last === undefined || x - last.x >= apartPx * 0.6) ticks.push({ x, value });
    }
  }
  return ticks;
}

function extremes(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

/** Multiples of the step in (from, to], and `from` itself where nothing lies before it. */
function multiplesBetween(from: number, to: number, step: number, withFrom: boolean): readonly number[] {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const found: number[] = [];
  for (let multiple = Math.ceil(low / step - 1e-9); multiple * step <= high + 1e-9; multiple++) {
    const value = multiple * step;
    if (withFrom || Math.abs(value - from) > 1e-9) found.push(value === 0 ? 0 : value);
  }
  return to < from ? found.reverse() : found;
}
