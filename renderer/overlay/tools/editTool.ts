import type { Contour } from '../../../src/contour/contour.ts';
import { centroidOf } from '../../../src/geometry/centroid.ts';
import { insertControlPoint, moveContour, scaleContour } from '../../../src/geometry/controlPointEdits.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { type ContourUnder, contourUnder, curveOf } from './contourUnder.ts';
import { correctedContour } from './correctedContour.ts';
import { curveProblem } from './curveProblem.ts';
import { type FoundBorder, type HeldPlaces, heldConfidence, heldPlacesOf, isRedetected, withBorder } from './heldBorder.ts';
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
  /** The border is looked for anew around the dragged point; null where the hand alone moves it. */
  readonly redetection: Redetection | null;
}

interface Redetection {
  /** Places at which the reader held the border before. */
  readonly others: readonly ImagePoint[];
  /** How sure the detector was at the points before the drag, or at those that it answered with since. */
  readonly beforeConfidence: readonly number[];
  /** The place for which the detector answered last. */
  readonly answeredAt: ImagePoint | null;
  /** The hand has let go; the answer for the last place ends the drag. */
  readonly released: boolean;
}

interface Held {
  readonly contourId: string;
  readonly points: readonly ImagePoint[];
  /** How sure the detector is at the points, where it looks for them anew. */
  readonly borderConfidence?: readonly number[];
}

export interface EditState {
  readonly hover: ContourUnder | null;
  /** A contour whose points differ from the document's: while it is dragged, or because it could not be finished. */
  readonly held: Held | null;
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
      if (state.drag?.redetection?.released === true) return stays(state);
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
    case 'found':
      return answered(state, input.asked, input.found, context);
    case 'backspace':
    case 'length':
    case 'note':
      return stays(state);
  }
}

/** What the detector is to be asked now; null where nothing is dragged that it looks for, or it has answered for this place. */
export function askedOfDetector({ held, drag }: EditState): HeldPlaces | null {
  if (held === null || drag?.redetection == null || drag.grip.kind !== 'point' || !drag.moved) return null;
  const place = held.points[drag.grip.index];
  if (place === undefined || isSamePlace(place, drag.redetection.answeredAt)) return null;
  return { contourId: held.contourId, place, others: drag.redetection.others };
}

