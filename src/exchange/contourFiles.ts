import type { Analysis } from '../analysis/analysis.ts';
import { calibrationAtCentre } from '../measurement/contourCalibration.ts';
import { basisOfPullback } from '../measurement/measuringBasis.ts';
import { positionsAlongVein } from '../measurement/positionsAlongVein.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { shareWords } from './figureWords.ts';
import { writeContoursCsv } from './writeContoursCsv.ts';
import { type EchoPlaqueFile, writeEchoPlaque } from './writeEchoPlaque.ts';

/** The contours of a document as CSV, with the places along the vein that it measures by. */
export function contoursCsv(analysis: Analysis, pullback: Pullback): Uint8Array {
  const basis = basisOfPullback(pullback);
  return writeContoursCsv(analysis, basis, positionsAlongVein(analysis, basis).positionsMm);
}

/** The contours of a document as echoPlaque XML, with the scale at the image's centre and the motor's rate where there are such. */
export function echoPlaqueFile(analysis: Analysis, pullback: Pullback, programVersion: string): EchoPlaqueFile {
  const { calibration } = calibrationAtCentre(analysis, basisOfPullback(pullback));
  return writeEchoPlaque({
    analysis,
    spacingMm: calibration.kind === 'calibrated' ? calibration.spacingMm : null,
    pullbackRateMmPerS: pullback.axial.kind === 'known' ? pullback.axial.pullbackRateMmPerS : null,
    programVersion,
  });
}

/** What an XML of whole pixels does to the areas, and which contours it could not hold. */
export function roundingWords({ areaChanges, notWritten }: EchoPlaqueFile): readonly string[] {
  const left = notWritten.map(({ where, reason }) => `Not written: ${where}: ${reason}`);
  if (areaChanges.length === 0) return left;
  const worst = areaChanges.reduce((a, b) => (Math.abs(b.changePercent) > Math.abs(a.changePercent) ? b : a));
  return [`The XML holds whole pixels: that changes the areas, by at most ${shareWords(Math.abs(worst.changePercent) / 100)} (frame ${worst.frameNumber}).`, ...left];
}
