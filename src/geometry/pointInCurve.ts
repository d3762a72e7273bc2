import { sampleCurve, stepsForTotal } from './curveSampling.ts';
import type { PlaneCurve } from './planeCurve.ts';

/** Whether a point lies inside the curve (even–odd rule on some 360 of its points; on the border either answer may come). */
export function pointInCurve(curve: PlaneCurve, x: number, y: number): boolean {
  return pointInPolyline(sampleCurve(curve, stepsForTotal(curve, 360, 16)), x, y);
}

/** Even–odd rule for a closed polyline given as x0 y0 x1 y1 …. */
export function pointInPolyline(xy: Float64Array, x: number, y: number): boolean {
  let inside = false;
  let px = xy[xy.length - 2]!;
  let py = xy[xy.length - 1]!;
  for (let i = 0; i < xy.length; i += 2) {
    const qx = xy[i]!;
    const qy = xy[i + 1]!;
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
    px = qx;
    py = qy;
  }
  return inside;
}
