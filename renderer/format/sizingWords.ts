import type { Analysis } from '../../src/analysis/analysis.ts';
import type { SizingSheet } from '../../src/analysis/sizingSheet.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';
import type { SizingResult } from '../../src/measurement/sizingResult.ts';
import { decimalWords } from './decimalWords.ts';
import { lengthNotMeasurable, lengthWords } from './lengthWords.ts';

/** How far two landing frames lie apart, with the bound on its error: `61.3 ± 0.7 mm`. A bound is rounded up, never down. */
export function landingDistanceWords({ distanceMm, distanceErrorMm }: Pick<SizingResult, 'distanceMm' | 'distanceErrorMm'>, source: MeasurementResult['positionSource']): string {
  if (distanceMm === null) return lengthNotMeasurable;
  const whole = lengthWords(distanceMm, source);
  if (distanceErrorMm === null) return `${whole}, error not known`;
  const decimals = source === 'anchors' ? 0 : 1;
  const step = 10 ** decimals;
  // What binary fractions add does not make the next step.
  const error = Math.ceil(Number((distanceErrorMm * step).toFixed(6))) / step;
  return whole.replace(/ mm$/, ` ± ${decimalWords(error, decimals)} mm`);
}

/** What is wrong with the order of two landing frames by the direction of the pullback; null where nothing is, or it cannot be told. */
export function landingOrderWords({ cranialFrame, caudalFrame }: Pick<SizingSheet, 'cranialFrame' | 'caudalFrame'>, direction: Analysis['direction']): string | null {
  if (cranialFrame === null || caudalFrame === null) return null;
  if (cranialFrame === caudalFrame) return 'Both landings are the same frame.';
  if (direction === null || cranialFrame < caudalFrame === (direction === 'cranialToCaudal')) return null;
  return 'By the direction of the pullback the cranial landing lies caudal of the other.';
}
