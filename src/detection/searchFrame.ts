import { closedCurve } from '../geometry/closedCurve.ts';
import type { CurveKind } from '../geometry/curveKind.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { type GreyFrame, searchScale } from './detectionFrame.ts';
import { type DetectedLumen, finishedLumen } from './finishedLumen.ts';
import { type FrameKnowledge, frameView } from './frameView.ts';
import { borderCandidates, leadOf } from './lumenCandidates.ts';
import { type RayBorder, rayBorderOf } from './rayBorder.ts';

/** A lumen that a frame may show, with what its course is judged by. Plain data: it may pass from a worker. */
export interface LumenCandidate extends RayBorder {
  readonly lumen: DetectedLumen;
  /** How clearly its border stands out, in levels (0–16); the course weighs it against likeness to the neighbours. */
  readonly clarity: number;
}

export interface FrameSearch extends FrameKnowledge {
  /** A border that a neighbouring frame showed, or is known to have: it is looked for here as well. */
  readonly neighbour?: RayBorder | undefined;
}

/**
 * The lumina that a frame of a pullback may show, the clearest first: the first step of detecting a pullback, frame by frame and in any number of workers,
 * before `likeliestCourse` chooses among them.
 */
export function searchFrame(frame: GreyFrame, search: FrameSearch): readonly LumenCandidate[] {
  const view = frameView(frame, search);
  if (view === null) return [];
  const borders = borderCandidates(view, search.neighbour ?? null, []);
  return borders.flatMap((border) => {
    const lumen = finishedLumen(view, border, [], leadOf(border, borders));
    return lumen === null ? [] : [{ lumen, centre: border.centre, radii: border.radii, clarity: border.clarity }];
  });
}

/** A contour that the reader stands behind, as a border that the course must take: the only candidate of its frame. null where its middle lies outside of it. */
export function anchorOfContour(
  { points, curve }: { readonly points: readonly ImagePoint[]; readonly curve: CurveKind },
  frame: { readonly columns: number; readonly rows: number },
  spacingMm: SpacingMm | null,
): RayBorder | null {
  return rayBorderOf(closedCurve(points, curve), searchScale(frame, spacingMm));
}
