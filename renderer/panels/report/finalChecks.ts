import type { Missing } from '../../../src/measurement/finality.ts';
import type { Reading } from '../../reading/reading.ts';
import { countWords } from '../../format/decimalWords.ts';

/** What is in order already: each check stands only while nothing of its kind is missing. */
export function finalChecks({ analysis, calibration, measurement, missing }: Pick<Reading, 'analysis' | 'calibration' | 'measurement' | 'missing'>): readonly string[] {
  const lacks = (...codes: readonly Missing['code'][]) => missing.some(({ code }) => codes.includes(code));
  if (lacks('noSegment')) return [];
  const checks: string[] = [];
  if (!lacks('uncalibrated')) checks.push(calibration.kind === 'calibrated' ? 'Every figure has a calibration' : 'Declared uncalibrated: areas in px²');
  if (!lacks('provisional', 'notContoured')) checks.push('Every contour beneath the figures is accepted');
  if (!lacks('gap', 'minimumNotBracketed', 'notContoured')) checks.push('Contours lie close enough');
  if (!lacks('noReference', 'referenceUnusable', 'notContoured')) checks.push('Every segment has its reference');
  if (measurement.positionSource === 'anchors') checks.push(`Lengths rest on ${countWords(analysis.anchors.length, 'anchor')}`);
  return checks;
}
