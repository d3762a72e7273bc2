import type { PlaneCurve } from './planeCurve.ts';

/** Where a line first leaves the curve on either side of a point: signed distances from that point along the line's direction. */
export interface LinePiece {
  readonly ahead: number;
  readonly behind: number;
}

/**
 * The connected piece, holding the point (x, y), of the line through it in the unit direction (dx, dy), between the curve's crossings next to the point
 * on either side. Crossings are roots of the pieces' cubics, found to rounding. null where the curve does not close round the point on this line.
 */
export function linePieceAt(curve: PlaneCurve, x: number, y: number, dx: number, dy: number): LinePiece | null {
  let ahead = Infinity;
  let behind = -Infinity;
  eachCrossing(curve, x, y, dx, dy, (distance) => {
    if (distance >= 0) {
      if (distance < ahead) ahead = distance;
    } else if (distance > behind) behind = distance;
  });
  return ahead === Infinity || behind === -Infinity ? null : { ahead, behind };
}

/** All places where the line through (x, y) in the unit direction (dx, dy) crosses the curve: signed distances from that point, ascending. */
export function lineCrossings(curve: PlaneCurve, x: number, y: number, dx: number, dy: number): readonly number[] {
  const distances: number[] = [];
  eachCrossing(curve, x, y, dx, dy, (distance) => distances.push(distance));
  return distances.toSorted((a, b) => a - b);
}

function eachCrossing(curve: PlaneCurve, x: number, y: number, dx: number, dy: number, tell: (distance: number) => void): void {
  const c = curve.coefficients;
  const size = c.length;
  for (let i = 0; i < size; i += 8) {
    const next = i + 8 === size ? 0 : i + 8;
    // Signed distance of the piece from the line. Its end value is the next piece's start, bit for bit, so that no crossing falls between two pieces.
    const a0 = dx * (c[i + 4]! - y) - dy * (c[i]! - x);
    const end = dx * (c[next + 4]! - y) - dy * (c[next]! - x);
    const a1 = dx * c[i + 5]! - dy * c[i + 1]!;
    const a2 = dx * c[i + 6]! - dy * c[i + 2]!;
    const a3 = dx * c[i + 7]! - dy * c[i + 3]!;
    // The piece lies between the least and greatest Bernstein coefficient: on one side, no crossing.
    const b1 = a0 + a1 / 3;
    const b2 = a0 + (2 * a1 + a2) / 3;
    if (a0 < 0 && b1 < 0 && b2 < 0 && end < 0) continue;
    if (a0 >= 0 && b1 > 0 && b2 > 0 && end >= 0) continue;
    const take = (s: number) => {
      const px = c[i]! - x + s * (c[i + 1]! + s * (c[i + 2]! + s * c[i + 3]!));
      const py = c[i + 4]! - y + s * (c[i + 5]! + s * (c[i + 6]! + s * c[i + 7]!));
      tell(dx * px + dy * py);
    };
    if (curve.kind === 'polygon') {
      if (a0 < 0 !== end < 0) take(a0 / (a0 - end));
      continue;
    }
    let from = 0;
    let valueFrom = a0;
    const discriminant = a2 * a2 - 3 * a3 * a1;
    if (discriminant > 0) {
      const q = -(a2 + (a2 < 0 ? -1 : 1) * Math.sqrt(discriminant));
      const turnA = a3 === 0 ? -1 : q / (3 * a3);
      const turnB = q === 0 ? -1 : a1 / q;
      const first = Math.min(turnA, turnB);
      const last = Math.max(turnA, turnB);
      for (const turn of [first, last]) {
        if (turn <= from || turn >= 1) continue;
        const value = a0 + turn * (a1 + turn * (a2 + turn * a3));
        if (valueFrom < 0 !== value < 0) take(rootBetween(a0, a1, a2, a3, from, turn, valueFrom));
        from = turn;
        valueFrom = value;
      }
    }
    if (valueFrom < 0 !== end < 0) take(rootBetween(a0, a1, a2, a3, from, 1, valueFrom));
  }
}

/** The root of a cubic that is monotone between two bounds of opposite sign: Newton's steps, kept inside by bisection. */
function rootBetween(a0: number, a1: number, a2: number, a3: number, from: number, to: number, valueFrom: number): number {
  let low = from;
  let high = to;
  let s = (from + to) / 2;
  for (let iteration = 0; iteration < 60; iteration++) {
    const value = a0 + s * (a1 + s * (a2 + s * a3));
    if (value < 0 === valueFrom < 0) low = s;
    else high = s;
    const slope = a1 + s * (2 * a2 + 3 * s * a3);
    const newton = s - value / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - s) <= 1e-15) return next;
    s = next;
  }
  return s;
}
