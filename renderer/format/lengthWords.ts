import type { MeasurementResult } from '../../src/measurement/results.ts';
import { decimalWords } from './decimalWords.ts';

/** Said wherever a length along the vein would stand and cannot. */
export const lengthNotMeasurable = 'length not measurable';

type PositionSource = MeasurementResult['positionSource'];

/** A length along the vein: whole millimetres from anchors, which the reader set by eye; 0.1 mm from the motor. */
export function lengthWords(lengthMm: number | null, source: PositionSource): string {
  if (lengthMm === null) return lengthNotMeasurable;
  return `${decimalWords(lengthMm, source === 'anchors' ? 0 : 1)} mm`;
}

/** A volume in whole cubic millimetres with the share of the length that it covers. */
export function volumeWords(volumeMm3: number, coveredFraction: number | null): string {
  const covered = coveredFraction === null ? '' : `, ${decimalWords(100 * coveredFraction, 0)} % of the length`;
  return `${decimalWords(volumeMm3, 0)} mm³${covered}`;
}

/** What the lengths rest on. */
export function positionSourceWords(source: PositionSource, anchors: number): string {
  switch (source) {
    case 'pullbackRate':
      return 'from the pullback rate';
    case 'recorded':
      return 'as recorded in the analysis';
    case 'anchors':
      return `from ${anchors} anchors`;
    case null:
      return lengthNotMeasurable;
  }
}
