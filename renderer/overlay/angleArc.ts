interface Place {
  readonly x: number;
  readonly y: number;
}

const radiusPx = 22;
const stepDeg = 6;

/** A small arc between the sides of an angle, given as end, corner, end on the canvas; x0 y0 x1 y1 …, empty where a side has no length. */
export function angleArc([from, corner, to]: readonly Place[]): number[] {
  if (from === undefined || corner === undefined || to === undefined) return [];
  const lengths = [from, to].map(({ x, y }) => Math.hypot(x - corner.x, y - corner.y));
  const radius = Math.min(radiusPx, ...lengths.map((length) => length * 0.6));
  if (radius === 0) return [];
  const start = Math.atan2(from.y - corner.y, from.x - corner.x);
  const whole = Math.atan2(to.y - corner.y, to.x - corner.x) - start;
  // The short way round.
  const turn = Math.atan2(Math.sin(whole), Math.cos(whole));
  const steps = Math.max(2, Math.ceil(Math.abs((turn * 180) / Math.PI) / stepDeg));
  return Array.from({ length: steps + 1 }, (_, i) => start + (turn * i) / steps).flatMap((angle) => [corner.x + radius * Math.cos(angle), corner.y + radius * Math.sin(angle)]);
}
