declare const canvasSpace: unique symbol;

/** A point on the drawing surface in CSS pixels, (0, 0) its top-left corner, y growing downwards. */
export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
  readonly [canvasSpace]: true;
}

/** Makes a canvas point from CSS pixels. */
export function canvasPoint(x: number, y: number): CanvasPoint {
  return { x, y } as CanvasPoint;
}
