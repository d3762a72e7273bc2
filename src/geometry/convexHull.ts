/**
 * Convex hull of points given as x0 y0 x1 y1 …, likewise, without points that lie on its edges (Andrew's monotone chain).
 * Counter-clockwise in a plane whose y grows upwards.
 */
export function convexHull(xy: Float64Array): Float64Array {
  const count = xy.length / 2;
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => xy[2 * a]! - xy[2 * b]! || xy[2 * a + 1]! - xy[2 * b + 1]!);
  const hull: number[] = [];
  const turnsLeft = (a: number, b: number, c: number) =>
    (xy[2 * b]! - xy[2 * a]!) * (xy[2 * c + 1]! - xy[2 * a + 1]!) - (xy[2 * b + 1]! - xy[2 * a + 1]!) * (xy[2 * c]! - xy[2 * a]!) > 0;
  const add = (i: number, floor: number) => {
    while (hull.length >= floor + 2 && !turnsLeft(hull.at(-2)!, hull.at(-1)!, i)) hull.pop();
    hull.push(i);
  };
  for (const i of order) add(i, 0);
  hull.pop();
  const lower = hull.length;
  for (const i of order.reverse()) add(i, lower);
  hull.pop();
  const result = new Float64Array(hull.length * 2);
  hull.forEach((i, k) => {
    result[2 * k] = xy[2 * i]!;
    result[2 * k + 1] = xy[2 * i + 1]!;
  });
  return result;
}
