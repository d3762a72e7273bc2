import { curveInMm, type PlaneCurve } from './planeCurve.ts';
import { sampleCurve, stepsForTotal } from './curveSampling.ts';
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

/** A closed polyline given as x0 y0 x1 y1 … cut into `count` steps of equal length, starting at its first point. */
export function resampleClosed(xy: Float64Array, count: number): Float64Array {
  const n = xy.length / 2;
  const along = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    along[i + 1] = along[i]! + Math.hypot(xy[2 * next]! - xy[2 * i]!, xy[2 * next + 1]! - xy[2 * i + 1]!);
  }
  const total = along[n]!;
  const result = new Float64Array(count * 2);
  let segment = 0;
  for (let k = 0; k < count; k++) {
    const at = (total * k) / count;
    while (segment < n - 1 && along[segment + 1]! <= at) segment++;
    const length = along[segment + 1]! - along[segment]!;
    const share = length === 0 ? 0 : (at - along[segment]!) / length;
    const next = segment + 1 === n ? 0 : segment + 1;
    result[2 * k] = xy[2 * segment]! + share * (xy[2 * next]! - xy[2 * segment]!);
    result[2 * k + 1] = xy[2 * segment + 1]! + share * (xy[2 * next + 1]! - xy[2 * segment + 1]!);
  }
  return result;
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
