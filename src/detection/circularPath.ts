/**
 * The closed path of least cost through a polar cost map: one radius for each angle, neighbours at most `slopeLimit` radii apart, each step of k radii costing
 * `slopeCost`·k². `costs[angle·radiusCount + radius]`; Infinity forbids a place. Dynamic programming one and a half times round the circle, of which the stretch in the
 * middle is kept: there the arbitrary start no longer matters and the ends meet. null where no path exists.
 */
export function circularPath(
  costs: Float32Array,
  angleCount: number,
  radiusCount: number,
  slopeLimit: number,
  slopeCost: number,
): Int32Array | null {
  const runUp = angleCount >> 2;
  const columns = angleCount + 2 * runUp;
  const cameFrom = new Int8Array(columns * radiusCount);
  let before = new Float32Array(radiusCount).fill(Infinity);
  let here = new Float32Array(radiusCount).fill(Infinity);
  const stepCost = Float32Array.from({ length: 2 * slopeLimit + 1 }, (_, k) => slopeCost * (k - slopeLimit) ** 2);
  const allowed = Array.from({ length: angleCount }, (_, angle) => allowedRadii(costs, angle * radiusCount, radiusCount));
  let reached = allowed[0]!;
  before.set(costs.subarray(0, radiusCount));
  for (let column = 1; column < columns; column++) {
    const base = (column % angleCount) * radiusCount;
    const span = allowed[column % angleCount]!;
    here.fill(Infinity);
    for (let radius = span.from; radius < span.to; radius++) {
      const own = costs[base + radius]!;
      if (own === Infinity) continue;
      let best = Infinity;
      let bestStep = 0;
      const low = Math.max(reached.from, radius - slopeLimit);
      const high = Math.min(reached.to - 1, radius + slopeLimit);
      const steps = slopeLimit - radius;
      for (let from = low; from <= high; from++) {
        const cost = before[from]! + stepCost[from + steps]!;
        if (cost < best) {
          best = cost;
          bestStep = from - radius;
        }
      }
      here[radius] = best + own;
      cameFrom[column * radiusCount + radius] = bestStep;
    }
    reached = span;
    [before, here] = [here, before];
  }
  let radius = 0;
  for (let k = 1; k < radiusCount; k++) if (before[k]! < before[radius]!) radius = k;
  if (!(before[radius]! < Infinity)) return null;
  const path = new Int32Array(angleCount);
  for (let column = columns - 1; column >= runUp; column--) {
    if (column < runUp + angleCount) path[column % angleCount] = radius;
    radius += cameFrom[column * radiusCount + radius]!;
  }
  return path;
}

/** From the first radius that is not forbidden to one past the last. */
export function allowedRadii(costs: Float32Array, base: number, radiusCount: number): { readonly from: number; readonly to: number } {
  let from = 0;
  let to = radiusCount;
  while (from < to && costs[base + from] === Infinity) from++;
  while (to > from && costs[base + to - 1] === Infinity) to--;
  return { from, to };
}
