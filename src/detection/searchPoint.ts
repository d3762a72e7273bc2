/** A place on a frame in search units from the image's corner. For looking, never for measuring. */
export interface SearchPoint {
  readonly x: number;
  readonly y: number;
}

export function distanceBetween(a: SearchPoint, b: SearchPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
