import type { Analysis } from '../analysis/analysis.ts';
import type { Contour } from '../contour/contour.ts';
import { centroidOf } from '../geometry/centroid.ts';
import { closedCurve } from '../geometry/closedCurve.ts';
import { type Box, boxOfPoints, curveBox } from '../geometry/curveBox.ts';
import type { ImagePoint } from '../geometry/imagePoint.ts';
import { sameSpacing } from '../geometry/spacingMm.ts';
import type { Calibration } from '../pullback/calibration.ts';
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

/**
 * The scale of what is measured between points: that of a contour there, but only where all of it and each of the points has that one scale. A
 * length from one region into another crosses pixels that mean different distances, or none.
 */
export function calibrationBetween(points: readonly ImagePoint[], analysis: Analysis, basis: MeasuringBasis, box: Box = boxOfPoints(points)): Calibration {
  const recorded = recordedAnswer(analysis, basis);
  if (recorded !== null) return recorded.calibration;
  const manual = analysis.manualCalibration?.spacingMm ?? null;
  const middle = { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 };
  const { calibration, warnings } = calibrationForCurve(basis, box, middle, manual);
  if (calibration.kind === 'uncalibrated') return calibration;
  const leaves = warnings.some(({ code }) => code === 'calibration/leavesRegion');
  const alike = points.every(({ x, y }) => {
    const there = calibrationAtPoint(basis, x, y, manual).calibration;
    return there.kind === 'calibrated' && sameSpacing(there.spacingMm, calibration.spacingMm);
  });
  return alike && !leaves ? calibration : { kind: 'uncalibrated', reason: 'It does not lie in one region of the image with one scale.' };
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
