import { imagePoint, type ImagePoint } from '../geometry/imagePoint.ts';

/**
 * A dense outline thinned to a few control points, placed by length and by turning in equal shares: closer where the border bends, so that the tips
 * of a slit keep their shape.
 */
export function controlPointsOfOutline(outline: readonly ImagePoint[], pointCount = 14): readonly ImagePoint[] {
  const n = outline.length;
  if (n <= pointCount) return outline;
  const lengths = outline.map((point, i) => Math.hypot(outline[(i + 1) % n]!.x - point.x, outline[(i + 1) % n]!.y - point.y));
  // Turning over several steps: between neighbours it is mostly noise.
  const span = Math.max(1, Math.round(n / 32));
  const turns = outline.map((point, i) => {
    const before = outline[(i - span + n) % n]!;
    const after = outline[(i + span) % n]!;
    const ax = point.x - before.x;
    const ay = point.y - before.y;
    const bx = after.x - point.x;
    const by = after.y - point.y;
    return Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));
  });
  const wholeLength = lengths.reduce((sum, length) => sum + length, 0);
  const wholeTurn = turns.reduce((sum, turn) => sum + turn, 0);
  const shares = lengths.map((length, i) => length / wholeLength + (wholeTurn === 0 ? 0 : (0.5 * (turns[i]! + turns[(i + 1) % n]!)) / wholeTurn));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const points: ImagePoint[] = [];
  let passed = 0;
  let i = 0;
  for (let k = 0; k < pointCount; k++) {
    const wanted = (whole * k) / pointCount;
    while (i < n - 1 && passed + shares[i]! <= wanted) passed += shares[i++]!;
    const share = shares[i] === 0 ? 0 : (wanted - passed) / shares[i]!;
    const from = outline[i]!;
    const to = outline[(i + 1) % n]!;
    points.push(imagePoint(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)));
  }
  return points;
}
