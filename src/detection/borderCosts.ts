import type { PolarImage } from './polarImage.ts';

/** Levels of compressed intensity (0–16). */
export interface BorderLevels {
  readonly blood: number;
  readonly tissue: number;
}

export interface BorderCosts {
  readonly costs: Float32Array;
  /** Share of the rays on which the border at the path's radius is clear. */
  readonly confidenceOf: (path: Int32Array) => number;
  /** The levels estimated anew from what the path encloses. */
  readonly levelsInside: (path: Int32Array) => BorderLevels;
}

/** Lengths in search units (millimetres where calibrated). */
const contrastWindow = 0.4;
const bloodRing = 1;
const tissueReach = 12;
/** How far brighter than blood something must be, as a share of the way to tissue, to be charged as wall inside the lumen. */
const bloodCeiling = 0.5;
const regionWeight = 0.9;
const contrastWeight = 1;
const clearContrast = 0.3;
/** Less than this between blood and tissue is no picture of a vein. */
const leastDifference = 1;

/**
 * Costs of a border at each place of a polar image, from two terms that fail differently: contrast alone jumps to a brighter outer border,
 * region alone leaks through shadow. Region: what is brighter than blood on the ray within the border. Contrast: mean just outside less mean just inside.
 * null where there is no difference between blood and tissue to go by.
 */
export function borderCosts(polar: PolarImage, known: BorderLevels | null): BorderCosts | null {
  const { angleCount, radiusCount, radiusStep, values, usable, firstRadius, endRadius } = polar;
  const levels = known ?? firstLevels(polar);
  const difference = levels.tissue - levels.blood;
  if (difference < leastDifference) return null;
  const costs = new Float32Array(angleCount * radiusCount).fill(Infinity);
  const contrasts = new Float32Array(angleCount * radiusCount);
  const window = Math.max(2, Math.round(contrastWindow / radiusStep));
  const ceiling = levels.blood + bloodCeiling * difference;
  for (let angle = 0; angle < angleCount; angle++) {
    const base = angle * radiusCount;
    let charged = 0;
    // A border ends at the image's edge with a window's room outside of it.
    const end = endRadius[angle]! - window;
    for (let radius = 0; radius < end; radius++) {
      if (radius >= firstRadius[angle]!) {
        const inside = windowMean(values, usable, base, radius - window, radius, levels.blood);
        const outside = windowMean(values, usable, base, radius, radius + window, levels.blood);
        const contrast = (outside - inside) / difference;
        contrasts[base + radius] = contrast;
        costs[base + radius] = regionWeight * charged - contrastWeight * Math.min(1.2, contrast);
      }
      if (usable[base + radius] === 1) {
        const excess = (values[base + radius]! - ceiling) / difference;
        charged += Math.min(1, Math.max(-0.25, excess)) * radiusStep;
        charged = Math.max(charged, 0);
      }
    }
  }
  return {
    costs,
    confidenceOf: (path) => path.reduce((clear, radius, angle) => clear + (contrasts[angle * radiusCount + radius]! > clearContrast ? 1 : 0), 0) / angleCount,
    levelsInside: (path) => levelsAcross(polar, path, levels),
  };
}

function windowMean(values: Float32Array, usable: Uint8Array, base: number, from: number, to: number, otherwise: number): number {
  let sum = 0;
  let count = 0;
  for (let radius = Math.max(0, from); radius < to; radius++) {
    if (usable[base + radius] === 0) continue;
    sum += values[base + radius]!;
    count++;
  }
  return count === 0 ? otherwise : sum / count;
}

/** Blood from the darker part of the ring next to the catheter (wall may lie against it), tissue from the brighter part of what lies around. */
function firstLevels(polar: PolarImage): BorderLevels {
  const near: number[] = [];
  const around: number[] = [];
  const ring = Math.round(bloodRing / polar.radiusStep);
  const reach = Math.min(polar.radiusCount, Math.round(tissueReach / polar.radiusStep));
  for (let angle = 0; angle < polar.angleCount; angle++) {
    const base = angle * polar.radiusCount;
    const first = polar.firstRadius[angle]!;
    for (let radius = first; radius < reach; radius++) {
      if (polar.usable[base + radius] === 0) continue;
      if (radius < first + ring) near.push(polar.values[base + radius]!);
      if (radius % 2 === 0) around.push(polar.values[base + radius]!);
    }
  }
  return { blood: quantile(near, 0.35), tissue: quantile(around, 0.75) };
}

/** Blood is the middle value inside; tissue what lies 2 units around, in its brighter half. */
function levelsAcross(polar: PolarImage, path: Int32Array, before: BorderLevels): BorderLevels {
  const inside: number[] = [];
  const outside: number[] = [];
  const shell = Math.round(2 / polar.radiusStep);
  path.forEach((border, angle) => {
    const base = angle * polar.radiusCount;
    const end = Math.min(polar.endRadius[angle]!, border + shell);
    for (let radius = 0; radius < end; radius++) {
      if (polar.usable[base + radius] === 0) continue;
      if (radius < border) inside.push(polar.values[base + radius]!);
      else outside.push(polar.values[base + radius]!);
    }
  });
  if (inside.length < 50 || outside.length < 50) return before;
  return { blood: quantile(inside, 0.45), tissue: quantile(outside, 0.6) };
}

function quantile(values: number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
