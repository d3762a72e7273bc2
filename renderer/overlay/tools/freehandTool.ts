import { controlPointsOfFreehand } from '../../../src/geometry/controlPointsOfFreehand.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { imageToCanvas } from '../../../src/geometry/viewTransform.ts';
import { curveProblem } from './curveProblem.ts';
import { drawnEdit } from './drawnContour.ts';
import { canvasDistancePx } from './hitRadius.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

export interface FreehandState {
  readonly stroke: readonly ImagePoint[];
  readonly drawing: boolean;
  /** Control points of a stroke that was let go but cannot be accepted as it is. */
  readonly held: readonly ImagePoint[];
}

export const emptyFreehand: FreehandState = { stroke: [], drawing: false, held: [] };

/** Points closer together than this are the hand's tremor, not its intent. In canvas pixels. */
const strokeStepPx = 2;
/** A stroke that spans less is a slip of the hand, not a contour. In canvas pixels. */
const smallestSpanPx = 12;
/** How far the simplified curve may run from the hand's line. In canvas pixels. */
const tolerancePx = 1.5;

/** Freehand: drag round the lumen; letting go closes the curve, puts few control points on it and accepts it. */
export function freehandTool(state: FreehandState, input: ToolInput, context: ToolContext): ToolStep<FreehandState> {
  switch (input.type) {
    case 'down':
      return stays({ stroke: [input.at], drawing: true, held: [] });
    case 'move': {
      const last = state.stroke.at(-1);
      if (!state.drawing || last === undefined || canvasDistancePx(context.view, last, input.at) < strokeStepPx) return stays(state);
      return stays({ ...state, stroke: [...state.stroke, input.at] });
    }
    case 'up':
      return state.drawing ? close(state.stroke, context) : stays(state);
    case 'escape':
      return stays(emptyFreehand);
    case 'enter':
      return state.held.length > 0 ? accept(state.held, context) : stays(state);
    case 'leave':
    case 'backspace':
    case 'delete':
    case 'length':
    case 'note':
    case 'found':
      return stays(state);
  }
}

function close(stroke: readonly ImagePoint[], context: ToolContext): ToolStep<FreehandState> {
  if (spanPx(stroke, context) < smallestSpanPx) return stays(emptyFreehand);
  const toleranceImagePx = tolerancePx / Math.max(context.view.scaleX, context.view.scaleY);
  const points = controlPointsOfFreehand(stroke, toleranceImagePx);
  return points === null ? stays(emptyFreehand) : accept(points, context);
}

function accept(points: readonly ImagePoint[], context: ToolContext): ToolStep<FreehandState> {
  const problem = curveProblem(points, 'periodicCubic', context.image);
  if (problem !== null) return refuses({ ...emptyFreehand, held: points }, problem.message);
  return finishes(emptyFreehand, drawnEdit(points, context));
}

function spanPx(stroke: readonly ImagePoint[], context: ToolContext): number {
  const onCanvas = stroke.map((point) => imageToCanvas(context.view, point));
  const xs = onCanvas.map((point) => point.x);
  const ys = onCanvas.map((point) => point.y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}
