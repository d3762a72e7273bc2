import { imagePoint, type ImagePoint } from '../geometry/imagePoint.ts';

export interface ThinnedOutline {
  readonly points: readonly ImagePoint[];
  /** Where on the outline each point lies: the index of the outline's point, with a fraction. */
  readonly places: readonly number[];
}

const pointCount = 14;

/**
 * A dense outline thinned to a few control points, placed by length and by turning in equal shares: closer where the border bends, so that the tips
 * of a slit keep their shape. `held` points are among them as they are, each in place of what lies near it.
 */
export function controlPointsOfOutline(outline: readonly ImagePoint[], held: readonly ImagePoint[] = []): ThinnedOutline {
  const n = outline.length;
  const passed = passedShares(outline);
  const whole = passed[n]!;
  if (!(whole > 0)) return { points: [], places: [] };
  const step = whole / pointCount;
  const heldAt = held
    .map((point) => ({ point, place: nearestPlace(outline, point) }))
    .toSorted((a, b) => a.place - b.place)
    .filter(({ place }, i, all) => i === 0 || place !== all[i - 1]!.place);
  const first = heldAt[0] === undefined ? 0 : passed[heldAt[0].place]!;
  const points: ImagePoint[] = [];
  const places: number[] = [];
  // From each held point to the next, or once round from the beginning, in steps as equal as can be.
  const stops = heldAt.length === 0 ? [{ point: outline[0]!, place: 0 }] : heldAt;
  stops.forEach(({ point, place }, i) => {
    const from = passed[place]!;
    const to = i + 1 < stops.length ? passed[stops[i + 1]!.place]! : first + whole;
    points.push(point);
    places.push(place);
    const count = Math.max(1, Math.round((to - from) / step));
    for (let k = 1; k < count; k++) {
      const at = placeOfShare(passed, (from + ((to - from) * k) / count) % whole);
      points.push(between(outline, at));
      places.push(at);
    }
  });
  return { points, places };
}

/** What of length and turning lies before each point of the outline, the whole last. */
function passedShares(outline: readonly ImagePoint[]): Float64Array {
  const n = outline.length;
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
  const passed = new Float64Array(n + 1);
  lengths.forEach((length, i) => {
    passed[i + 1] = passed[i]! + length / wholeLength + (wholeTurn === 0 ? 0 : (0.5 * (turns[i]! + turns[(i + 1) % n]!)) / wholeTurn);
  });
  return passed;
}

function placeOfShare(passed: Float64Array, share: number): number {
  let i = 0;
  while (i < passed.length - 2 && passed[i + 1]! <= share) i++;
  const step = passed[i + 1]! - passed[i]!;
  return step === 0 ? i : i + (share - passed[i]!) / step;
}

function between(outline: readonly ImagePoint[], place: number): ImagePoint {
  const i = Math.floor(place);
  const from = outline[i % outline.length]!;
  const to = outline[(i + 1) % outline.length]!;
  return imagePoint(from.x + (place - i) * (to.x - from.x), from.y + (place - i) * (to.y - from.y));
}

function nearestPlace(outline: readonly ImagePoint[], point: ImagePoint): number {
  let nearest = 0;
  outline.forEach((other, i) => {
    if (Math.hypot(other.x - point.x, other.y - point.y) < Math.hypot(outline[nearest]!.x - point.x, outline[nearest]!.y - point.y)) nearest = i;
  });
  return nearest;
}
