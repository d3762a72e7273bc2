import { annotationPoints, type AnnotationShape } from '../analysis/annotation.ts';
import { type ClosedCurve, closedCurve } from '../geometry/closedCurve.ts';
import { type Box, boxOfPoints, curveBox } from '../geometry/curveBox.ts';
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
  return points.length === 0 ? null : boxOfPoints(points);
}
