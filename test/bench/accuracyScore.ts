import type { ClosedCurve } from '../../src/geometry/closedCurve.ts';
import { sampleCurve, stepsForTotal } from '../../src/geometry/curveSampling.ts';
import { outlineDistance } from '../../src/geometry/outlineDistance.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';

/** How a proposed lumen agrees with the true one. */
export interface FrameScore {
  /** Common area as a share of the area that either covers. */
  readonly jaccard: number;
  readonly areaErrorPercent: number;
  readonly areaMm2: number;
  /** null where the truth has several channels or nothing was proposed. */
  readonly hausdorffMm: number | null;
  readonly meanDistanceMm: number | null;
}

/** Scores a proposal (null: none was made) against the true channels by counting pixel centres. */
export function scoreOf(proposed: ClosedCurve | null, channels: readonly ClosedCurve[], size: { readonly columns: number; readonly rows: number }, spacingMm: SpacingMm): FrameScore {
  const truth = filled(channels, size);
  const found = filled(proposed === null ? [] : [proposed], size);
  let common = 0;
  let joint = 0;
  let areaFound = 0;
  let areaTrue = 0;
  for (let at = 0; at < truth.length; at++) {
    common += truth[at]! & found[at]!;
    joint += truth[at]! | found[at]!;
    areaFound += found[at]!;
    areaTrue += truth[at]!;
  }
  const [only] = channels;
  const distance = proposed === null || only === undefined || channels.length > 1 ? null : outlineDistance(proposed, only, spacingMm);
  return {
    jaccard: joint === 0 ? 1 : common / joint,
    areaErrorPercent: 100 * (areaFound / areaTrue - 1),
    areaMm2: areaFound * spacingMm.column * spacingMm.row,
    hausdorffMm: distance?.hausdorffMm ?? null,
    meanDistanceMm: distance?.meanMm ?? null,
  };
}

/** 1 for pixels whose centre lies in one of the curves. */
function filled(curves: readonly ClosedCurve[], { columns, rows }: { readonly columns: number; readonly rows: number }): Uint8Array {
  const mask = new Uint8Array(columns * rows);
  for (const curve of curves) {
    const xy = sampleCurve(curve, stepsForTotal(curve, 400, 8));
    for (let row = 0; row < rows; row++) {
      const crossings = rowCrossings(xy, row + 0.5);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const to = Math.min(columns, Math.ceil(crossings[k + 1]! - 0.5));
        for (let column = Math.max(0, Math.ceil(crossings[k]! - 0.5)); column < to; column++) mask[row * columns + column] = 1;
      }
    }
  }
  return mask;
}

function rowCrossings(xy: Float64Array, y: number): readonly number[] {
  const crossings: number[] = [];
  const n = xy.length;
  for (let i = 0; i < n; i += 2) {
    const [x0, y0, x1, y1] = [xy[i]!, xy[i + 1]!, xy[(i + 2) % n]!, xy[(i + 3) % n]!];
    if (y0 <= y !== y1 <= y) crossings.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0));
  }
  return crossings.toSorted((a, b) => a - b);
}
