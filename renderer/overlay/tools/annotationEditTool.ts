import { annotationPoints, type Annotation, type AnnotationShape } from '../../../src/analysis/annotation.ts';
import { boxOfPoints } from '../../../src/geometry/curveBox.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { movedShape } from './annotationShape.ts';
import { type AnnotationUnder, annotationUnder } from './annotationUnder.ts';
import { areaProblem } from './areaProblem.ts';
import { canvasDistancePx, clickSlackPx } from './hitRadius.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

interface AnnotationDrag {
  readonly taken: AnnotationUnder;
  readonly from: ImagePoint;
  /** As it was when the hand took hold. */
  readonly before: AnnotationShape;
  /** Whether the hand has moved farther than a click may. */
  readonly moved: boolean;
  /** As it is now. */
  readonly shape: AnnotationShape;
}

export interface AnnotationEditState {
  readonly hover: AnnotationUnder | null;
  readonly drag: AnnotationDrag | null;
}

export const emptyAnnotationEdit: AnnotationEditState = { hover: null, drag: null };

/** Takes hold of what was laid before: a point is dragged alone, a line takes the whole along. A click selects. */
export function annotationEditTool(state: AnnotationEditState, input: ToolInput, context: ToolContext): ToolStep<AnnotationEditState> {
  switch (input.type) {
    case 'down': {
      const taken = annotationUnder(context.annotations, input.at, context.view, context.selectedAnnotationId);
      const annotation = context.annotations.find(({ id }) => id === taken?.annotationId);
      if (taken === null || annotation === undefined) return stays(state);
      const { shape } = annotation;
      return { ...stays({ hover: taken, drag: { taken, from: input.at, before: shape, moved: false, shape } }), selected: null, selectedAnnotation: annotation.id };
    }
    case 'move':
      if (state.drag !== null) return stays({ ...state, drag: dragged(state.drag, input.at, context) });
      return stays(hovering(state, annotationUnder(context.annotations, input.at, context.view, context.selectedAnnotationId)));
    case 'up':
      return state.drag === null ? stays(state) : release(state, dragged(state.drag, input.at, context), context);
    case 'leave':
      return stays(state.drag === null ? hovering(state, null) : state);
    case 'escape':
      return stays(state.drag === null ? state : { ...state, drag: null });
    case 'enter':
    case 'backspace':
    case 'delete':
    case 'length':
    case 'note':
    case 'found':
      return stays(state);
  }
}

/** The frame's annotations with what is in hand in its place. */
export function annotationsInHand({ drag }: AnnotationEditState, annotations: readonly Annotation[]): readonly Annotation[] {
  return drag === null ? annotations : annotations.map((annotation) => (annotation.id === drag.taken.annotationId ? { ...annotation, shape: drag.shape } : annotation));
}

/** The very same state where the pointer is still over the same thing: nothing has to be drawn anew. */
function hovering(state: AnnotationEditState, hover: AnnotationUnder | null): AnnotationEditState {
  return state.hover?.annotationId === hover?.annotationId && state.hover?.point === hover?.point ? state : { ...state, hover };
}

function dragged(drag: AnnotationDrag, at: ImagePoint, { view, image }: ToolContext): AnnotationDrag {
  const moved = drag.moved || canvasDistancePx(view, drag.from, at) > clickSlackPx;
  if (!moved) return drag;
  const { point } = drag.taken;
  const before = annotationPoints(drag.before);
  const held = point === null ? before : before.slice(point, point + 1);
  // What is held stays on the image, and a whole keeps its shape there.
  const box = boxOfPoints(held);
  const dx = Math.min(image.columns - box.maxX, Math.max(-box.minX, at.x - drag.from.x));
  const dy = Math.min(image.rows - box.maxY, Math.max(-box.minY, at.y - drag.from.y));
  const points = before.map((place, index) => (point === null || index === point ? imagePoint(place.x + dx, place.y + dy) : place));
  return { ...drag, moved, shape: movedShape(drag.before, points) };
}

function release(state: AnnotationEditState, drag: AnnotationDrag, context: ToolContext): ToolStep<AnnotationEditState> {
  const ended = { ...state, drag: null };
  const annotation = context.annotations.find(({ id }) => id === drag.taken.annotationId);
  if (!drag.moved || annotation === undefined) return stays(ended);
  const { shape } = drag;
  const problem = shape.kind === 'area' ? areaProblem(shape.points, shape.curve, context.image) : null;
  if (problem !== null) return refuses(ended, `${problem.message} It stays as it was.`);
  return finishes(ended, { type: 'annotationSet', annotation: { ...annotation, shape } });
}
