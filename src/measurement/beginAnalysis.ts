import { type Analysis, emptyAnalysis } from '../analysis/analysis.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { calibrationAtCentre } from './contourCalibration.ts';
import { basisOfPullback } from './measuringBasis.ts';

/** A document over a pullback in which nothing has been said yet, with what the file itself says of scale and places. */
export function beginAnalysis(pullback: Pullback): Analysis {
  const empty = emptyAnalysis(
    {
      sopInstanceUid: pullback.sopInstanceUid,
      rows: pullback.pixels.rows,
      columns: pullback.pixels.columns,
      numberOfFrames: pullback.numberOfFrames,
      ...(pullback.kind === 'stills' ? { kind: pullback.kind } : {}),
      recordedCalibration: null,
      recordedPositionsMm: pullback.axial.kind === 'known' ? pullback.axial.positionsMm : null,
    },
    { reader: '', purpose: 'clinical', sequence: 1 },
  );
  const { calibration } = calibrationAtCentre(empty, basisOfPullback(pullback));
  if (calibration.kind !== 'calibrated' || calibration.source === 'manual') return empty;
  return { ...empty, pullback: { ...empty.pullback, recordedCalibration: { spacingMm: calibration.spacingMm, source: calibration.source } } };
}