/** The frame's contours with what is in hand in its place. */
export function contoursInHand(state: EditState, contours: readonly Contour[]): readonly Contour[] {
  const { held } = state;
  return held === null ? contours : contours.map((contour) => (contour.id === held.contourId ? withBorder(contour, held.points, held.borderConfidence ?? null) : contour));
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
  // The last answer for a border that was let go is still to come.
  if (state.drag?.redetection?.released === true) return stays(state);
  const hover = under(state, at, context);
  if (hover === null) return { ...stays({ ...state, hover }), selected: null };
  const contour = contoursInHand(state, context.contours).find(({ id }) => id === hover.contourId);
  if (contour === undefined) return stays({ ...state, hover });
  // A refused curve of another contour stays in hand until it is put right or dropped.
  if (state.held !== null && state.held.contourId !== contour.id) return stays({ ...state, hover });
  const { part } = hover;
  if (part.kind === 'point' && keys.alt) return { ...removePoint(state, contour.id, part.index, context), selected: contour.id };
  const start = (grip: Grip, points: readonly ImagePoint[] = contour.points): ToolStep<EditState> => {
    const redetection = grip.kind === 'point' && context.redetects === true && isRedetected(contour) ? redetectionOf(contour, grip.index, points) : null;
    const drag: Drag = { grip, from: at, before: points, moved: false, redetection };
    const held = points === contour.points ? state.held : heldBorder(contour.id, points, redetection?.beforeConfidence ?? null);
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
  return { ...state, drag: { ...drag, moved }, held: heldBorder(contour.id, pointsOf(drag, at, contour, context), drag.redetection?.beforeConfidence ?? null) };
}

function heldBorder(contourId: string, points: readonly ImagePoint[], borderConfidence: readonly number[] | null): Held {
  return borderConfidence === null ? { contourId, points } : { contourId, points, borderConfidence };
}

/** `points` are the contour's, or have one more at the index that the hand took hold of. */
function redetectionOf(contour: Contour, index: number, points: readonly ImagePoint[]): Redetection {
  const inserted = points !== contour.points;
  const confidence = contour.borderConfidence ?? [];
  return {
    others: heldPlacesOf(contour, inserted ? null : index),
    beforeConfidence: inserted ? confidence.toSpliced(index, 0, heldConfidence) : confidence.with(index, heldConfidence),
    answeredAt: null,
    released: false,
  };
}

/** The border that the detector found takes the place of the one in hand; the dragged point stays under the hand, which may have moved on. */
function answered(state: EditState, asked: HeldPlaces, found: FoundBorder | null, context: ToolContext): ToolStep<EditState> {
  const { drag, held } = state;
  if (drag?.redetection == null || drag.grip.kind !== 'point' || held?.contourId !== asked.contourId) return stays(state);
  const now = held.points[drag.grip.index];
  const old = drag.before[drag.grip.index];
  if (now === undefined || old === undefined) return stays(state);
  const last = drag.redetection.released && isSamePlace(now, asked.place);
  const index = found?.points.findIndex((point) => isSamePlace(point, asked.place)) ?? -1;
  if (found === null || index < 0) {
    const kept = { ...state, drag: { ...drag, redetection: { ...drag.redetection, answeredAt: asked.place } } };
    return last ? finish({ ...kept, drag: null }, context) : stays(kept);
  }
  // From here on the hand drags the new border's point: it keeps the distance that it took hold at.
  const from = imagePoint(asked.place.x + drag.from.x - old.x, asked.place.y + drag.from.y - old.y);
  const redetection = { ...drag.redetection, beforeConfidence: found.borderConfidence, answeredAt: asked.place };
  const next: EditState = {
    hover: { contourId: asked.contourId, part: { kind: 'point', index } },
    held: heldBorder(asked.contourId, found.points.with(index, now), found.borderConfidence),
    drag: { ...drag, grip: { kind: 'point', index }, from, before: found.points, redetection },
  };
  return last ? finish({ ...next, drag: null }, context) : stays(next);
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
  const { drag } = state;
  if (drag?.redetection != null && askedOfDetector(state) !== null) return stays({ ...state, drag: { ...drag, redetection: { ...drag.redetection, released: true } } });
  const ended = { ...state, drag: null };
  return state.held === null ? stays(ended) : finish(ended, context);
}

function finish(state: EditState, context: ToolContext): ToolStep<EditState> {
  const { held } = state;
  const contour = context.contours.find(({ id }) => id === held?.contourId);
  if (held === null || contour === undefined) return stays({ ...state, held: null });
  const problem = curveProblem(held.points, contour.curve, context.image);
  if (problem !== null) return refuses(state, problem.message);
  return finishes({ ...state, held: null }, { type: 'contourChanged', contour: correctedContour(contour, held.points, held.borderConfidence ?? null, context) });
}

function removePoint(state: EditState, contourId: string, index: number, context: ToolContext): ToolStep<EditState> {
  const contour = contoursInHand(state, context.contours).find(({ id }) => id === contourId);
  if (contour === undefined) return stays(state);
  if (contour.points.length <= 3) return refuses(state, 'A contour keeps at least 3 points. Delete the contour itself to be rid of it.');
  return finish({ hover: null, drag: null, held: { contourId, points: contour.points.toSpliced(index, 1) } }, context);
}

function isSamePlace(a: ImagePoint, b: ImagePoint | null): boolean {
  return b !== null && a.x === b.x && a.y === b.y;
}

function centreOf(contour: Contour): ImagePoint {
  const curve = curveOf(contour);
  const centre = curve === null ? null : centroidOf(curve);
  if (centre !== null) return imagePoint(centre.x, centre.y);
  const n = contour.points.length;
  return imagePoint(contour.points.reduce((sum, { x }) => sum + x, 0) / n, contour.points.reduce((sum, { y }) => sum + y, 0) / n);
}
