import type { AnnotationShape } from '../analysis/annotation.ts';
import { type ClosedCurve, closedCurve } from '../geometry/closedCurve.ts';
import { type Box, curveBox } from '../geometry/curveBox.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import { AppError } from '../shared/appError.ts';

/** The curve of a free area; null for other shapes and for one of too few distinct points. */
export function annotationCurve(shape: AnnotationShape): ClosedCurve | null {
  if (shape.kind !== 'area') return null;
  try {
    return closedCurve(shape.points, shape.curve);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The box round what was laid on the frame, in image coordinates; null for what lies nowhere on it. */
export function annotationExtent(shape: AnnotationShape): Box | null {
  const curve = annotationCurve(shape);
  if (curve !== null) return curveBox(curve);
  const points = annotationPoints(shape);
  if (points.length === 0) return null;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

function annotationPoints(shape: AnnotationShape): readonly ImagePoint[] {
  switch (shape.kind) {
    case 'bookmark':
      return [];
    case 'text':
      return [shape.at];
    case 'length':
      return [shape.from, shape.to];
    case 'angle':
      return [shape.from, shape.vertex, shape.to];
    case 'area':
      return shape.points;
  }
}
