/** A smooth course through (place, value) pairs in ascending place: monotone cubic pieces that never overshoot a value, level beyond the ends. */
export function track(...knots: readonly (readonly [place: number, value: number])[]): (place: number) => number {
  const slopes = knots.map(([place, value], i) => {
    const before = knots[i - 1];
    const after = knots[i + 1];
    if (before === undefined || after === undefined) return 0;
    const left = (value - before[1]) / (place - before[0]);
    const right = (after[1] - value) / (after[0] - place);
    return left * right <= 0 ? 0 : (2 * left * right) / (left + right);
  });
  return (place) => {
    const next = knots.findIndex(([at]) => at > place);
    if (next === -1) return knots.at(-1)?.[1] ?? 0;
    if (next === 0) return knots[0]![1];
    const [from, low] = knots[next - 1]!;
    const [to, high] = knots[next]!;
    const span = to - from;
    const t = (place - from) / span;
    const t2 = t * t;
    const t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * low + (t3 - 2 * t2 + t) * span * slopes[next - 1]! + (3 * t2 - 2 * t3) * high + (t3 - t2) * span * slopes[next]!;
  };
}
