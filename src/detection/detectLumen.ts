import { closedCurve } from '../geometry/closedCurve.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { FineBorder } from './borderSearch.ts';
import type { GreyFrame } from './detectionFrame.ts';
import { type DetectedLumen, finishedLumen } from './finishedLumen.ts';
import { type FrameKnowledge, type FrameView, frameView } from './frameView.ts';
import { borderCandidates, borderNear, bordersAround, leadOf } from './lumenCandidates.ts';
import { rayBorderOf } from './rayBorder.ts';
import type { SearchPoint } from './searchPoint.ts';

/** What a lumen must run through, or lie close to. */
export interface LumenWish {
  /** Points that the border must run through: they become control points as they are. */
  readonly held?: readonly ImagePoint[];
  /** Only near this curve, as the one of a neighbouring frame or the one whose points are held: what is found lies close to it. */
  readonly near?: { readonly points: readonly ImagePoint[]; readonly curve: CurveKind };
  /** Only a lumen that holds this place, wherever the catheter lies: another channel of the same vein. */
  readonly around?: ImagePoint;
}

export interface DetectionOptions extends FrameKnowledge, LumenWish {}

/**
 * Looks for the lumen border on one frame: the closed path about the lumen's own middle where dark inside meets bright outside, and little that is brighter than
 * blood lies within. A proposal for a reader to judge, provisional until accepted; `doubts` says where such a search is known to fail.
 *
 * null where no border stands out.
 */
export function detectLumen(frame: GreyFrame, options: DetectionOptions): DetectedLumen | null {
  const view = frameView(frame, options);
  return view === null ? null : lumenInView(view, options);
}

/** The same on a frame that was made ready before: one that is asked about again and again, while a point of its border is dragged. */
export function lumenInView(view: FrameView, { held = [], near, around }: LumenWish): DetectedLumen | null {
  const inUnits = ({ x, y }: ImagePoint): SearchPoint => ({ x: x * view.scale.columnUnit, y: y * view.scale.rowUnit });
  const heldPoints = held.map(inUnits);
  const borders = around !== undefined ? bordersAround(view, inUnits(around)) : near === undefined ? borderCandidates(view, null, heldPoints) : bordersNear(view, near, heldPoints);
  for (const border of borders) {
    const lumen = finishedLumen(view, border, held, leadOf(border, borders));
    if (lumen !== null) return lumen;
  }
  return null;
}

function bordersNear(view: FrameView, { points, curve }: NonNullable<LumenWish['near']>, held: readonly SearchPoint[]): readonly FineBorder[] {
  const near = rayBorderOf(closedCurve(points, curve), view.scale);
  const found = near === null ? null : borderNear(view, near, held);
  return found === null ? [] : [found];
}
