import type { MeasuredLine } from './centroidDiameters.ts';
import { convexHull } from './convexHull.ts';
import { sampleCurve, stepsForTotal } from './curveSampling.ts';
import { minimise } from './minimise.ts';
import type { PlaneCurve } from './planeCurve.ts';

export interface FeretDiameters {
  readonly smallest: MeasuredLine;
  readonly largest: MeasuredLine;
}

const sampledPoints = 240;
/** Directions within this share of the best one are refined as well: sampling may have put them in the wrong order. */
const competing = 0.001;
const refineWithinRad = (4 * Math.PI) / 180;

/**
 * Smallest and largest distance between two parallel tangents (Feret or calliper diameters). Give the curve in millimetres for lengths in mm.
 * Exact for a polygon (rotating callipers on its hull); for a spline the sampled hull's best directions are refined on the exact curve.
 * The smallest line starts where one tangent touches and ends square on the other.
 */
export function feretDiameters(curve: PlaneCurve): FeretDiameters {
  const hull = convexHull(sampleCurve(curve, stepsForTotal(curve, sampledPoints, 2)));
  const spans = calliperSpans(hull);
  if (curve.kind === 'polygon') {
    return { smallest: lineAcross(curve, spans.narrow[0]!.angle), largest: lineAcross(curve, spans.wide[0]!.angle) };
  }
  return { smallest: lineAcross(curve, refine(curve, spans.narrow, 1)), largest: lineAcross(curve, refine(curve, spans.wide, -1)) };
}

interface Span {
  readonly angle: number;
  readonly width: number;
}

/** Widths of a convex polygon square to each edge, and distances of its antipodal corners; best first. */
function calliperSpans(hull: Float64Array): { narrow: readonly Span[]; wide: readonly Span[] } {
  const n = hull.length / 2;
  const narrow: Span[] = [];
  const wide: Span[] = [];
  const x = (i: number) => hull[2 * (i % n)]!;
  const y = (i: number) => hull[2 * (i % n) + 1]!;
  let narrowest = Infinity;
  let widest = 0;
  const takePair = (i: number, j: number) => {
    const dx = x(j) - x(i);
    const dy = y(j) - y(i);
    const width = Math.sqrt(dx * dx + dy * dy);
    if (width < widest * (1 - competing)) return;
    widest = Math.max(widest, width);
    wide.push({ angle: Math.atan2(dy, dx), width });
  };
  let far = 1;
  for (let i = 0; i < n; i++) {
    const ex = x(i + 1) - x(i);
    const ey = y(i + 1) - y(i);
    const length = Math.hypot(ex, ey);
    const away = (j: number) => (ex * (y(j) - y(i)) - ey * (x(j) - x(i))) / length;
    if (far <= i) far = i + 1;
    while (far < i + n && away(far + 1) > away(far)) far++;
    const width = away(far);
    if (width <= narrowest * (1 + competing)) {
      narrowest = Math.min(narrowest, width);
      narrow.push({ angle: Math.atan2(ex, -ey), width });
    }
    takePair(i, far);
    takePair(i + 1, far);
    takePair(i, far + 1);
    takePair(i + 1, far + 1);
  }
  narrow.sort((a, b) => a.width - b.width);
  wide.sort((a, b) => b.width - a.width);
  return { narrow, wide };
}

function refine(curve: PlaneCurve, spans: readonly Span[], sign: 1 | -1): number {
  const tried: number[] = [];
  let result = { at: spans[0]!.angle, value: Infinity };
  for (const span of spans) {
    if (tried.length === 3 || Math.abs(span.width - spans[0]!.width) > competing * spans[0]!.width) break;
    if (tried.some((angle) => Math.abs(Math.sin(angle - span.angle)) < Math.sin(refineWithinRad))) continue;
    tried.push(span.angle);
    const found = minimise(
      (angle) => sign * widthAcross(curve, angle),
      span.angle - refineWithinRad,
      span.angle + refineWithinRad,
      1e-8,
    );
    if (found.value < result.value) result = found;
  }
  return result.at;
}

function widthAcross(curve: PlaneCurve, angle: number): number {
  const nx = Math.cos(angle);
  const ny = Math.sin(angle);
  return support(curve, nx, ny).reach + support(curve, -nx, -ny).reach;
}

function lineAcross(curve: PlaneCurve, angle: number): MeasuredLine {
  const nx = Math.cos(angle);
  const ny = Math.sin(angle);
  const near = support(curve, -nx, -ny);
  const length = support(curve, nx, ny).reach + near.reach;
  return { length, from: { x: near.x, y: near.y }, to: { x: near.x + nx * length, y: near.y + ny * length } };
}

/** The curve's farthest point in the unit direction (nx, ny), from the extrema of its pieces' polynomials. */
function support(curve: PlaneCurve, nx: number, ny: number): { reach: number; x: number; y: number } {
  const c = curve.coefficients;
  let reach = -Infinity;
  let piece = 0;
  let place = 0;
  for (let i = 0; i < c.length; i += 8) {
    const a0 = nx * c[i]! + ny * c[i + 4]!;
    if (a0 > reach) {
      reach = a0;
      piece = i;
      place = 0;
    }
    const a1 = nx * c[i + 1]! + ny * c[i + 5]!;
    const a2 = nx * c[i + 2]! + ny * c[i + 6]!;
    const a3 = nx * c[i + 3]! + ny * c[i + 7]!;
    const discriminant = a2 * a2 - 3 * a3 * a1;
    if (curve.kind === 'polygon' || discriminant <= 0) continue;
    const q = -(a2 + (a2 < 0 ? -1 : 1) * Math.sqrt(discriminant));
    const turns = [a3 === 0 ? -1 : q / (3 * a3), q === 0 ? -1 : a1 / q];
    for (const s of turns) {
      if (!(s > 0 && s < 1)) continue;
      const value = a0 + s * (a1 + s * (a2 + s * a3));
      if (value > reach) {
        reach = value;
        piece = i;
        place = s;
      }
    }
  }
  const s = place;
  return {
    reach,
    x: c[piece]! + s * (c[piece + 1]! + s * (c[piece + 2]! + s * c[piece + 3]!)),
    y: c[piece + 4]! + s * (c[piece + 5]! + s * (c[piece + 6]! + s * c[piece + 7]!)),
  };
}
