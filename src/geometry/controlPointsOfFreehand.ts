import { closedCurve } from './closedCurve.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import { pointOnPiece, type PlaneCurve } from './planeCurve.ts';
import { segmentsMeet } from './segmentsMeet.ts';

const firstPointCount = 6;
const mostPoints = 48;
const stepsPerPiece = 24;
/** How much of the stroke's length at either end may be cut off where the hand drew past its starting point. */
const overshootShare = 0.25;

/**
 * The few control points through which a periodic cubic follows a freehand stroke to within `toleranceImagePx` (image pixels).
 * The stroke is closed; where its end runs across its beginning, what lies beyond the crossing is cut off. Points are put where the curve
 * strays most, until it strays nowhere by more than the tolerance or there are 48 of them.
 *
 * null where the stroke has fewer than three distinct points and so encloses nothing.
 */
export function controlPointsOfFreehand(path: readonly ImagePoint[], toleranceImagePx: number): readonly ImagePoint[] | null {
  const stroke = withoutOvershoot(withoutRepeats(path));
  if (stroke.length < 3) return null;
  const along = arcLengths(stroke);
  const total = along[stroke.length]!;
  const limit = Math.min(mostPoints, stroke.length);
  let chosen = evenlySpaced(along, total, Math.min(firstPointCount, limit));
  for (;;) {
    const curve = closedCurve(chosen.map((i) => stroke[i]!), 'periodicCubic');
    const worst = worstPerPiece(stroke, chosen, curve).filter((stray) => stray.distance > toleranceImagePx);
    if (worst.length === 0 || chosen.length >= limit) break;
    worst.sort((a, b) => b.distance - a.distance);
    const added = worst.slice(0, Math.min(Math.ceil(chosen.length / 3), limit - chosen.length)).map((stray) => stray.index);
    chosen = [...chosen, ...added].sort((a, b) => a - b);
  }
  return chosen.map((i) => stroke[i]!);
}

function withoutRepeats(path: readonly ImagePoint[]): readonly ImagePoint[] {
  const kept: ImagePoint[] = [];
  for (const point of path) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) > 1e-3) kept.push(point);
  }
  while (kept.length > 1 && Math.hypot(kept[0]!.x - kept.at(-1)!.x, kept[0]!.y - kept.at(-1)!.y) <= 1e-3) kept.pop();
  return kept;
}

/** Cuts a stroke that crossed its own beginning down to the loop between the crossing. */
function withoutOvershoot(stroke: readonly ImagePoint[]): readonly ImagePoint[] {
  const n = stroke.length;
  if (n < 5) return stroke;
  const along = arcLengths(stroke);
  const openLength = along[n - 1]!;
  const xy = new Float64Array(n * 2);
  stroke.forEach((point, i) => {
    xy[2 * i] = point.x;
    xy[2 * i + 1] = point.y;
  });
  for (let i = 0; i < n - 1 && along[i]! <= overshootShare * openLength; i++) {
    for (let j = n - 2; j > i + 1 && along[j + 1]! >= (1 - overshootShare) * openLength; j--) {
      const meeting = segmentsMeet(xy, i, xy, j);
      if (meeting !== null) return withoutRepeats([imagePoint(meeting.x, meeting.y), ...stroke.slice(i + 1, j + 1)]);
    }
  }
  return stroke;
}

/** Length up to each point, and last that of the closed stroke. */
function arcLengths(stroke: readonly ImagePoint[]): Float64Array {
  const n = stroke.length;
  const along = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const next = stroke[(i + 1) % n]!;
    along[i + 1] = along[i]! + Math.hypot(next.x - stroke[i]!.x, next.y - stroke[i]!.y);
  }
  return along;
}

function evenlySpaced(along: Float64Array, total: number, count: number): number[] {
  const chosen = new Set<number>();
  let i = 0;
  for (let k = 0; k < count; k++) {
    while (i < along.length - 2 && along[i]! < (total * k) / count) i++;
    chosen.add(i);
  }
  return fillUp([...chosen], along.length - 1);
}

/** At least three points of the stroke, whatever its spacing. */
function fillUp(chosen: number[], n: number): number[] {
  for (let i = 0; chosen.length < 3 && i < n; i++) if (!chosen.includes(i)) chosen.push(i);
  return chosen.sort((a, b) => a - b);
}

interface Stray {
  readonly index: number;
  readonly distance: number;
}

/** For each piece the stroke's point between its two ends that lies farthest from it. */
function worstPerPiece(stroke: readonly ImagePoint[], chosen: readonly number[], curve: PlaneCurve): Stray[] {
  const n = stroke.length;
  return chosen.flatMap((from, piece): Stray[] => {
    const to = piece + 1 < chosen.length ? chosen[piece + 1]! : chosen[0]! + n;
    const samples = Array.from({ length: stepsPerPiece + 1 }, (_, k) => pointOnPiece(curve, piece, k / stepsPerPiece));
    let worst: Stray | null = null;
    for (let i = from + 1; i < to; i++) {
      const point = stroke[i % n]!;
      let nearest = Infinity;
      for (let k = 0; k < stepsPerPiece; k++) nearest = Math.min(nearest, distanceToSegment(point, samples[k]!, samples[k + 1]!));
      if (worst === null || nearest > worst.distance) worst = { index: i % n, distance: nearest };
    }
    return worst === null ? [] : [worst];
  });
}

function distanceToSegment(p: ImagePoint, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const ex = b.x - a.x;
  const ey = b.y - a.y;
  const squared = ex * ex + ey * ey;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * ex + (p.y - a.y) * ey) / squared));
  return Math.hypot(a.x + share * ex - p.x, a.y + share * ey - p.y);
}
