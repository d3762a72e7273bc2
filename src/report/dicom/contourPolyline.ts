import { closedCurve } from '../../geometry/closedCurve.ts';
import { signedArea } from '../../geometry/curveArea.ts';
import { sampleCurve } from '../../geometry/curveSampling.ts';
import { imagePoint } from '../../geometry/imagePoint.ts';
import type { ReportContour } from '../reportFrame.ts';

/** How far the area within the polyline may lie from the curve's: a twentieth of what a reader of the report may rely on. */
const relativeAreaError = 0.00025;
/** Of 65 534 bytes that graphic data may have, in pairs of 32 bit. */
const mostPoints = 8000;

/**
 * A contour as a closed polyline of 32-bit coordinates (the first point is repeated as the last), as graphic data have it. Its corners lie on the curve and
 * are so many that the area within differs by less than 0.025 %; of a polygon they are its own.
 */
export function contourPolyline({ points, curve }: Pick<ReportContour, 'points' | 'curve'>): readonly (readonly [number, number])[] {
  const closed = closedCurve(points.map(([x, y]) => imagePoint(x, y)), curve);
  const area = Math.abs(signedArea(closed));
  for (let stepsPerPiece = 4; ; stepsPerPiece *= 2) {
    const xy = sampleCurve(closed, stepsPerPiece);
    const isLast = closed.kind === 'polygon' || closed.pieceCount * stepsPerPiece * 2 > mostPoints;
    if (!isLast && Math.abs(polygonArea(xy) - area) > relativeAreaError * area) continue;
    const corners = Array.from({ length: xy.length / 2 }, (_, i) => [Math.fround(xy[2 * i]!), Math.fround(xy[2 * i + 1]!)] as const);
    return [...corners, corners[0]!];
  }
}

function polygonArea(xy: Float64Array): number {
  let twice = 0;
  for (let i = 0, before = xy.length - 2; i < xy.length; before = i, i += 2) twice += (xy[before]! - xy[0]!) * (xy[i + 1]! - xy[1]!) - (xy[i]! - xy[0]!) * (xy[before + 1]! - xy[1]!);
  return Math.abs(twice) / 2;
}
