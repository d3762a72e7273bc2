import { centroidOf } from '../geometry/centroid.ts';
import type { ClosedCurve } from '../geometry/closedCurve.ts';
import { sampleCurve } from '../geometry/curveSampling.ts';
import { type ImagePoint, imagePoint } from '../geometry/imagePoint.ts';
import type { SearchScale } from './detectionFrame.ts';
import type { SearchPoint } from './searchPoint.ts';

/** A closed border about a point: a radius in search units for each of evenly turned rays. */
export interface RayBorder {
  readonly centre: SearchPoint;
  readonly radii: Float32Array;
}

/** Where a ray of the border meets it. */
export function cornerOf({ centre, radii }: RayBorder, ray: number): SearchPoint {
  const direction = (2 * Math.PI * ray) / radii.length;
  return { x: centre.x + radii[ray]! * Math.cos(direction), y: centre.y + radii[ray]! * Math.sin(direction) };
}

export function outlineOf(border: RayBorder, scale: SearchScale): readonly ImagePoint[] {
  return Array.from(border.radii, (_, ray) => {
    const { x, y } = cornerOf(border, ray);
    return imagePoint(x / scale.columnUnit, y / scale.rowUnit);
  });
}

/** The centre of gravity of what the border encloses. */
export function middleOfBorder({ centre, radii }: RayBorder): SearchPoint {
  let area = 0;
  let x = 0;
  let y = 0;
  radii.forEach((radius, ray) => {
    const direction = (2 * Math.PI * ray) / radii.length;
    area += radius ** 2;
    x += radius ** 3 * Math.cos(direction);
    y += radius ** 3 * Math.sin(direction);
  });
  if (area === 0) return centre;
  return { x: centre.x + (2 * x) / (3 * area), y: centre.y + (2 * y) / (3 * area) };
}

/** The radii of the border as seen from another point, `NaN` where it is not seen. */
export function radiiFrom(border: RayBorder, centre: SearchPoint, rayCount: number): Float32Array {
  const corners = Array.from(border.radii, (_, ray) => cornerOf(border, ray));
  return Float32Array.from({ length: rayCount }, (_, ray) => lastCrossing(corners, centre, (2 * Math.PI * ray) / rayCount) ?? Number.NaN);
}

const curveRays = 128;
const curveSteps = 16;

/** A curve as rays about its centroid; null where it does not lie round it. */
export function rayBorderOf(curve: ClosedCurve, scale: SearchScale): RayBorder | null {
  const middle = centroidOf(curve);
  if (middle === null) return null;
  const centre = { x: middle.x * scale.columnUnit, y: middle.y * scale.rowUnit };
  const xy = sampleCurve(curve, curveSteps);
  const corners = Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i]! * scale.columnUnit, y: xy[2 * i + 1]! * scale.rowUnit }));
  const radii = Float32Array.from({ length: curveRays }, (_, ray) => lastCrossing(corners, centre, (2 * Math.PI * ray) / curveRays) ?? Number.NaN);
  return radii.some(Number.isNaN) ? null : { centre, radii };
}

function lastCrossing(corners: readonly SearchPoint[], centre: SearchPoint, directionRad: number): number | null {
  const cos = Math.cos(directionRad);
  const sin = Math.sin(directionRad);
  let farthest: number | null = null;
  let previous = corners.at(-1) ?? centre;
  let before = (previous.x - centre.x) * sin - (previous.y - centre.y) * cos;
  for (const corner of corners) {
    const side = (corner.x - centre.x) * sin - (corner.y - centre.y) * cos;
    if (before > 0 !== side > 0) {
      const share = before / (before - side);
      const along = (previous.x + share * (corner.x - previous.x) - centre.x) * cos + (previous.y + share * (corner.y - previous.y) - centre.y) * sin;
      if (along > 0 && (farthest === null || along > farthest)) farthest = along;
    }
    previous = corner;
    before = side;
  }
  return farthest;
}
