import { annotationPoints, type AnnotationShape } from '../../src/analysis/annotation.ts';
import type { CanvasPoint } from '../../src/geometry/canvasPoint.ts';
import { imageToCanvas, type ViewTransform } from '../../src/geometry/viewTransform.ts';
import { angleArc } from './angleArc.ts';
import { canvasPath, imagePathOf } from './contourPath.ts';

/** A line of a drawing on the canvas, x0 y0 x1 y1 …. */
export interface Stroke {
  readonly path: readonly number[];
  readonly closed: boolean;
}

const tickPx = 6;
const crossPx = 3;

/** The thin lines of a shape: a length with a tick across either end, an angle with its arc, an area with a cross at each point. None for what is a place alone. */
export function annotationStrokes(shape: AnnotationShape, view: ViewTransform): readonly Stroke[] {
  const points = annotationPoints(shape).map((point) => imageToCanvas(view, point));
  switch (shape.kind) {
    case 'bookmark':
    case 'text':
      return [];
    case 'length':
      return [line(...points), ...endTicks(points)];
    case 'angle':
      return [line(...points), { path: angleArc(points), closed: false }];
    case 'area':
      return [
        { path: canvasPath(imagePathOf(shape), view), closed: true },
        ...points.flatMap(({ x, y }) => [
          { path: [x - crossPx, y - crossPx, x + crossPx, y + crossPx], closed: false },
          { path: [x - crossPx, y + crossPx, x + crossPx, y - crossPx], closed: false },
        ]),
      ];
  }
}

function line(...points: readonly CanvasPoint[]): Stroke {
  return { path: points.flatMap(({ x, y }) => [x, y]), closed: false };
}

function endTicks([from, to]: readonly CanvasPoint[]): readonly Stroke[] {
  if (from === undefined || to === undefined) return [];
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ax, ay] = [(-(to.y - from.y) / length) * tickPx, ((to.x - from.x) / length) * tickPx];
  return [from, to].map(({ x, y }) => ({ path: [x - ax, y - ay, x + ax, y + ay], closed: false }));
}
