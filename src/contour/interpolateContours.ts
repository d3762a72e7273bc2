import { closedCurve } from '../geometry/closedCurve.ts';
import { signedArea } from '../geometry/curveArea.ts';
import { sampleCurve } from '../geometry/curveSampling.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import { resampleClosed } from '../geometry/resampleClosed.ts';
import type { Contour } from './contour.ts';

type Shape = Pick<Contour, 'points' | 'curve'>;

const samplesPerPiece = 24;
const pointCount = 24;
/** Where a curve may start, finer than its points: the start decides what becomes of what. */
const startsPerPoint = 8;

/**
 * Control points (of a periodic cubic) of a contour a `share` (0 to 1) of the way from one shape to another: points that lie at the same part of both outlines' lengths go
 * straight from one to the other. The outlines run the same way round and start where, moved onto each other, they lie nearest, so that nothing twists.
 */
export function interpolateContours(from: Shape, to: Shape, share: number): readonly ImagePoint[] {
  const start = outlineOf(from, pointCount);
  const end = alignedWith(start, outlineOf(to, pointCount * startsPerPoint));
  return Array.from({ length: pointCount }, (_, i) => imagePoint(start[2 * i]! + share * (end[2 * i]! - start[2 * i]!), start[2 * i + 1]! + share * (end[2 * i + 1]! - start[2 * i + 1]!)));
}

/** The outline in equal steps of its length, clockwise as seen on the screen. */
function outlineOf({ points, curve }: Shape, count: number): Float64Array {
  const clockwise = signedArea(closedCurve(points, curve)) >= 0 ? points : points.toReversed();
  return resampleClosed(sampleCurve(closedCurve(clockwise, curve), samplesPerPiece), count);
}

/** As many points as `start` has, of the finely sampled outline, begun where the two match best. */
function alignedWith(start: Float64Array, fine: Float64Array): Float64Array {
  const n = fine.length / 2;
  const here = middleOf(start);
  const there = middleOf(fine);
  const pick = (shift: number) => {
    const picked = new Float64Array(start.length);
    for (let i = 0; i < pointCount; i++) {
      const at = (shift + i * startsPerPoint) % n;
      picked[2 * i] = fine[2 * at]!;
      picked[2 * i + 1] = fine[2 * at + 1]!;
    }
    return picked;
  };
  let best = pick(0);
  let least = Infinity;
  for (let shift = 0; shift < n; shift++) {
    const candidate = pick(shift);
    let apart = 0;
    for (let i = 0; i < start.length; i += 2) apart += (candidate[i]! - there.x - start[i]! + here.x) ** 2 + (candidate[i + 1]! - there.y - start[i + 1]! + here.y) ** 2;
    if (apart >= least) continue;
    least = apart;
    best = candidate;
  }
  return best;
}

function middleOf(xy: Float64Array): { readonly x: number; readonly y: number } {
  let x = 0;
  let y = 0;
  for (let i = 0; i < xy.length; i += 2) {
    x += xy[i]!;
    y += xy[i + 1]!;
  }
  return { x: (2 * x) / xy.length, y: (2 * y) / xy.length };
}
