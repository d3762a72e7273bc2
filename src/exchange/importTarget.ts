import type { Analysis } from '../analysis/analysis.ts';
import { calibrationAtCentre, contourCalibration } from '../measurement/contourCalibration.ts';
import { basisOfPullback } from '../measurement/measuringBasis.ts';
import type { CalibrationAnswer } from '../pullback/calibrationAt.ts';
import type { Pullback } from '../pullback/pullback.ts';
import type { ImportTarget } from './foreignContours.ts';

/** A pullback and its document as contours of another program are taken over to them. */
export function importTarget(pullback: Pullback, analysis: Analysis): ImportTarget {
  const basis = basisOfPullback(pullback);
  const spacingOf = ({ calibration }: CalibrationAnswer) => (calibration.kind === 'calibrated' ? calibration.spacingMm : null);
  return {
    rows: pullback.pixels.rows,
    columns: pullback.pixels.columns,
    numberOfFrames: pullback.numberOfFrames,
    instances: pullback.instances,
    spacingMm: spacingOf(calibrationAtCentre(analysis, basis)),
    scaleOf: (contour) => spacingOf(contourCalibration(contour, analysis, basis)),
  };
}
