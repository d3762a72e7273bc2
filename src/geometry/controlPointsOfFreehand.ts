import { closedCurve } from './closedCurve.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import { pointOnPiece, type PlaneCurve } from './planeCurve.ts';
import { resampleClosed } from './resampleClosed.ts';

const firstPointCount = 8;
const mostPoints = 48;
const stepsPerPiece = 16;
/** How much of the stroke at either end may be cut off where the hand drew past its starting point. */
const overshootShare = 0.25;
/** A stroke of this few places was clicked rather than drawn: they are the control points. */
const clickedPoints = 8;

/**
 * The few control points through which a periodic cubic follows a freehand stroke to within about `toleranceImagePx` (image pixels). The stroke is closed; where
 * its end runs beside or across its beginning the surplus is cut off; the hand's tremor, finer than the tolerance, is smoothed away. Points are then
 * put where the curve strays most, until it strays nowhere by more than the tolerance.
 *
 * null where the stroke has fewer than three distinct places and so encloses nothing.
 */
export function controlPointsOfFreehand(path: readonly ImagePoint[], toleranceImagePx: number): readonly ImagePoint[] | null {
  const stroke = withoutOvershoot(withoutRepeats(path));
  if (stroke.length < 3) return null;
  if (stroke.length <= clickedPoints) return stroke;
  const outline = smoothed(stroke, Math.max(0.05, toleranceImagePx));
  const count = outline.length;
  const spread = Math.min(firstPointCount, count);
  let chosen = Array.from({ length: spread }, (_, k) => Math.round((k * count) / spread));
  for (;;) {
    const curve = closedCurve(chosen.map((i) => outline[i]!), 'periodicCubic');
    const worst = worstPerPiece(outline, chosen, curve).filter((stray) => stray.distance > toleranceImagePx);
    if (worst.length === 0 || chosen.length >= mostPoints) break;
    worst.sort((a, b) => b.distance - a.distance);
    const added = worst.slice(0, Math.min(Math.ceil(chosen.length / 4), mostPoints - chosen.length)).map((stray) => stray.index);
    chosen = [...chosen, ...added].sort((a, b) => a - b);
  }
  return chosen.map((i) => outline[i]!);
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

/**
 * Cuts the stroke where its end comes closest to its beginning, weighing the gap to be closed against the length that is cut off:
 * a stroke that stops short loses nothing, one that runs on beside or across its beginning loses the surplus.
 */
function withoutOvershoot(stroke: readonly ImagePoint[]): readonly ImagePoint[] {
  const n = stroke.length;
  if (n <= clickedPoints) return stroke;
  const along = new Float64Array(n);
  for (let i = 1; i < n; i++) along[i] = along[i - 1]! + Math.hypot(stroke[i]!.x - stroke[i - 1]!.x, stroke[i]!.y - stroke[i - 1]!.y);
  const total = along[n - 1]!;
  let best = Infinity;
  let from = 0;
  let to = n - 1;
  for (let i = 0; i < n && along[i]! <= overshootShare * total; i++) {
    for (let j = n - 1; j > i && along[j]! >= (1 - overshootShare) * total; j--) {
      const gap = Math.hypot(stroke[i]!.x - stroke[j]!.x, stroke[i]!.y - stroke[j]!.y);
      const cost = gap + 0.25 * (along[i]! + total - along[j]!);
      if (cost < best) {
        best = cost;
        from = i;
        to = j;
      }
    }
  }
  return withoutRepeats(stroke.slice(from, to + 1));
}

/**
 * The closed stroke at even steps, smoothed along its length by a bell curve of 2 tolerances: a bend of radius r moves inwards by 2·tolerance²/r,
 * far less than the tolerance itself.
 */
function smoothed(stroke: readonly ImagePoint[], tolerancePx: number): readonly ImagePoint[] {
  const xy = new Float64Array(stroke.length * 2);
  let length = 0;
  stroke.forEach((point, i) => {
    xy[2 * i] = point.x;
    xy[2 * i + 1] = point.y;
    const next = stroke[(i + 1) % stroke.length]!;
    length += Math.hypot(next.x - point.x, next.y - point.y);
  });
  const count = Math.min(720, Math.max(64, Math.ceil(length / Math.max(0.5, tolerancePx))));
  const even = resampleClosed(xy, count);
  const sigma = (2 * tolerancePx * count) / length;
  const reach = Math.min(Math.floor(count / 4), Math.ceil(3 * sigma));
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / sigma) ** 2));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, (_, i) => {
    let x = 0;
    let y = 0;
    weights.forEach((weight, k) => {
      const at = (i + k - reach + count) % count;
      x += weight * even[2 * at]!;
      y += weight * even[2 * at + 1]!;
    });
    return imagePoint(x / whole, y / whole);
  });
}

interface Stray {
  readonly index: number;
  readonly distance: number;
}

/** For each piece the outline's point between its two ends that lies farthest from it. */
function worstPerPiece(outline: readonly ImagePoint[], chosen: readonly number[], curve: PlaneCurve): Stray[] {
  const n = outline.length;
  return chosen.flatMap((from, piece): Stray[] => {
    const to = piece + 1 < chosen.length ? chosen[piece + 1]! : chosen[0]! + n;
    const samples = Array.from({ length: stepsPerPiece + 1 }, (_, k) => pointOnPiece(curve, piece, k / stepsPerPiece));
    let worst: Stray | null = null;
    for (let i = from + 1; i < to; i++) {
      const point = outline[i % n]!;
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
