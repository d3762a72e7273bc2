import type { Analysis } from '../analysis/analysis.ts';
import type { Warning } from '../shared/warning.ts';
import { annotationResults } from './measureAnnotation.ts';
import { anatomyWarnings } from './anatomyWarnings.ts';
import { type ComparisonPreset, shippedPresets } from './comparisonPreset.ts';
import { calibrationAtCentre } from './contourCalibration.ts';
import { distinct, frameResults } from './frameResults.ts';
import { measureHolds } from './measureHolds.ts';
import { measureSizing } from './measureSizing.ts';
import type { MeasuringBasis } from './measuringBasis.ts';
import { positionsAlongVein } from './positionsAlongVein.ts';
import type { MeasurementResult } from './results.ts';
import { implantResults, stentedStretches } from './stentedStretches.ts';
import { segmentResult } from './segmentResult.ts';

/** What measuring may draw on besides the document and its pullback. */
export interface MeasuringOptions {
  /** Comparison areas; the shipped ones where not given. */
  readonly presets?: readonly ComparisonPreset[];
  /** Analyses of other pullbacks of the same patient, for references in them. */
  readonly partners?: readonly { readonly analysis: Analysis; readonly basis: MeasuringBasis }[];
}

/**
 * Everything that a document measures over its pullback: per frame, per vein segment, with what the figures rest on.
 * Pure; cross-sections are remembered per contour, so that a changed contour costs that contour.
 */
export function measureAnalysis(analysis: Analysis, basis: MeasuringBasis, options: MeasuringOptions = {}): MeasurementResult {
  const results = frameResults(analysis, basis);
  const positions = positionsAlongVein(analysis, basis);
  const { positionsMm, source } = positions;
  const centre = calibrationAtCentre(analysis, basis);
  const sources = {
    analysis,
    results,
    isStills: basis.kind === 'stills',
    positionsMm,
    presets: options.presets ?? shippedPresets,
    pixelAreaMm2: centre.calibration.kind === 'calibrated' ? centre.calibration.spacingMm.column * centre.calibration.spacingMm.row : null,
    partners: (options.partners ?? []).map((partner) => ({ analysis: partner.analysis, results: frameResults(partner.analysis, partner.basis) })),
  };
  const warnings: Warning[] = [...results.warnings, ...anatomyWarnings(analysis)];
  if (centre.calibration.kind === 'uncalibrated') {
    warnings.push({ code: 'calibration/uncalibrated', message: `There is no scale (${centre.calibration.reason}): areas are in px² and lengths are not measured.` });
  }
  if (basis.kind === 'stills') {
    warnings.push({ code: 'measurement/stills', message: 'These are single images, not a pullback: what lies between them is not known, and nothing has a length.' });
  } else if (positionsMm === null) {
    warnings.push({ code: 'measurement/positionsUnknown', message: 'Lengths are not measurable: the file gives no pullback rate and fewer than two anchors are set.' });
  }
  const segments = analysis.segments.map((segment) => segmentResult(segment, sources, centre.calibration));
  return {
    kind: basis.kind,
    frames: [...results.byFrame.values()],
    segments,
    implants: implantResults(analysis, positionsMm),
    // Single images lie in no order along the vein: nothing stretches over them.
    stentedStretches: basis.kind === 'stills' ? [] : stentedStretches(analysis, positionsMm),
    holds: measureHolds(analysis, results, basis),
    sizing: measureSizing(analysis, results, positions, sources.isStills),
    annotations: annotationResults(analysis, basis),
    positionsMm,
    positionSource: source,
    warnings: distinct([...warnings, ...centre.warnings, ...segments.flatMap((segment) => segment.warnings)]),
  };
}
