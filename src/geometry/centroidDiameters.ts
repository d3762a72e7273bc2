import { stepsForTotal, sampleCurve } from './curveSampling.ts';
import { linePieceAt } from './lineThroughCurve.ts';
import { minimise } from './minimise.ts';
import type { PlaneCurve } from './planeCurve.ts';

/** A straight measure with its two ends, in the plane of the curve it was taken from. */
export interface MeasuredLine {
  readonly length: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export interface CentroidDiameters {
  readonly shortest: MeasuredLine;
  readonly longest: MeasuredLine;
}

/** Directions looked along before refining: half a degree, since the longest chord of a slit is long over a degree or two only. */
const directionCount = 360;
const sampledPoints = 360;
const refinedCandidates = 3;

/**
 * Shortest and longest chord through the centroid: of every line through it, the connected piece inside the curve that holds it. (The definition behind
 * DCM 122343 and 122350.) Give the curve in millimetres for lengths in mm. Scanned by direction, then refined on the exact curve to about 1e-9.
 * null where the centroid lies outside the curve (crescents): then no such chord exists.
 */
export function centroidDiameters(curve: PlaneCurve, centroid: { readonly x: number; readonly y: number }): CentroidDiameters | null {
  const reach = reachByDirection(curve, centroid);
  if (reach === null) return null;
  const chords = new Float64Array(directionCount);
  for (let k = 0; k < directionCount; k++) chords[k] = reach[k]! + reach[k + directionCount]!;

  const chordAt = (angle: number) => {
    const piece = linePieceAt(curve, centroid.x, centroid.y, Math.cos(angle), Math.sin(angle));
    return piece === null ? Number.NaN : piece.ahead - piece.behind;
  };
  const shortest = refine(chords, 1, chordAt);
  const longest = refine(chords, -1, chordAt);
  const lineAt = (angle: number): MeasuredLine | null => {
    const dx = Math.cos(angle);
    const dy = Math.sin(angle);
    const piece = linePieceAt(curve, centroid.x, centroid.y, dx, dy);
    if (piece === null) return null;
    return {
      length: piece.ahead - piece.behind,
      from: { x: centroid.x + dx * piece.behind, y: centroid.y + dy * piece.behind },
      to: { x: centroid.x + dx * piece.ahead, y: centroid.y + dy * piece.ahead },
    };
  };
  const shortestLine = lineAt(shortest);
  const longestLine = lineAt(longest);
  return shortestLine === null || longestLine === null ? null : { shortest: shortestLine, longest: longestLine };
}

/** Distance from the centre to the nearest crossing of the sampled curve in 2·directionCount directions; null where the curve does not run round the centre. */
function reachByDirection(curve: PlaneCurve, centre: { readonly x: number; readonly y: number }): Float64Array | null {
  const xy = sampleCurve(curve, stepsForTotal(curve, sampledPoints, 4));
  const count = xy.length / 2;
  const turns = 2 * directionCount;
  const perRadian = turns / (2 * Math.PI);
  const reach = new Float64Array(turns).fill(Infinity);
  let wound = 0;
  let px = xy[xy.length - 2]! - centre.x;
  let py = xy[xy.length - 1]! - centre.y;
  let before = Math.atan2(py, px);
  for (let i = 0; i < count; i++) {
    const qx = xy[2 * i]! - centre.x;
    const qy = xy[2 * i + 1]! - centre.y;
    const here = Math.atan2(qy, qx);
    let swept = here - before;
    if (swept > Math.PI) swept -= 2 * Math.PI;
    else if (swept < -Math.PI) swept += 2 * Math.PI;
    wound += swept;
    const low = Math.min(before, before + swept) * perRadian;
    const high = Math.max(before, before + swept) * perRadian;
    const twice = px * qy - py * qx;
    for (let k = Math.ceil(low); k <= high; k++) {
      const at = ((k % turns) + turns) % turns;
      const dx = cosines[at]!;
      const dy = sines[at]!;
      const across = dx * (qy - py) - dy * (qx - px);
      const distance = twice / across;
      if (distance >= 0 && distance < reach[at]!) reach[at] = distance;
    }
    px = qx;
    py = qy;
    before = here;
  }
  if (Math.abs(wound) < Math.PI) return null;
  for (let k = 0; k < turns; k++) if (reach[k] === Infinity) reach[k] = Math.min(reach[(k + 1) % turns]!, reach[(k + turns - 1) % turns]!);
  return reach;
}

const cosines = Float64Array.from({ length: 2 * directionCount }, (_, k) => Math.cos((k * Math.PI) / directionCount));
const sines = Float64Array.from({ length: 2 * directionCount }, (_, k) => Math.sin((k * Math.PI) / directionCount));

/** The angle of the least (sign 1) or greatest (sign −1) chord: the best local extrema of the scan, each refined on the exact curve. */
function refine(chords: Float64Array, sign: 1 | -1, chordAt: (angle: number) => number): number {
  const n = chords.length;
  const extrema: number[] = [];
  for (let k = 0; k < n; k++) {
    const here = sign * chords[k]!;
    if (here <= sign * chords[(k + n - 1) % n]! && here <= sign * chords[(k + 1) % n]!) extrema.push(k);
  }
  extrema.sort((a, b) => sign * (chords[a]! - chords[b]!));
  const best = extrema[0]!;
  const step = Math.PI / n;
  const bound = sign * chords[best]! + 0.01 * Math.abs(chords[best]!);
  let result = { at: best * step, value: Infinity };
  for (const k of extrema.slice(0, refinedCandidates)) {
    if (sign * chords[k]! > bound) break;
    const found = minimise((angle) => sign * chordAt(angle), (k - 1) * step, (k + 1) * step, 1e-8);
    if (found.value < result.value) result = found;
  }
  return result.at;
}
