import type { Contour } from '../../../src/contour/contour.ts';
import type { ImagePoint } from '../../../src/geometry/imagePoint.ts';

/** A border as a detector found it, through the places at which the reader holds it. */
export interface FoundBorder {
  readonly points: readonly ImagePoint[];
  /** 0 to 1 at each of the points; 1 only where the reader holds it. */
  readonly borderConfidence: readonly number[];
}

/** What a drag asks of the detector: the border that passes through these places. */
export interface HeldPlaces {
  readonly contourId: string;
  /** The place under the hand. */
  readonly place: ImagePoint;
  /** Those that were held before. */
  readonly others: readonly ImagePoint[];
}

/** Of a control point that the reader put where it is: no detector is that sure. */
export const heldConfidence = 1;

/** Whether a contour is looked for anew around a point of it that is dragged. */
export function isRedetected({ kind, curve, acceptance, borderConfidence, points }: Contour): boolean {
  return kind === 'lumen' && curve === 'periodicCubic' && acceptance.status === 'provisional' && borderConfidence?.length === points.length;
}

/** The places at which the reader holds a contour, but for the point that is being moved. */
export function heldPlacesOf({ points, borderConfidence }: Pick<Contour, 'points' | 'borderConfidence'>, but: number | null): readonly ImagePoint[] {
  return points.filter((_, index) => index !== but && borderConfidence?.[index] === heldConfidence);
}

/** A contour with points of its own and, where a detector answered for them, how sure it was; what it said of others is gone. */
export function withBorder(contour: Contour, points: readonly ImagePoint[], borderConfidence: readonly number[] | null): Contour {
  const { borderConfidence: _ofOthers, ...rest } = contour;
  return borderConfidence === null ? { ...rest, points } : { ...rest, points, borderConfidence };
}

/** What was found, passing exactly through the places that are held: the nearest control point of each is put there. */
export function throughHeld(found: FoundBorder, held: readonly ImagePoint[]): FoundBorder {
  const points = [...found.points];
  const taken = new Set<number>();
  for (const place of held) {
    let nearest: number | null = null;
    let nearestPx = Infinity;
    points.forEach((point, index) => {
      const distancePx = Math.hypot(point.x - place.x, point.y - place.y);
      if (taken.has(index) || distancePx >= nearestPx) return;
      nearest = index;
      nearestPx = distancePx;
    });
    if (nearest === null) continue;
    points[nearest] = place;
    taken.add(nearest);
  }
  const mostSure = 0.99;
  return { points, borderConfidence: found.borderConfidence.map((confidence, index) => (taken.has(index) ? heldConfidence : Math.min(mostSure, confidence))) };
}
