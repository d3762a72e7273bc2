import type { ImagePoint } from '../geometry/imagePoint.ts';
import type { GreyFrame, SearchScale } from './detectionFrame.ts';
import { rootOfGrey, type CatheterDisc } from './polarImage.ts';

const smallestRadius = 0.8;
const usualRadius = 1.6;
const largestRadius = 3;
const step = 0.1;
const margin = 0.2;
const raysLookedAlong = 64;

/**
 * The disc of catheter and ring-down round a point: rings so near that are bright all round cannot be wall, since on some side there is blood. The radius is where
 * the darker rays fall half-way from the brightest ring to the darkest level behind it; 1.6 search units where no bright ring stands out.
 */
export function catheterDisc(frame: GreyFrame, scale: SearchScale, centre: ImagePoint): CatheterDisc {
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

/** A low quantile of the compressed intensities on a ring. */
function darkerRays(frame: GreyFrame, scale: SearchScale, centre: ImagePoint, radius: number): number {
  const values: number[] = [];
  for (let k = 0; k < raysLookedAlong; k++) {
    const angle = (2 * Math.PI * k) / raysLookedAlong;
    const column = Math.floor(centre.x + (radius * Math.cos(angle)) / scale.columnUnit);
    const row = Math.floor(centre.y + (radius * Math.sin(angle)) / scale.rowUnit);
    if (column >= 0 && row >= 0 && column < frame.columns && row < frame.rows) values.push(rootOfGrey[frame.grey[row * frame.columns + column]!]!);
  }
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.3)] ?? 0;
}
