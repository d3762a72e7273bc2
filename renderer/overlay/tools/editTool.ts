import type { Contour } from '../../../src/contour/contour.ts';
import { centroidOf } from '../../../src/geometry/centroid.ts';
import { insertControlPoint, moveContour, scaleContour } from '../../../src/geometry/controlPointEdits.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { type ContourUnder, contourUnder, curveOf } from './contourUnder.ts';
import { curveProblem } from './curveProblem.ts';
import { acceptedNow } from './drawnContour.ts';
import { canvasDistancePx, clickSlackPx } from './hitRadius.ts';
import { finishes, type HeldKeys, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

type Grip =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'move' }
  | { readonly kind: 'scale'; readonly centre: ImagePoint };

interface Drag {
  readonly grip: Grip;
  readonly from: ImagePoint;
  /** Points as they were when the hand took hold. */
  readonly before: readonly ImagePoint[];
  /** Whether the hand has moved farther than a click may. */
  readonly moved: boolean;
}

export interface EditState {
  readonly hover: ContourUnder | null;
  /** A contour whose points differ from the document's: while it is dragged, or because it could not be finished. */
  readonly held: { readonly contourId: string; readonly points: readonly ImagePoint[] } | null;
  readonly drag: Drag | null;
}

export const emptyEdit: EditState = { hover: null, held: null, drag: null };

const smallestScale = 0.05;

/**
 * Select and edit: drag a control point; press on the curve to insert one; Alt-click or Delete takes one away, never below
 * three; drag inside, or with Shift anywhere on it, moves the contour; its handle, or Ctrl on the curve, scales it about its centroid.
 */
export function editTool(state: EditState, input: ToolInput, context: ToolContext): ToolStep<EditState> {
  switch (input.type) {
    case 'down':
      return press(state, input.at, input.keys, context);
    case 'move':
      return stays(state.drag === null ? hovering(state, under(state, input.at, context)) : dragged(state, input.at, context));
    case 'up':
      return state.drag === null ? stays(state) : release(dragged(state, input.at, context), context);
    case 'delete':
      return state.hover?.part.kind === 'point' && state.drag === null ? removePoint(state, state.hover.contourId, state.hover.part.index, context) : stays(state);
    case 'escape':
      return stays({ ...state, held: null, drag: null });
    case 'enter':
      return state.held === null ? stays(state) : finish({ ...state, drag: null }, context);
    case 'leave':
      return stays(state.drag === null ? hovering(state, null) : state);
    case 'backspace':
    case 'length':
      return stays(state);
  }
}

/** The frame's contours with what is in hand in its place. */
export function contoursInHand(state: EditState, contours: readonly Contour[]): readonly Contour[] {
  const { held } = state;
  return held === null ? contours : contours.map((contour) => (contour.id === held.contourId ? { ...contour, points: held.points } : contour));
}

function under(state: EditState, at: ImagePoint, context: ToolContext): ContourUnder | null {
  return contourUnder(contoursInHand(state, context.contours), at, context.view, context.selectedContourId);
}

/** The very same state where the pointer is still over the same thing: nothing has to be drawn anew. */
function hovering(state: EditState, hover: ContourUnder | null): EditState {
  const known = state.hover;
  const same =
    known?.contourId === hover?.contourId &&
    known?.part.kind === hover?.part.kind &&
    (known?.part.kind === 'point' ? known.part.index : null) === (hover?.part.kind === 'point' ? hover.part.index : null);
  return same ? state : { ...state, hover };
}

