import type { Analysis } from '../analysis/analysis.ts';
import type { Contour } from '../contour/contour.ts';
import { centroidOf } from '../geometry/centroid.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { curveBox } from '../geometry/curveBox.ts';
import { type CalibrationAnswer, calibrationAtPoint, calibrationForCurve } from '../pullback/calibrationAt.ts';
import type { MeasuringBasis } from './measuringBasis.ts';

/**
 * The scale of one contour: the reader's own calibration, else the recorded one where the file is not at hand, else what
 * the pullback's regions and pixel spacing say of the place where the contour lies.
 */
export function contourCalibration(contour: Pick<Contour, 'points' | 'curve'>, analysis: Analysis, basis: MeasuringBasis): CalibrationAnswer {
  const recorded = recordedAnswer(analysis, basis);
  if (recorded !== null) return recorded;
  const manual = analysis.manualCalibration;
  const known = remembered.get(contour.points);
  if (known !== undefined && known.basis === basis && known.manual === manual && known.curve === contour.curve) return known.answer;
  const curve = closedCurve(contour.points, contour.curve);
  const answer = calibrationForCurve(basis, curveBox(curve), centroidOf(curve), manual?.spacingMm ?? null);
  remembered.set(contour.points, { basis, manual, curve: contour.curve, answer });
  return answer;
}

/** The scale at the centre of the image: that of a frame on which nothing is drawn. */
export function calibrationAtCentre(analysis: Analysis, basis: MeasuringBasis): CalibrationAnswer {
  return (
    recordedAnswer(analysis, basis) ?? calibrationAtPoint(basis, basis.columns / 2, basis.rows / 2, analysis.manualCalibration?.spacingMm ?? null)
  );
}

function recordedAnswer(analysis: Analysis, basis: MeasuringBasis): CalibrationAnswer | null {
  return basis.recordedCalibration === null || analysis.manualCalibration !== null ? null : { calibration: basis.recordedCalibration, warnings: [] };
}

interface Remembered {
  readonly basis: MeasuringBasis;
  readonly manual: Analysis['manualCalibration'];
  readonly curve: Contour['curve'];
  readonly answer: CalibrationAnswer;
}

// Documents are immutable, and where a curve lies among the regions is asked for every contour at every change.
const remembered = new WeakMap<Contour['points'], Remembered>();
