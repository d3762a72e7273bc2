import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { sampleCurve } from '../../src/geometry/curveSampling.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import { pointInPolyline } from '../../src/geometry/pointInCurve.ts';
import type { SyntheticVein } from './syntheticFrame.ts';

/** Share of common area in the joint area (Jaccard index), counted on pixel centres against the vein's own equation. */
export function agreement(points: readonly ImagePoint[], vein: SyntheticVein): number {
  const xy = sampleCurve(closedCurve(points, 'periodicCubic'), 24);
  let common = 0;
  let joint = 0;
  for (let row = 0; row < vein.rows; row += 2) {
    for (let column = 0; column < vein.columns; column += 2) {
      const x = (column + 0.5 - vein.columns / 2) * vein.spacingMm.column - vein.offsetMm[0];
      const y = (row + 0.5 - vein.rows / 2) * vein.spacingMm.row - vein.offsetMm[1];
      const u = (x * Math.cos(vein.turn) + y * Math.sin(vein.turn)) / vein.semiAxesMm[0];
      const v = (y * Math.cos(vein.turn) - x * Math.sin(vein.turn)) / vein.semiAxesMm[1];
      const inTruth = u * u + v * v < 1;
      const inFound = pointInPolyline(xy, column + 0.5, row + 0.5);
      if (inTruth && inFound) common++;
      if (inTruth || inFound) joint++;
    }
  }
  return common / joint;
}
