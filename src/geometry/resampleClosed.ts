/** A closed polyline given as x0 y0 x1 y1 … cut into `count` steps of equal length, starting at its first point. */
export function resampleClosed(xy: Float64Array, count: number): Float64Array {
  const n = xy.length / 2;
  const along = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const next = i + 1 === n ? 0 : i + 1;
    along[i + 1] = along[i]! + Math.hypot(xy[2 * next]! - xy[2 * i]!, xy[2 * next + 1]! - xy[2 * i + 1]!);
  }
  const total = along[n]!;
  const result = new Float64Array(count * 2);
  let segment = 0;
  for (let k = 0; k < count; k++) {
    const at = (total * k) / count;
    while (segment < n - 1 && along[segment + 1]! <= at) segment++;
    const length = along[segment + 1]! - along[segment]!;
    const share = length === 0 ? 0 : (at - along[segment]!) / length;
    const next = segment + 1 === n ? 0 : segment + 1;
    result[2 * k] = xy[2 * segment]! + share * (xy[2 * next]! - xy[2 * segment]!);
    result[2 * k + 1] = xy[2 * segment + 1]! + share * (xy[2 * next + 1]! - xy[2 * segment + 1]!);
  }
  return result;
}
