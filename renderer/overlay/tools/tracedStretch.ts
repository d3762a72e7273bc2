import type { Contour } from '../../../src/contour/contour.ts';
import type { ClosedCurve } from '../../../src/geometry/closedCurve.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveAreaPx2 } from '../../../src/geometry/curveArea.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { type NearestOnCurve, nearestOnCurve } from '../../../src/geometry/nearestOnCurve.ts';
import { AppError } from '../../../src/shared/appError.ts';
import { curveOf } from './contourUnder.ts';
import { canvasDistancePx, curveHitPx } from './hitRadius.ts';
import type { ToolContext } from './toolStep.ts';

/** A trace that starts and ends on a contour: it stands for the stretch between, the rest of the contour stays. */
export interface TracedStretch {
  readonly contour: Contour;
  /** The traced points, then those of the contour that stay. */
  readonly points: readonly ImagePoint[];
}

/** Kept points nearer than this to the trace's ends would kink the curve where it joins. In canvas pixels. */
const jointPx = 12;

/** The contour of the kind that is drawn, with the traced stretch put in; null where the trace does not start and end on one. */
export function tracedStretch(traced: readonly ImagePoint[], context: ToolContext): TracedStretch | null {
  const first = traced[0];
  const last = traced.at(-1);
  if (first === undefined || last === undefined || traced.length < 2) return null;
  for (const contour of context.contours) {
    const curve = contour.kind === context.kind ? curveOf(contour) : null;
    if (curve === null) continue;
    const start = nearestOnCurve(curve, first);
    const end = nearestOnCurve(curve, last);
    const touches = canvasDistancePx(context.view, start.point, first) <= curveHitPx && canvasDistancePx(context.view, end.point, last) <= curveHitPx;
    if (!touches) continue;
    const points = joined(traced, curve, start, end, contour, context);
    if (points !== null) return { contour, points };
  }
  return null;
}

/** Of the two ways round the contour the one is kept that changes its area less: the other leaves a sliver along the trace. */
function joined(traced: readonly ImagePoint[], curve: ClosedCurve, start: NearestOnCurve, end: NearestOnCurve, contour: Contour, context: ToolContext): readonly ImagePoint[] | null {
  const areaPx2 = curveAreaPx2(curve);
  let best: { readonly points: readonly ImagePoint[]; readonly change: number } | null = null;
  for (const forward of [true, false]) {
    const kept = keptPoints(curve, start, end, forward).filter((point) => [traced[0]!, traced.at(-1)!].every((tip) => canvasDistancePx(context.view, tip, point) > jointPx));
    const points = [...traced, ...kept];
    const change = areaChange(points, contour, areaPx2);
    if (change !== null && (best === null || change < best.change)) best = { points, change };
  }
  return best?.points ?? null;
}

/** The control points passed on the way from the trace's end back to its start, along the curve's own direction or against it. */
function keptPoints(curve: ClosedCurve, start: NearestOnCurve, end: NearestOnCurve, forward: boolean): readonly ImagePoint[] {
  const n = curve.points.length;
  const samePiece = start.pieceIndex === end.pieceIndex;
  const endIsAhead = samePiece && fromPieceStart(curve, end) > fromPieceStart(curve, start);
  if (samePiece && forward !== endIsAhead) return [];
  const from = forward ? end.pieceIndex + 1 : end.pieceIndex;
  const count = samePiece ? n : forward ? modulo(start.pieceIndex - end.pieceIndex, n) : modulo(end.pieceIndex - start.pieceIndex, n);
  return Array.from({ length: count }, (_, i) => curve.points[modulo(forward ? from + i : from - i, n)]!);
}

function fromPieceStart(curve: ClosedCurve, on: NearestOnCurve): number {
  const begin = curve.points[on.pieceIndex]!;
  return Math.hypot(on.point.x - begin.x, on.point.y - begin.y);
}

function modulo(value: number, n: number): number {
  return ((value % n) + n) % n;
}

function areaChange(points: readonly ImagePoint[], contour: Contour, areaPx2: number): number | null {
  try {
    return Math.abs(curveAreaPx2(closedCurve(points, contour.curve)) - areaPx2);
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
