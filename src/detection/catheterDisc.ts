import type { GreyFrame, SearchScale } from './detectionFrame.ts';
import { rootOfGrey } from './echoGrid.ts';
import type { SearchPoint } from './searchPoint.ts';

/** The disc that belongs to the catheter and its ring-down, not to the vein. In search units. */
export interface CatheterDisc {
  readonly centre: SearchPoint;
  readonly radius: number;
}

const smallestRadius = 0.8;
/** Catheters with their ring-down take more of a small field than of a large one. In millimetres, and in search units at most. */
const usualRadiusMm = 1.6;
const usualRadii = { least: 1.6, most: 3 };
const largestRadius = 5;
const step = 0.1;
const margin = 0.2;
const raysLookedAlong = 64;
/** A ring stands out that the darker rays fall behind by so many levels (0–16) within so many search units. */
const standsOut = 1.5;
const fallsWithin = 1.5;

/**
 * The disc of catheter and ring-down round a point: rings so near that are bright all round cannot be wall, since on some side there is blood. The radius is where
 * the darker rays fall from the innermost bright ring towards the darkest level behind it; the usual radius where no bright ring stands out.
 */
export function catheterDisc(frame: GreyFrame, scale: SearchScale, centre: SearchPoint): CatheterDisc {
  const profile = Array.from({ length: Math.round((largestRadius + 2) / step) }, (_, k) => darkerRays(frame, scale, centre, (k + 0.5) * step));
  const until = Math.round(largestRadius / step);
  const reach = Math.round(fallsWithin / step);
  const darkestBehind = (from: number) => Math.min(...profile.slice(from, from + reach));
  let peak = Math.round(0.4 / step);
  while (peak < until && profile[peak]! - darkestBehind(peak) < standsOut) peak++;
  if (peak === until) return { centre, radius: usualRadius(scale) };
  // Its brightest place may lie a little farther out.
  while (peak + 1 < until && profile[peak + 1]! >= profile[peak]!) peak++;
  const behind = darkestBehind(peak);
  let end = peak;
  while (end < until && profile[end]! > behind + 0.35 * (profile[peak]! - behind)) end++;
  return { centre, radius: Math.min(largestRadius, Math.max(smallestRadius, (end + 0.5) * step + margin)) };
}

function usualRadius({ unitMm }: SearchScale): number {
  return unitMm === null ? usualRadii.least : Math.min(usualRadii.most, Math.max(usualRadii.least, usualRadiusMm / unitMm));
}

/** The disc in the middle of the image, where consoles put the catheter. */
export function middleCatheter(frame: GreyFrame, scale: SearchScale): CatheterDisc {
  return catheterDisc(frame, scale, { x: (frame.columns * scale.columnUnit) / 2, y: (frame.rows * scale.rowUnit) / 2 });
}

/** A low quantile of the compressed intensities on a ring. */
function darkerRays(frame: GreyFrame, scale: SearchScale, centre: SearchPoint, radius: number): number {
  const values: number[] = [];
  for (let k = 0; k < raysLookedAlong; k++) {
    const angle = (2 * Math.PI * k) / raysLookedAlong;
    const column = Math.floor((centre.x + radius * Math.cos(angle)) / scale.columnUnit);
    const row = Math.floor((centre.y + radius * Math.sin(angle)) / scale.rowUnit);
    if (column >= 0 && row >= 0 && column < frame.columns && row < frame.rows) values.push(rootOfGrey[frame.grey[row * frame.columns + column]!]!);
  }
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.3)] ?? 0;
}
