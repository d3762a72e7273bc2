import type { Contour } from '../../../src/contour/contour.ts';
import { closedCurve } from '../../../src/geometry/closedCurve.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../../src/geometry/nearestOnCurve.ts';
import { pushedCurve } from '../../../src/geometry/pushedCurve.ts';
import { correctedContour } from './correctedContour.ts';
import { curveProblem } from './curveProblem.ts';
import { withBorder } from './heldBorder.ts';
import { finishes, refuses, stays, type ToolContext, type ToolInput, type ToolStep } from './toolStep.ts';

interface Stroke {
  readonly contourId: string;
  readonly points: readonly ImagePoint[];
  readonly last: ImagePoint;
}

export interface BrushState {
  /** Where the brush is; null while the pointer is elsewhere. */
  readonly at: ImagePoint | null;
  /** The contour that is being pushed. */
  readonly stroke: Stroke | null;
}

export const emptyBrush: BrushState = { at: null, stroke: null };

/** Pushes the border of a contour: one stroke is one edit. What would cross itself or leave the image is not pushed that far. */
export function brushTool(state: BrushState, input: ToolInput, context: ToolContext): ToolStep<BrushState> {
  switch (input.type) {
    case 'down': {
      const contour = contourToPush(input.at, context);
      if (contour === null) return refuses({ at: input.at, stroke: null }, 'There is no contour to push on this frame. Trace one, or have it detected.');
      const stroke = pushed({ contourId: contour.id, points: contour.points, last: input.at }, contour, input.at, context);
      return { ...stays({ at: input.at, stroke }), selected: contour.id };
    }
    case 'move': {
      const contour = contourOf(state.stroke, context);
      const stroke = state.stroke === null || contour === null ? null : pushed(state.stroke, contour, input.at, context);
      return stays({ at: input.at, stroke });
    }
    case 'up': {
      const contour = contourOf(state.stroke, context);
      const letGo = { at: input.at, stroke: null };
      if (state.stroke === null || contour === null) return stays(letGo);
      const { points } = pushed(state.stroke, contour, input.at, context);
      return points === contour.points ? stays(letGo) : finishes(letGo, { type: 'contourChanged', contour: correctedContour(contour, points, null, context) });
    }
    case 'escape':
      return stays({ ...state, stroke: null });
    case 'leave':
      return stays({ ...state, at: null });
    case 'enter':
    case 'backspace':
    case 'delete':
    case 'length':
    case 'note':
    case 'found':
      return stays(state);
  }
}

/** The frame's contours with the one that is being pushed in its place. */
export function contoursUnderBrush({ stroke }: BrushState, contours: readonly Contour[]): readonly Contour[] {
  return stroke === null ? contours : contours.map((contour) => (contour.id === stroke.contourId ? withBorder(contour, stroke.points, null) : contour));
}

function pushed(stroke: Stroke, { curve }: Contour, to: ImagePoint, { brushRadiusPx, image }: ToolContext): Stroke {
  const points = pushedCurve(stroke.points, curve, { from: stroke.last, to, radiusXPx: brushRadiusPx.x, radiusYPx: brushRadiusPx.y });
  return { ...stroke, last: to, points: points === stroke.points || curveProblem(points, curve, image) !== null ? stroke.points : points };
}

function contourOf(stroke: Stroke | null, { contours }: ToolContext): Contour | null {
  return contours.find(({ id }) => id === stroke?.contourId) ?? null;
}

/** The selected contour, else the one whose border is nearest to the hand. */
function contourToPush(at: ImagePoint, { contours, selectedContourId }: ToolContext): Contour | null {
  const selected = contours.find(({ id }) => id === selectedContourId);
  if (selected !== undefined) return selected;
  const distanceOf = (contour: Contour) => {
    const { point } = nearestOnCurve(closedCurve(contour.points, contour.curve), at);
    return Math.hypot(point.x - at.x, point.y - at.y);
  };
  return contours.reduce<Contour | null>((nearest, contour) => (nearest === null || distanceOf(contour) < distanceOf(nearest) ? contour : nearest), null);
}
