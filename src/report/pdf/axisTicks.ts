/** An axis from 0 to `ceiling` in equal steps. */
export interface AxisScale {
  readonly ceiling: number;
  readonly step: number;
  readonly decimals: number;
}

/** A step of 1, 2 or 5 times a power of ten, such that about `count` steps make the span. */
function niceStep(span: number, count: number): number {
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

/** The smallest axis of whole steps that holds the value. */
export function ceilingFor(value: number): AxisScale {
  const step = niceStep(value, 4);
  return { ceiling: Math.ceil(value / step - 1e-9) * step, step, decimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/** Whole numbers between first and last, at most about `count` of them, at round places. */
export function axisTicks(first: number, last: number, count: number): readonly number[] {
  const step = Math.max(1, niceStep(Math.max(1, last - first), count));
  const ticks: number[] = [];
  for (let tick = Math.ceil(first / step) * step; tick <= last; tick += step) ticks.push(tick);
  return ticks;
}