function press(state: EditState, at: ImagePoint, keys: HeldKeys, context: ToolContext): ToolStep<EditState> {
  const hover = under(state, at, context);
  if (hover === null) return { ...stays({ ...state, hover }), selected: null };
  const contour = contoursInHand(state, context.contours).find(({ id }) => id === hover.contourId);
  if (contour === undefined) return stays({ ...state, hover });
  // A refused curve of another contour stays in hand until it is put right or dropped.
  if (state.held !== null && state.held.contourId !== contour.id) return stays({ ...state, hover });
  const { part } = hover;
  if (part.kind === 'point' && keys.alt) return { ...removePoint(state, contour.id, part.index, context), selected: contour.id };
  const start = (grip: Grip, points: readonly ImagePoint[] = contour.points): ToolStep<EditState> => {
    const drag: Drag = { grip, from: at, before: points, moved: false };
    const held = points === contour.points ? state.held : { contourId: contour.id, points };
    return { ...stays({ hover, held, drag }), selected: contour.id };
  };
  if (part.kind === 'scale' || (keys.ctrl && (part.kind === 'curve' || part.kind === 'point'))) return start({ kind: 'scale', centre: centreOf(contour) });
  if (keys.shift || part.kind === 'inside') return start({ kind: 'move' });
  if (part.kind === 'point') return start({ kind: 'point', index: part.index });
  const inserted = insertControlPoint(contour.points, contour.curve, part.at);
  const step = start({ kind: 'point', index: inserted.index }, inserted.points);
  return { ...step, state: { ...step.state, hover: { contourId: contour.id, part: { kind: 'point', index: inserted.index } } } };
}

function dragged(state: EditState, at: ImagePoint, context: ToolContext): EditState {
  const { drag } = state;
  if (drag === null) return state;
  const moved = drag.moved || canvasDistancePx(context.view, drag.from, at) > clickSlackPx;
  if (!moved) return state;
  const contourId = state.held?.contourId ?? state.hover?.contourId;
  const contour = context.contours.find(({ id }) => id === contourId);
  if (contour === undefined) return { ...state, drag: null };
  return { ...state, drag: { ...drag, moved }, held: { contourId: contour.id, points: pointsOf(drag, at, contour, context) } };
}

function pointsOf(drag: Drag, at: ImagePoint, contour: Contour, context: ToolContext): readonly ImagePoint[] {
  const dx = at.x - drag.from.x;
  const dy = at.y - drag.from.y;
  switch (drag.grip.kind) {
    case 'point': {
      const { index } = drag.grip;
      const point = drag.before[index];
      // Relative to where the hand took hold, so that the point does not jump to the pointer.
      return point === undefined ? drag.before : drag.before.with(index, imagePoint(point.x + dx, point.y + dy));
    }
    case 'move':
      return moveContour(drag.before, dx, dy);
    case 'scale': {
      const before = canvasDistancePx(context.view, drag.grip.centre, drag.from);
      const factor = before === 0 ? 1 : canvasDistancePx(context.view, drag.grip.centre, at) / before;
      return scaleContour(drag.before, contour.curve, Math.max(smallestScale, factor));
    }
  }
}

function release(state: EditState, context: ToolContext): ToolStep<EditState> {
  const ended = { ...state, drag: null };
  return state.held === null ? stays(ended) : finish(ended, context);
}

function finish(state: EditState, context: ToolContext): ToolStep<EditState> {
  const { held } = state;
  const contour = context.contours.find(({ id }) => id === held?.contourId);
  if (held === null || contour === undefined) return stays({ ...state, held: null });
  const problem = curveProblem(held.points, contour.curve, context.image);
  if (problem !== null) return refuses(state, problem.message);
  return finishes({ ...state, held: null }, { type: 'contourChanged', contour: edited(contour, held.points, context) });
}

function removePoint(state: EditState, contourId: string, index: number, context: ToolContext): ToolStep<EditState> {
  const contour = contoursInHand(state, context.contours).find(({ id }) => id === contourId);
  if (contour === undefined) return stays(state);
  if (contour.points.length <= 3) return refuses(state, 'A contour keeps at least 3 points. Delete the contour itself to be rid of it.');
  return finish({ hover: null, drag: null, held: { contourId, points: contour.points.toSpliced(index, 1) } }, context);
}

/**
 * The contour with its new points. Where it was accepted, whoever edits it now is who accepts it now; a provisional one
 * stays provisional until Enter. Its origin stays: it says where the curve came from.
 */
function edited(contour: Contour, points: readonly ImagePoint[], context: ToolContext): Contour {
  return { ...contour, points, acceptance: contour.acceptance.status === 'accepted' ? acceptedNow(context) : contour.acceptance };
}

function centreOf(contour: Contour): ImagePoint {
  const curve = curveOf(contour);
  const centre = curve === null ? null : centroidOf(curve);
  if (centre !== null) return imagePoint(centre.x, centre.y);
  const n = contour.points.length;
  return imagePoint(contour.points.reduce((sum, { x }) => sum + x, 0) / n, contour.points.reduce((sum, { y }) => sum + y, 0) / n);
}
