import { annotationPoints, type Annotation, type AnnotationShape } from '../../../src/analysis/annotation.ts';
import { type ImagePoint, imagePoint } from '../../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../../src/geometry/nearestOnCurve.ts';
import type { ViewTransform } from '../../../src/geometry/viewTransform.ts';
import { curveOf } from './contourUnder.ts';
import { canvasDistancePx, curveHitPx, pointUnder } from './hitRadius.ts';

/** The part of an annotation that lies under the pointer. */
export interface AnnotationUnder {
  readonly annotationId: string;
  /** Index among its points; null for its line, by which the whole is moved. */
  readonly point: number | null;
}

/** What the hand would take hold of: a point first, then a line; of the selected annotation before others. */
export function annotationUnder(annotations: readonly Annotation[], at: ImagePoint, view: ViewTransform, selectedId: string | null): AnnotationUnder | null {
  const inOrder = annotations.toSorted((a, b) => Number(b.id === selectedId) - Number(a.id === selectedId));
  for (const { id, shape } of inOrder) {
    const point = pointUnder(view, annotationPoints(shape), at);
    if (point !== null) return { annotationId: id, point };
  }
  const onLine = inOrder.find(({ shape }) => {
    const nearest = nearestOnLine(shape, at);
    return nearest !== null && canvasDistancePx(view, nearest, at) <= curveHitPx;
  });
  return onLine === undefined ? null : { annotationId: onLine.id, point: null };
}

function nearestOnLine(shape: AnnotationShape, at: ImagePoint): ImagePoint | null {
  switch (shape.kind) {
    case 'bookmark':
    case 'text':
      return null;
    case 'length':
      return nearestBetween(shape.from, shape.to, at);
    case 'angle': {
      const sides = [nearestBetween(shape.vertex, shape.from, at), nearestBetween(shape.vertex, shape.to, at)] as const;
      return squared(sides[0], at) <= squared(sides[1], at) ? sides[0] : sides[1];
    }
    case 'area': {
      const curve = curveOf(shape);
      return curve === null ? null : nearestOnCurve(curve, at).point;
    }
  }
}

function nearestBetween(from: ImagePoint, to: ImagePoint, at: ImagePoint): ImagePoint {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = dx === 0 && dy === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
  const kept = Math.min(1, Math.max(0, along));
  return imagePoint(from.x + kept * dx, from.y + kept * dy);
}

function squared(a: ImagePoint, b: ImagePoint): number {
  return (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
}
