import { imagePoint, type ImagePoint } from '../../src/geometry/imagePoint.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';

export const squarePixels: SpacingMm = { column: 0.05, row: 0.05 };
export const tallPixels: SpacingMm = { column: 0.05, row: 0.08 };

/** Points given in mm, put on an image with these pixels. */
export function fromMm(points: readonly (readonly [number, number])[], spacing: SpacingMm): ImagePoint[] {
  return points.map(([x, y]) => imagePoint(x / spacing.column, y / spacing.row));
}

/** `count` points on an ellipse with semi-axes a and b (mm), turned by `turn`, about (cx, cy) mm. */
export function ellipseMm(count: number, a: number, b: number, turn = 0.3, cx = 12, cy = 14): [number, number][] {
  return Array.from({ length: count }, (_, i): [number, number] => {
    const t = (2 * Math.PI * i) / count;
    const x = a * Math.cos(t);
    const y = b * Math.sin(t);
    return [cx + x * Math.cos(turn) - y * Math.sin(turn), cy + x * Math.sin(turn) + y * Math.cos(turn)];
  });
}

/** Corners of the regular polygon with this circumradius (mm). */
export function regularPolygonMm(corners: number, radius: number, cx = 12, cy = 14): [number, number][] {
  return ellipseMm(corners, radius, radius, 0.1, cx, cy);
}

/** Perimeter of an ellipse by Gauss's arithmetic–geometric mean. */
export function ellipsePerimeter(a: number, b: number): number {
  let x = a;
  let y = b;
  let sum = 1 - (a * a - b * b) / (2 * a * a);
  let power = 0.5;
  for (let i = 0; i < 40; i++) {
    const difference = (x - y) / 2;
    [x, y] = [(x + y) / 2, Math.sqrt(x * y)];
    power *= 2;
    sum -= (power * difference * difference) / (a * a);
  }
  return (2 * Math.PI * a * a * sum) / x;
}

/** Nine points as a reader might set them, whose curve was computed by FITPACK (scipy 1.17.1, `splprep(per=1, s=0, k=3)`). */
export const readerPoints = [
  [251.2, 190.0], [300.5, 201.3], [331.0, 240.8], [318.7, 290.2], [270.4, 312.9], [222.8, 305.1], [205.6, 262.3], [198.1, 240.0], [215.9, 203.4],
].map(([x, y]) => imagePoint(x!, y!));

/** What FITPACK's curve through `readerPoints` measures, integrated with QUADPACK between knots, and by brute force over 400 000 of its points. */
export const readerTruth = {
  pieceMiddles: [
    [276.65318189586276, 191.7505533225862], [319.89267283667164, 218.16533737208258], [330.27957581777684, 266.9817467246653],
    [297.65929469043414, 305.6040245145891], [243.86103122306108, 313.64659760724277], [212.57438012715372, 285.8663053042655],
    [201.05363078066748, 251.05369504730788], [202.4293807373093, 220.2524614958869], [232.5823382026585, 193.91325791610834],
  ],
  areaPx2: 13153.745283261847,
  centroid: { x: 264.51681496023235, y: 251.56263476173237 },
  box: { minX: 197.96795474719207, maxX: 332.1827584629567, minY: 189.71298938705672, maxY: 314.1921543694637 },
  /** With 0.05 × 0.08 mm pixels. */
  perimeterMm: 26.720234606950957,
  minDiameterMm: 6.478847907663204,
  maxDiameterMm: 9.896876988270819,
  minFeretMm: 6.547264364530834,
  maxFeretMm: 9.964797953383867,
};
