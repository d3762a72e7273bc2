import type { Analysis } from '../analysis/analysis.ts';
import { calibrationAtCentre } from '../measurement/contourCalibration.ts';
import { basisOfPullback } from '../measurement/measuringBasis.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { ImportTarget } from './foreignContours.ts';

/** A pullback and its document as contours of another program are taken over to them. */
export function importTarget(pullback: Pullback, analysis: Analysis): ImportTarget {
  const { calibration } = calibrationAtCentre(analysis, basisOfPullback(pullback));
  return {
    rows: pullback.pixels.rows,
    columns: pullback.pixels.columns,
    numberOfFrames: pullback.numberOfFrames,
    instances: pullback.instances,
    spacingMm: calibration.kind === 'calibrated' ? calibration.spacingMm : null,
  };
}
