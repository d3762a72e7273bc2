import type { AreaPoint, AreaStroke } from './areaCurve.ts';

/** Where a point of the curve lies on screen. */
export interface Place {
  readonly x: (frameNumber: number) => number;
  readonly y: (area: number) => number;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** One path for many strokes; a stroke that begins where the last ended is drawn on from there. */
export function strokePath(strokes: readonly AreaStroke[], place: Place): string {
  let path = '';
  let at: AreaPoint | null = null;
  for (const { from, to } of strokes) {
    if (at !== from) path += `M${round(place.x(from.frameNumber))} ${round(place.y(from.area))}`;
    path += `L${round(place.x(to.frameNumber))} ${round(place.y(to.area))}`;
    at = to;
  }
  return path;
}

/** One path of circles of this radius at the points. */
export function dotPath(points: readonly AreaPoint[], place: Place, radius: number): string {
  const turn = `a${radius} ${radius} 0 1 0`;
  return points.map(({ frameNumber, area }) => `M${round(place.x(frameNumber) - radius)} ${round(place.y(area))}${turn} ${2 * radius} 0${turn} ${-2 * radius} 0`).join('');
}

/** One path of squares at the points, as large as circles of this radius. */
export function squarePath(points: readonly AreaPoint[], place: Place, radius: number): string {
  const side = 2 * radius;
  return points.map(({ frameNumber, area }) => `M${round(place.x(frameNumber) - radius)} ${round(place.y(area) - radius)}h${side}v${side}h${-side}z`).join('');
}

/** One path of downward carets, for areas that are at most what is shown. */
export function atMostPath(points: readonly AreaPoint[], place: Place, radius: number): string {
  return points.map(({ frameNumber, area }) => `M${round(place.x(frameNumber) - radius)} ${round(place.y(area) - radius)}h${2 * radius}l${-radius} ${2 * radius}z`).join('');
}

/** How large a point may be where its neighbours lie `apartPx` away: fewer pixels, never none. */
export function dotRadius(apartPx: number): number {
  return Math.min(2.5, Math.max(1, Math.round(apartPx * 0.4 * 2) / 2));
}
