declare const imageSpace: unique symbol;

/**
 * A point in image coordinates: x = column, y = row, in stored pixels. (0, 0) is the outer corner of the top-left
 * pixel, whose centre is (0.5, 0.5); y grows downwards. The convention of DICOM SCOORD (PS3.3 C.18.6).
 */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
  readonly [imageSpace]: true;
}

/** Makes an image point from a column and a row coordinate in stored pixels. */
export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}
