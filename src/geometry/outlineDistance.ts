import { curveInMm, type PlaneCurve } from './planeCurve.ts';
import { sampleCurve, stepsForTotal } from './curveSampling.ts';
import { resampleClosed } from './resampleClosed.ts';
import type { SpacingMm } from './spacingMm.ts';

/** How far two outlines lie apart, in mm. */
export interface OutlineDistance {
  /** Symmetric Hausdorff distance: the farthest that a point of one lies from the other. */
  readonly hausdorffMm: number;
  /** Mean distance of the points of one to the other outline, averaged over both directions. */
  readonly meanMm: number;
}

const sampledPoints = 720;

/** Distances between two curves in image space, measured between points evenly along the one and the outline of the other (some 720 points each). */
export function outlineDistance(a: PlaneCurve, b: PlaneCurve, spacingMm: SpacingMm): OutlineDistance {
  const outlineA = evenly(curveInMm(a, spacingMm));
  const outlineB = evenly(curveInMm(b, spacingMm));
  const there = directed(outlineA, outlineB);
  const back = directed(outlineB, outlineA);
  return { hausdorffMm: Math.max(there.farthest, back.farthest), meanMm: (there.mean + back.mean) / 2 };
}

/** Points at even steps of arc length: with steps of the curve's parameter a densely controlled stretch would weigh more. */
function evenly(curve: PlaneCurve): Float64Array {
  const xy = sampleCurve(curve, stepsForTotal(curve, sampledPoints, 16));
  return resampleClosed(xy, sampledPoints);
}

function directed(from: Float64Array, to: Float64Array): { farthest: number; mean: number } {
  let farthest = 0;
  let sum = 0;
  for (let i = 0; i < from.length; i += 2) {
    const distance = Math.sqrt(squaredDistanceToPolyline(from[i]!, from[i + 1]!, to));
    sum += distance;
    if (distance > farthest) farthest = distance;
  }
  return { farthest, mean: sum / (from.length / 2) };
}

function squaredDistanceToPolyline(x: number, y: number, xy: Float64Array): number {
  let best = Infinity;
  let px = xy[xy.length - 2]! - x;
  let py = xy[xy.length - 1]! - y;
  for (let i = 0; i < xy.length; i += 2) {
    const qx = xy[i]! - x;
    const qy = xy[i + 1]! - y;
    const ex = qx - px;
    const ey = qy - py;
    const squared = ex * ex + ey * ey;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(px * ex + py * ey) / squared));
    const nx = px + share * ex;
    const ny = py + share * ey;
    const distance = nx * nx + ny * ny;
    if (distance < best) best = distance;
    px = qx;
    py = qy;
  }
  return best;
}
