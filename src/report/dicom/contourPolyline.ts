import { closedCurve } from '../../geometry/closedCurve.ts';
import { imagePoint } from '../../geometry/imagePoint.ts';
import { sampledOutline } from '../../geometry/sampledOutline.ts';
import type { ReportContour } from '../reportFrame.ts';

/** How far the area within the polyline may lie from the curve's: a twentieth of what a reader of the report may rely on. */
const relativeAreaError = 0.00025;
/** Graphic data (FL) have 65 534 bytes at most: 8191 points of two 32-bit coordinates, one of which closes. */
const mostCorners = 8190;

/**
 * A contour as a closed polyline of 32-bit coordinates (the first point is repeated as the last), as graphic data have it. Its corners lie on the curve and
 * are so many that the area within differs by less than 0.025 %; of a polygon they are its own, evenly thinned where they are more than graphic data hold.
 */
export function contourPolyline({ points, curve }: Pick<ReportContour, 'points' | 'curve'>): readonly (readonly [number, number])[] {
  const xy = sampledOutline(closedCurve(points.map(([x, y]) => imagePoint(x, y)), curve), relativeAreaError);
  const stride = Math.ceil(xy.length / 2 / mostCorners);
  const corners = Array.from({ length: Math.floor(xy.length / 2 / stride) }, (_, i) => [Math.fround(xy[2 * stride * i]!), Math.fround(xy[2 * stride * i + 1]!)] as const);
  return [...corners, corners[0]!];
}
