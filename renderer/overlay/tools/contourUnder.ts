import type { Contour } from '../../../src/contour/contour.ts';
import { type ClosedCurve, closedCurve } from '../../../src/geometry/closedCurve.ts';
import { curveBox } from '../../../src/geometry/curveBox.ts';
import { imagePoint, type ImagePoint } from '../../../src/geometry/imagePoint.ts';
import { nearestOnCurve } from '../../../src/geometry/nearestOnCurve.ts';
import { pointInCurve } from '../../../src/geometry/pointInCurve.ts';
import type { ViewTransform } from '../../../src/geometry/viewTransform.ts';
import { AppError } from '../../../src/shared/appError.ts';
import { canvasDistancePx, curveHitPx, pointHitPx, pointUnder } from './hitRadius.ts';

/** The part of a contour that lies under the pointer. */
export type ContourPart =
  | { readonly kind: 'point'; readonly index: number }
  | { readonly kind: 'curve'; readonly at: ImagePoint }
  | { readonly kind: 'scale' }
  | { readonly kind: 'inside' };

export interface ContourUnder {
  readonly contourId: string;
  readonly part: ContourPart;
}

/** How far the scale handle stands off the contour's box, in canvas pixels. */
const scaleHandleOffPx = 14;

/** What the hand would take hold of: a control point first, then the scale handle of the selected contour, a curve, an inside. The selected contour goes before others. */
export function contourUnder(contours: readonly Contour[], at: ImagePoint, view: ViewTransform, selectedContourId: string | null): ContourUnder | null {
  const inOrder = [...contours].sort((a, b) => Number(b.id === selectedContourId) - Number(a.id === selectedContourId));
  for (const { id, points } of inOrder) {
    const index = pointUnder(view, points, at);
    if (index !== null) return { contourId: id, part: { kind: 'point', index } };
  }
  const curves = inOrder.flatMap((contour) => {
    const curve = curveOf(contour);
    return curve === null ? [] : [{ id: contour.id, curve }];
  });
  for (const { id, curve } of curves) {
    if (id === selectedContourId && canvasDistancePx(view, scaleHandle(curve, view), at) <= pointHitPx) return { contourId: id, part: { kind: 'scale' } };
  }
  for (const { id, curve } of curves) {
    const nearest = nearestOnCurve(curve, at);
    if (canvasDistancePx(view, nearest.point, at) <= curveHitPx) return { contourId: id, part: { kind: 'curve', at: nearest.point } };
  }
  for (const { id, curve } of curves) if (pointInCurve(curve, at.x, at.y)) return { contourId: id, part: { kind: 'inside' } };
  return null;
}

/** Where the handle stands that scales a contour as a whole: off the lower right corner of its box. */
export function scaleHandle(curve: ClosedCurve, view: ViewTransform): ImagePoint {
  const box = curveBox(curve);
  return imagePoint(box.maxX + scaleHandleOffPx / view.scaleX, box.maxY + scaleHandleOffPx / view.scaleY);
}

/** null for points that make no curve. */
export function curveOf(contour: Pick<Contour, 'points' | 'curve'>): ClosedCurve | null {
  try {
    return closedCurve(contour.points, contour.curve);
  } catch (cause) {
    if (cause instanceof AppError) return null;
    throw cause;
  }
}
