import { EchoHistogram, type EchoLevels } from './echoLevels.ts';
import type { RaySamples } from './raySamples.ts';

export interface BorderCosts {
  /** `costs[ray·radiusCount + radius]` of a border just before that sample; Infinity where there can be none. */
  readonly costs: Float32Array;
  /** Mean just outside less mean just inside, as a share of the difference between tissue and blood. */
  readonly contrasts: Float32Array;
}

/** Lengths in search units; weights of the two terms against each other. */
const contrastWindow = 0.42;
const contrastWeight = 0.8;
const mostContrast = 1.3;
const leastContrast = -0.6;
const regionWeight = 1;
const mostCharge = 0.8;
const mostReward = 0.6;
/** Once a ray has run into so much that is brighter than blood, dark behind it is another vessel or a shadow and earns nothing. */
const wallCharge = 0.45;
const behindWallCharge = 0.05;

/**
 * Costs of a border at each place of the rays, from two terms that fail differently: contrast alone jumps to a brighter outer border,
 * region alone leaks through shadow and branches. Region: along the ray, what is brighter than half-way between blood and tissue is
 * charged, what is darker is rewarded, until a wall was met. Contrast: bright just outside, dark just inside.
 */
export function borderCosts(rays: RaySamples, levels: EchoLevels): BorderCosts {
  const { rayCount, radiusCount, radiusStep, values, usable, firstRadius, endRadius } = rays;
  const difference = levels.tissue - levels.blood;
  const middle = (levels.tissue + levels.blood) / 2;
  const window = Math.max(2, Math.round(contrastWindow / radiusStep));
  const costs = new Float32Array(values.length).fill(Infinity);
  const contrasts = new Float32Array(values.length);
  const sums = new Float32Array(radiusCount + 1);
  const counts = new Float32Array(radiusCount + 1);
  const excesses = new Float32Array(values.length);
  const walls = wallRadii(rays, middle, difference, excesses);
  const usualWall = middleOfWalls(walls);
  for (let ray = 0; ray < rayCount; ray++) {
    const base = ray * radiusCount;
    const end = endRadius[ray]!;
    const wall = walls[ray]!;
    const earnsUntil = wall === noWall ? usualWall : wall;
    for (let radius = 0; radius < end; radius++) {
      sums[radius + 1] = sums[radius]! + values[base + radius]!;
      counts[radius + 1] = counts[radius]! + usable[base + radius]!;
    }
    let charge = 0;
    // A border keeps a window's room to the image's edge.
    for (let radius = 0; radius < end - window; radius++) {
      if (radius >= firstRadius[ray]!) {
        const from = Math.max(0, radius - window);
        const inside = meanOr(sums, counts, from, radius, levels.blood);
        const outside = meanOr(sums, counts, radius, radius + window, levels.tissue);
        const contrast = (outside - inside) / difference;
        contrasts[base + radius] = contrast;
        costs[base + radius] = regionWeight * charge - contrastWeight * Math.max(leastContrast, Math.min(mostContrast, contrast));
      }
      if (usable[base + radius] === 0) continue;
      const excess = excesses[base + radius]!;
      charge += (radius <= earnsUntil ? excess : Math.max(0, excess) + (wall === noWall ? 0 : behindWallCharge)) * radiusStep;
    }
  }
  return { costs, contrasts };
}

const noWall = -1;

/** For each ray, the radius by which it has run into a wall; and at each place by how much it is brighter than half-way between blood and tissue. */
function wallRadii({ rayCount, radiusCount, radiusStep, values, usable, endRadius }: RaySamples, middle: number, difference: number, excesses: Float32Array): Int32Array {
  const walls = new Int32Array(rayCount).fill(noWall);
  for (let ray = 0; ray < rayCount; ray++) {
    const end = ray * radiusCount + endRadius[ray]!;
    let charge = 0;
    let least = 0;
    for (let at = ray * radiusCount; at < end; at++) {
      if (usable[at] === 0) continue;
      const excess = Math.max(-mostReward, Math.min(mostCharge, (values[at]! - middle) / difference));
      excesses[at] = excess;
      charge += excess * radiusStep;
      if (charge < least) least = charge;
      if (walls[ray] === noWall && charge - least > wallCharge) walls[ray] = at - ray * radiusCount;
    }
  }
  return walls;
}

/** Where no wall is met, in a shadow or a branch, dark earns only as far as the wall lies elsewhere: the middle of the others. */
function middleOfWalls(walls: Int32Array): number {
  const met = walls.filter((wall) => wall !== noWall).toSorted();
  return met[met.length >> 1] ?? 0;
}

function meanOr(sums: Float32Array, counts: Float32Array, from: number, to: number, otherwise: number): number {
  const count = counts[to]! - counts[from]!;
  return count > 0 ? (sums[to]! - sums[from]!) / count : otherwise;
}

/** Lengths in search units. */
const borderItself = 0.25;
const shell = 2.2;
const leastSamples = 60;

export interface LevelsAcross extends EchoLevels {
  /** How unlike each other the echoes within the border are, in levels: more than speckle where it holds something beside blood. */
  readonly unevenness: number;
}

/** Levels estimated anew from what a border encloses (its middle value) and what lies round it (its brighter part); those before where too little is seen. */
export function levelsAcross(rays: RaySamples, path: Int32Array, before: EchoLevels): LevelsAcross {
  const gap = Math.round(borderItself / rays.radiusStep);
  const reach = Math.round(shell / rays.radiusStep);
  const inside = new EchoHistogram();
  const outside = new EchoHistogram();
  for (let ray = 0; ray < rays.rayCount; ray++) {
    const border = path[ray]!;
    const end = Math.min(rays.endRadius[ray]!, border + reach);
    for (let radius = 0; radius < end; radius += 2) {
      const at = ray * rays.radiusCount + radius;
      if (rays.usable[at] === 0) continue;
      if (radius < border - gap) inside.add(rays.values[at]!);
      else if (radius > border + gap) outside.add(rays.values[at]!);
    }
  }
  if (inside.total < leastSamples || outside.total < leastSamples) return { ...before, unevenness: 0 };
  return { blood: inside.quantile(0.5), tissue: outside.quantile(0.62), unevenness: inside.quantile(0.9) - inside.quantile(0.1) };
}
