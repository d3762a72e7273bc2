import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { curveProblem } from './curveProblem.ts';
import { acceptedNow, drawnEdit, redrawnContour } from './drawnContour.ts';
import { pointUnder } from './hitRadius.ts';
import { tracedStretch } from './tracedStretch.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

export interface TraceState {
  readonly points: readonly ImagePoint[];
  /** Where the rubber line runs to; null while the pointer is elsewhere. */
  readonly pointer: ImagePoint | null;
  /** The point that the pressed pointer holds. */
  readonly dragging: number | null;
}

export const emptyTrace: TraceState = { points: [], pointer: null, dragging: null };

/**
 * Trace by points: a click adds one (it can be moved while pressed), an earlier one can be dragged, a click on the first
 * or Enter joins and accepts, Backspace takes the last back, Escape drops them all. A trace that starts and ends on a
 * contour replaces that stretch of it.
 */
export function traceTool(state: TraceState, input: ToolInput, context: ToolContext): ToolStep<TraceState> {
  switch (input.type) {
    case 'down': {
      const under = pointUnder(context.view, state.points, input.at);
      if (under === 0 && state.points.length >= 3) return join({ ...state, pointer: input.at }, context);
      if (under !== null) return stays({ ...state, pointer: input.at, dragging: under });
      return stays({ points: [...state.points, input.at], pointer: input.at, dragging: state.points.length });
    }
    case 'move':
      return stays({ ...state, pointer: input.at, points: state.dragging === null ? state.points : state.points.with(state.dragging, input.at) });
    case 'up':
      return stays({ ...state, pointer: input.at, dragging: null });
    case 'leave':
      return stays({ ...state, pointer: null });
    case 'enter':
      return state.points.length === 0 ? stays(state) : join(state, context);
    case 'backspace':
      return stays({ ...state, points: state.points.slice(0, -1), dragging: null });
    case 'escape':
      return stays({ ...emptyTrace, pointer: state.pointer });
    case 'delete':
    case 'length':
    case 'note':
    case 'found':
      return stays(state);
  }
}

function join(state: TraceState, context: ToolContext): ToolStep<TraceState> {
  const stretch = tracedStretch(state.points, context);
  const points = stretch?.points ?? state.points;
  const problem = curveProblem(points, stretch?.contour.curve ?? 'periodicCubic', context.image);
  if (problem !== null) return refuses({ ...state, dragging: null }, problem.message);
  const empty = { ...emptyTrace, pointer: state.pointer };
  if (stretch === null) return finishes(empty, drawnEdit(points, context));
  return finishes(empty, { type: 'contourChanged', contour: redrawnContour(stretch, context, acceptedNow(context)) });
}
