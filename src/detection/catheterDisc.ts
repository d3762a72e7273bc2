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
const largestRadiusMm = 3;
const usualRadii = { least: 1.6, most: 3 };
const largestRadii = { least: 3, most: 5 };
const step = 0.1;
const margin = 0.2;
const raysLookedAlong = 64;

/**
 * The disc of catheter and ring-down round a point: rings so near that are bright all round cannot be wall, since on some side there is blood. The radius is where
 * the darker rays fall from the brightest ring towards the darkest level behind it; the usual radius where no bright ring stands out.
 */
export function catheterDisc(frame: GreyFrame, scale: SearchScale, centre: SearchPoint): CatheterDisc {
  const usualRadius = radiusWithin(usualRadiusMm, usualRadii, scale);
  const largestRadius = radiusWithin(largestRadiusMm, largestRadii, scale);
  const count = Math.round((largestRadius + 2) / step);
  const profile = Array.from({ length: count }, (_, k) => darkerRays(frame, scale, centre, (k + 0.5) * step));
  const until = Math.round(largestRadius / step);
  let peak = 0;
  for (let k = Math.round(0.4 / step); k < until; k++) if (profile[k]! > profile[peak]!) peak = k;
  const behind = Math.min(...profile.slice(peak));
  const high = profile[peak]!;
  if (high - behind < 1.5) return { centre, radius: usualRadius };
  let end = peak;
  while (end < until && profile[end]! > behind + 0.35 * (high - behind)) end++;
  return { centre, radius: Math.min(largestRadius, Math.max(smallestRadius, (end + 0.5) * step + margin)) };
}

/** The disc in the middle of the image, where consoles put the catheter. */
export function middleCatheter(frame: GreyFrame, scale: SearchScale): CatheterDisc {
  return catheterDisc(frame, scale, { x: (frame.columns * scale.columnUnit) / 2, y: (frame.rows * scale.rowUnit) / 2 });
}

function radiusWithin(radiusMm: number, { least, most }: { readonly least: number; readonly most: number }, { unitMm }: SearchScale): number {
  return unitMm === null ? least : Math.min(most, Math.max(least, radiusMm / unitMm));
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
