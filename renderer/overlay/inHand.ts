import type { Contour } from '../../src/contour/contour.ts';
import { ellipsePoints } from '../../src/geometry/ellipsePoints.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { type CurveProblem, curveProblem } from './tools/curveProblem.ts';
import { drawnContour, redrawnContour } from './tools/drawnContour.ts';
import { withBorder } from './tools/heldBorder.ts';
import { tracedStretch } from './tools/tracedStretch.ts';
import type { ToolContext } from './tools/toolStep.ts';
import type { ToolStates } from './toolStates.ts';
import type { ToolName } from './toolName.ts';

/** What is in hand, for drawing and for live figures. */
export interface InHand {
  /** Points laid so far, or of the changed contour. */
  readonly points: readonly ImagePoint[];
  /** The contour as it would be; null while there are too few points. */
  readonly contour: Contour | null;
  /** Why it cannot be measured; null where it can, or while there is nothing to measure yet. */
  readonly problem: CurveProblem | null;
  /** The trace stands for a stretch of a contour, the rest of which stays. */
  readonly stretch: boolean;
  readonly how: 'trace' | 'ellipse' | 'freehand' | 'edit';
  /** An unfinished freehand stroke. */
  readonly stroke: readonly ImagePoint[];
  /** The rubber line from the last point; null where there is none. */
  readonly rubber: readonly [ImagePoint, ImagePoint] | null;
}

/** What the tool in use holds; null where the hand is empty. */
export function inHandOf(tool: ToolName | null, states: ToolStates, context: ToolContext): InHand | null {
  switch (tool) {
    case 'trace': {
      const { points, pointer, dragging } = states.trace;
      const last = points.at(-1);
      if (last === undefined) return null;
      const rubber = pointer !== null && dragging === null ? ([last, pointer] as const) : null;
      const stretch = tracedStretch(points, context);
      if (stretch === null) return { ...drawn(points, 'trace', context), rubber };
      return {
        points,
        contour: redrawnContour(stretch, context, { status: 'provisional' }),
        problem: curveProblem(stretch.points, stretch.contour.curve, context.image),
        stretch: true,
        how: 'trace',
        stroke: [],
        rubber,
      };
    }
    case 'freehand': {
      const { stroke, held } = states.freehand;
      if (held.length > 0) return drawn(held, 'freehand', context);
      return stroke.length === 0 ? null : { points: [], contour: null, problem: null, stretch: false, how: 'freehand', stroke, rubber: null };
    }
    case 'ellipse':
      return states.ellipse.ellipse === null ? null : drawn(ellipsePoints(states.ellipse.ellipse), 'ellipse', context);
    case null: {
      const { held } = states.edit;
      const contour = context.contours.find(({ id }) => id === held?.contourId);
      if (held === null || contour === undefined) return null;
      const problem = curveProblem(held.points, contour.curve, context.image);
      return { points: held.points, contour: withBorder(contour, held.points, held.borderConfidence ?? null), problem, stretch: false, how: 'edit', stroke: [], rubber: null };
    }
    case 'brush': {
      const { stroke } = states.brush;
      const contour = context.contours.find(({ id }) => id === stroke?.contourId);
      return stroke === null || contour === undefined ? null : { points: stroke.points, contour: withBorder(contour, stroke.points, null), problem: null, stretch: false, how: 'edit', stroke: [], rubber: null };
    }
    case 'channel':
    case 'calibrate':
    case 'length':
    case 'angle':
    case 'area':
    case 'text':
      return null;
  }
}

function drawn(points: readonly ImagePoint[], how: InHand['how'], context: ToolContext): InHand {
  const enough = points.length >= 3;
  return {
    points,
    contour: enough ? drawnContour(points, context, { status: 'provisional' }) : null,
    problem: enough ? curveProblem(points, 'periodicCubic', context.image) : null,
    stretch: false,
    how,
    stroke: [],
    rubber: null,
  };
}
