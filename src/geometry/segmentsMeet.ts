/** A run of segments of a closed polyline (segment i starts at point i) with the box round it, so that far parts are passed over at once. */
export interface SegmentBlock {
  readonly from: number;
  /** One past the last segment. */
  readonly to: number;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

const segmentsPerBlock = 8;

/** Cuts a closed polyline, given as x0 y0 x1 y1 …, into runs of a few segments. */
export function segmentBlocks(xy: Float64Array): readonly SegmentBlock[] {
  const n = xy.length / 2;
  const blocks: SegmentBlock[] = [];
  for (let from = 0; from < n; from += segmentsPerBlock) {
    const to = Math.min(n, from + segmentsPerBlock);
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let i = from; i <= to; i++) {
      const at = i === n ? 0 : i;
      const x = xy[2 * at]!;
      const y = xy[2 * at + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    blocks.push({ from, to, minX, minY, maxX, maxY });
  }
  return blocks;
}

/** A place where segment i of one closed polyline and segment j of another (or the same) cross or touch; null where they are apart. */
export function segmentsMeet(first: Float64Array, i: number, second: Float64Array, j: number): { x: number; y: number } | null {
  const iNext = 2 * i + 2 === first.length ? 0 : 2 * i + 2;
  const jNext = 2 * j + 2 === second.length ? 0 : 2 * j + 2;
  const ax = first[2 * i]!;
  const ay = first[2 * i + 1]!;
  const rx = first[iNext]! - ax;
  const ry = first[iNext + 1]! - ay;
  // Everything relative to the first segment's start: small numbers, exact signs.
  const cx = second[2 * j]! - ax;
  const cy = second[2 * j + 1]! - ay;
  const dx = second[jNext]! - ax;
  const dy = second[jNext + 1]! - ay;
  const sideC = rx * cy - ry * cx;
  const sideD = rx * dy - ry * dx;
  if ((sideC > 0 && sideD > 0) || (sideC < 0 && sideD < 0)) return null;
  const sx = dx - cx;
  const sy = dy - cy;
  const sideA = sy * cx - sx * cy;
  const sideB = sideA + sx * ry - sy * rx;
  if ((sideA > 0 && sideB > 0) || (sideA < 0 && sideB < 0)) return null;
  const across = rx * sy - ry * sx;
  if (across !== 0) {
    const share = (cx * sy - cy * sx) / across;
    if (share < 0 || share > 1) return null;
    return { x: ax + share * rx, y: ay + share * ry };
  }
  if (sideC !== 0) return null;
  // On one line: they meet where their stretches overlap.
  const along = rx * rx + ry * ry;
  if (along === 0) return { x: ax, y: ay };
  const from = (cx * rx + cy * ry) / along;
  const to = (dx * rx + dy * ry) / along;
  const low = Math.max(0, Math.min(from, to));
  const high = Math.min(1, Math.max(from, to));
  return low > high ? null : { x: ax + low * rx, y: ay + low * ry };
}
