import { allowedRadii } from './circularPath.ts';

/**
 * For each angle, what the best closed path that is there at least `away` radii from `path` costs more than `path`: the certainty
 * with which the path lies where it does (min-marginals). Infinity where nothing else is allowed. Costs as `circularPath` has them;
 * forward and backward sums over twice the circle, compared in its middle, where the open ends no longer matter.
 */
export function pathMargins(costs: Float32Array, path: Int32Array, radiusCount: number, slopeLimit: number, slopeCost: number, away: number): Float32Array {
  const angleCount = path.length;
  const map = { costs, angleCount, radiusCount, slopeLimit, slopeCost };
  const forward = sums(map, 1);
  const backward = sums(map, -1);
  const half = angleCount >> 1;
  return Float32Array.from({ length: angleCount }, (_, angle) => {
    const column = angle >= half ? angle : angle + angleCount;
    let best = Infinity;
    let other = Infinity;
    for (let radius = 0; radius < radiusCount; radius++) {
      const own = costs[angle * radiusCount + radius]!;
      if (own === Infinity) continue;
      const cost = forward[column * radiusCount + radius]! + backward[column * radiusCount + radius]! - own;
      if (Math.abs(radius - path[angle]!) < away) best = Math.min(best, cost);
      else other = Math.min(other, cost);
    }
    return Math.max(0, other - best);
  });
}

interface CostMap {
  readonly costs: Float32Array;
  readonly angleCount: number;
  readonly radiusCount: number;
  readonly slopeLimit: number;
  readonly slopeCost: number;
}

/** Least costs of reaching each place of twice the circle, going forwards (1) or backwards (-1). */
function sums({ costs, angleCount, radiusCount, slopeLimit, slopeCost }: CostMap, direction: 1 | -1): Float32Array {
  const columns = 2 * angleCount;
  const totals = new Float32Array(columns * radiusCount).fill(Infinity);
  const allowed = Array.from({ length: angleCount }, (_, angle) => allowedRadii(costs, angle * radiusCount, radiusCount));
  const stepCost = Float32Array.from({ length: 2 * slopeLimit + 1 }, (_, k) => slopeCost * (k - slopeLimit) ** 2);
  const first = direction === 1 ? 0 : columns - 1;
  totals.set(costs.subarray((first % angleCount) * radiusCount, (first % angleCount) * radiusCount + radiusCount), first * radiusCount);
  for (let k = 1; k < columns; k++) {
    const column = first + k * direction;
    const base = (column % angleCount) * radiusCount;
    const here = column * radiusCount;
    const before = here - direction * radiusCount;
    const reached = allowed[(column - direction) % angleCount]!;
    const span = allowed[column % angleCount]!;
    for (let radius = span.from; radius < span.to; radius++) {
      const own = costs[base + radius]!;
      if (own === Infinity) continue;
      let best = Infinity;
      const low = Math.max(reached.from, radius - slopeLimit);
      const high = Math.min(reached.to - 1, radius + slopeLimit);
      const steps = slopeLimit - radius;
      for (let from = low; from <= high; from++) {
        const cost = totals[before + from]! + stepCost[from + steps]!;
        if (cost < best) best = cost;
      }
      totals[here + radius] = best + own;
    }
  }
  return totals;
}
