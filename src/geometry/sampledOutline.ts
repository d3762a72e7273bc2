import { curveArea } from './curveArea.ts';
import { sampleCurve } from './curveSampling.ts';
import type { PlaneCurve } from './planeCurve.ts';

const mostStepsPerPiece = 512;

/**
 * Points along a curve, x0 y0 x1 y1 … in its own plane and not closed by repeating the first, so many that joined by straight lines they keep its area to
 * `relativeAreaError`; of a polygon its corners.
 */
export function sampledOutline(curve: PlaneCurve, relativeAreaError: number): Float64Array {
  const area = curveArea(curve);
  for (let steps = 4; ; steps *= 2) {
    const outline = sampleCurve(curve, steps);
    if (curve.kind === 'polygon' || steps >= mostStepsPerPiece || Math.abs(outlineArea(outline) - area) <= relativeAreaError * area) return outline;
  }
}

/** What an outline of straight lines encloses, in the square of its plane's unit. */
export function outlineArea(xy: Float64Array): number {
  const n = xy.length;
  const x0 = xy[0] ?? 0;
  const y0 = xy[1] ?? 0;
  let twice = 0;
  for (let i = 0; i < n; i += 2) {
    const next = i + 2 === n ? 0 : i + 2;
    twice += (xy[i]! - x0) * (xy[next + 1]! - y0) - (xy[next]! - x0) * (xy[i + 1]! - y0);
  }
  return Math.abs(twice) / 2;
}
