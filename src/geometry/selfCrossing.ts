import type { ClosedCurve } from './closedCurve.ts';
import { quadraticRoots } from './curveBox.ts';
import { sampleCurve, stepsForTotal } from './curveSampling.ts';
import { imagePoint, type ImagePoint } from './imagePoint.ts';
import { pointOnPiece, type PlaneCurve } from './planeCurve.ts';
import { segmentBlocks, segmentsMeet } from './segmentsMeet.ts';

const sampledPoints = 360;

/**
 * Where a closed curve crosses or touches itself, or folds back on itself; null where it is simple. A curve with such a place encloses no area that could be
 * measured. A loop inside one piece is found exactly, the rest on some 360 points of the curve: well below a pixel, and quick enough for every movement of a drag.
 */
export function selfCrossing(curve: ClosedCurve): ImagePoint | null {
  if (curve.kind === 'periodicCubic') {
    for (let piece = 0; piece < curve.pieceCount; piece++) {
      const loop = loopInPiece(curve, piece);
      if (loop !== null) return imagePoint(loop.x, loop.y);
    }
  }
  const xy = sampleCurve(curve, stepsForTotal(curve, sampledPoints, 6));
  const meeting = polylineSelfMeeting(xy);
  return meeting === null ? null : imagePoint(meeting.x, meeting.y);
}

/**
 * The double point of one cubic piece. With u = s + t and w = s² + st + t², p(s) = p(t) divided by s − t is linear in u and w;
 * s and t are then the roots of z² − uz + (u² − w).
 */
function loopInPiece(curve: PlaneCurve, piece: number): { x: number; y: number } | null {
  const c = curve.coefficients;
  const i = piece * 8;
  const determinant = c[i + 2]! * c[i + 7]! - c[i + 3]! * c[i + 6]!;
  if (determinant === 0) return null;
  const u = (c[i + 3]! * c[i + 5]! - c[i + 1]! * c[i + 7]!) / determinant;
  const w = (c[i + 1]! * c[i + 6]! - c[i + 2]! * c[i + 5]!) / determinant;
  const roots = quadraticRoots(1, -u, u * u - w);
  const [s, t] = roots;
  if (s === undefined || t === undefined || Math.min(s, t) < 0 || Math.max(s, t) > 1) return null;
  return pointOnPiece(curve, piece, s);
}

function polylineSelfMeeting(xy: Float64Array): { x: number; y: number } | null {
  const n = xy.length / 2;
  const fold = foldedBack(xy);
  if (fold !== null) return fold;
  const blocks = segmentBlocks(xy);
  for (let a = 0; a < blocks.length; a++) {
    const first = blocks[a]!;
    for (let b = a; b < blocks.length; b++) {
      const second = blocks[b]!;
      if (first.minX > second.maxX || second.minX > first.maxX || first.minY > second.maxY || second.minY > first.maxY) continue;
      for (let i = first.from; i < first.to; i++) {
        for (let j = a === b ? i + 2 : second.from; j < second.to; j++) {
          if (j - i < 2 || (i === 0 && j === n - 1)) continue;
          const meeting = segmentsMeet(xy, i, xy, j);
          if (meeting !== null) return meeting;
        }
      }
    }
  }
  return null;
}

/** Where two neighbouring segments lie on each other: no crossing, but no area on one side of it either. */
function foldedBack(xy: Float64Array): { x: number; y: number } | null {
  const n = xy.length / 2;
  for (let i = 0; i < n; i++) {
    const before = i === 0 ? n - 1 : i - 1;
    const next = i + 1 === n ? 0 : i + 1;
    const ax = xy[2 * i]! - xy[2 * before]!;
    const ay = xy[2 * i + 1]! - xy[2 * before + 1]!;
    const bx = xy[2 * next]! - xy[2 * i]!;
    const by = xy[2 * next + 1]! - xy[2 * i + 1]!;
    const along = ax * bx + ay * by;
    if (along < 0 && Math.abs(ax * by - ay * bx) <= -1e-9 * along) return { x: xy[2 * i]!, y: xy[2 * i + 1]! };
  }
  return null;
}
