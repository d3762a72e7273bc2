import type { AnnotationShape } from '../../../src/analysis/annotation.ts';
import type { CurveKind } from '../../../src/geometry/curveKind.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';
import type { AnnotationToolName } from '../toolName.ts';

/** How many points a shape has; an area as many as the hand gives it, from three. */
export const pointsNeeded: Readonly<Record<AnnotationToolName, number>> = { text: 1, length: 2, angle: 3, area: 3 };

/** The shape with these points, in the order of `annotationPoints`; null while there are too few. */
export function annotationShape(kind: AnnotationToolName, points: readonly ImagePoint[], curve: CurveKind = 'periodicCubic'): AnnotationShape | null {
  const [first, second, third] = points;
  switch (kind) {
    case 'text':
      return first === undefined ? null : { kind, at: first };
    case 'length':
      return first === undefined || second === undefined ? null : { kind, from: first, to: second };
    case 'angle':
      return first === undefined || second === undefined || third === undefined ? null : { kind, from: first, vertex: second, to: third };
    case 'area':
      return points.length < pointsNeeded.area ? null : { kind, curve, points };
  }
}

/** The same kind of shape elsewhere. */
export function movedShape(shape: AnnotationShape, points: readonly ImagePoint[]): AnnotationShape {
  if (shape.kind === 'bookmark') return shape;
  return annotationShape(shape.kind, points, shape.kind === 'area' ? shape.curve : undefined) ?? shape;
}
