import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import type { AnnotationToolName } from '../toolName.ts';
import { annotationShape, pointsNeeded } from './annotationShape.ts';
import { areaProblem } from './areaProblem.ts';
import { canvasDistancePx, clickSlackPx, pointUnder } from './hitRadius.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

/** A caliper, a free area or a note that is being laid. */
export interface AnnotationDraft {
  /** Whose points these are; those of another tool count for nothing. */
  readonly tool: AnnotationToolName | null;
  readonly points: readonly ImagePoint[];
  /** Where the rubber line runs to; null while the pointer is elsewhere. */
  readonly pointer: ImagePoint | null;
  /** The point that the pressed pointer holds. */
  readonly dragging: number | null;
  /** Where the pointer was pressed to lay a point from which dragging on lays the next one. */
  readonly pressedAt: ImagePoint | null;
}

export const emptyDraft: AnnotationDraft = { tool: null, points: [], pointer: null, dragging: null, pressedAt: null };

/** The points laid with this tool. */
export function laidPoints(draft: AnnotationDraft, tool: AnnotationToolName): readonly ImagePoint[] {
  return draft.tool === tool ? draft.points : [];
}

/**
 * Lays points: two for a length and three for an angle (end, corner, end) by clicks or by dragging from one to the next; as many as wanted
 * for an area, which a click on the first or Enter closes; one for a note, whose words are typed then. Laid points can be dragged,
 * Backspace takes the last back, Escape drops them all.
 */
export function annotationTool(tool: AnnotationToolName, draft: AnnotationDraft, input: ToolInput, context: ToolContext): ToolStep<AnnotationDraft> {
  const state = draft.tool === tool ? draft : { ...emptyDraft, tool, pointer: draft.pointer };
  switch (input.type) {
    case 'down':
      return press(tool, { ...state, pointer: input.at }, input.at, context);
    case 'move':
      return stays({ ...state, pointer: input.at, points: state.dragging === null ? state.points : state.points.with(state.dragging, input.at) });
    case 'up':
      return release(tool, { ...state, pointer: input.at }, input.at, context);
    case 'leave':
      return stays({ ...state, pointer: null });
    case 'enter':
      return tool === 'area' && state.points.length > 0 ? keep(tool, state, '', context) : stays(state);
    case 'note':
      return tool === 'text' && input.note.trim() !== '' ? keep(tool, state, input.note.trim(), context) : stays(state);
    case 'backspace':
      return stays({ ...state, points: state.points.slice(0, -1), dragging: null, pressedAt: null });
    case 'escape':
      return stays({ ...emptyDraft, tool, pointer: state.pointer });
    case 'delete':
    case 'length':
    case 'found':
      return stays(state);
  }
}

function press(tool: AnnotationToolName, state: AnnotationDraft, at: ImagePoint, context: ToolContext): ToolStep<AnnotationDraft> {
  // A note has one place, and words may be typed for it already: a press elsewhere only ends the typing.
  if (tool === 'text') return stays(state.points.length > 0 ? state : { ...state, points: [at], dragging: 0 });
  const under = pointUnder(context.view, state.points, at);
  if (tool === 'area' && under === 0 && state.points.length >= pointsNeeded.area) return keep(tool, state, '', context);
  if (under !== null) return stays({ ...state, dragging: under });
  const points = [...state.points, at];
  const nextByDragging = tool !== 'area' && points.length < pointsNeeded[tool];
  return stays({ ...state, points, dragging: nextByDragging ? null : points.length - 1, pressedAt: nextByDragging ? at : null });
}

function release(tool: AnnotationToolName, state: AnnotationDraft, at: ImagePoint, context: ToolContext): ToolStep<AnnotationDraft> {
  const dragged = state.pressedAt !== null && canvasDistancePx(context.view, state.pressedAt, at) > clickSlackPx;
  const points = dragged ? [...state.points, at] : state.points;
  const released = { ...state, points, dragging: null, pressedAt: null };
  const complete = (tool === 'length' || tool === 'angle') && points.length === pointsNeeded[tool];
  return complete ? keep(tool, released, '', context) : stays(released);
}

function keep(tool: AnnotationToolName, state: AnnotationDraft, note: string, context: ToolContext): ToolStep<AnnotationDraft> {
  const shape = annotationShape(tool, state.points);
  const problem = tool === 'area' ? areaProblem(state.points, 'periodicCubic', context.image) : null;
  if (problem !== null) return refuses({ ...state, dragging: null }, problem.message);
  if (shape === null) return stays(state);
  const annotation = { id: context.newId, frameNumber: context.frameNumber, shape, note, includedInReport: false, author: context.reader };
  return { ...finishes({ ...emptyDraft, tool, pointer: state.pointer }, { type: 'annotationSet', annotation }), selectedAnnotation: annotation.id };
}
