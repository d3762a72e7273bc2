import { type ConfidenceLevel, confidenceLevelOf, confidenceLevels } from '../../src/contour/borderConfidence.ts';
import type { Contour } from '../../src/contour/contour.ts';
import { imagePathOf } from './contourPath.ts';

/** A stretch of a border of one confidence, as x0 y0 x1 y1 … in image space, its last point the next stretch's first. */
export interface BorderRun {
  readonly level: ConfidenceLevel;
  readonly xy: readonly number[];
}

const remembered = new WeakMap<readonly number[], { readonly path: Float64Array; readonly runs: readonly BorderRun[] }>();

/** The border in stretches of one confidence each, in their order round it; null where nobody said how sure it is. */
export function borderRuns(contour: Pick<Contour, 'points' | 'curve' | 'borderConfidence'>): readonly BorderRun[] | null {
  const { borderConfidence, points } = contour;
  if (borderConfidence === undefined || borderConfidence.length !== points.length) return null;
  const path = imagePathOf(contour);
  const known = remembered.get(borderConfidence);
  if (known?.path === path) return known.runs;
  const runs = runsOf(path, borderConfidence);
  remembered.set(borderConfidence, { path, runs });
  return runs;
}

/** Between two control points the confidence goes evenly from one's to the other's. */
function runsOf(path: Float64Array, confidence: readonly number[]): readonly BorderRun[] {
  const count = path.length / 2;
  const steps = count / confidence.length;
  const levels = Array.from({ length: count }, (_, k) => {
    const piece = Math.floor(k / steps);
    const share = (k + 0.5) / steps - piece;
    const here = confidence[piece] ?? 0;
    return confidenceLevelOf(here + share * ((confidence[(piece + 1) % confidence.length] ?? 0) - here));
  });
  // Begun where a stretch begins, so that none is cut by the start of the curve.
  const begin = Math.max(0, levels.findIndex((level, k) => level !== levels.at(k - 1)));
  const runs: { level: ConfidenceLevel; xy: number[] }[] = [];
  for (let k = 0; k < count; k++) {
    const at = (begin + k) % count;
    const next = (at + 1) % count;
    const level = levels[at] ?? 'low';
    const last = runs.at(-1);
    if (last?.level === level) last.xy.push(path[2 * next]!, path[2 * next + 1]!);
    else runs.push({ level, xy: [path[2 * at]!, path[2 * at + 1]!, path[2 * next]!, path[2 * next + 1]!] });
  }
  return runs;
}

/** Which share of the border's length is of which confidence; they add up to 1. */
export function confidenceShares(runs: readonly BorderRun[]): Readonly<Record<ConfidenceLevel, number>> {
  const lengths = { high: 0, medium: 0, low: 0 };
  for (const { level, xy } of runs) for (let i = 2; i < xy.length; i += 2) lengths[level] += Math.hypot(xy[i]! - xy[i - 2]!, xy[i + 1]! - xy[i - 1]!);
  const whole = confidenceLevels.reduce((sum, level) => sum + lengths[level], 0) || 1;
  return { high: lengths.high / whole, medium: lengths.medium / whole, low: lengths.low / whole };
}
