import type { Coverage, CoverageSide } from '../measurement/lesionResult.ts';
import type { MeasurementResult } from '../measurement/results.ts';
import { lengthMmWords } from './reportWords.ts';

type PositionSource = MeasurementResult['positionSource'];

/** How a stent covers one side of a lesion: `covered, 12 mm beyond it`. */
export function coverageSideWords({ covered, beyondMm }: CoverageSide, { marginMm }: Coverage, source: PositionSource): string {
  if (covered === null) return 'cannot be told';
  if (beyondMm === null) return covered ? 'covered' : 'not covered, no stent reaches it';
  if (covered) return `covered, ${lengthMmWords(beyondMm, source)} beyond it`;
  if (beyondMm < 0) return `not covered, ends ${lengthMmWords(-beyondMm, source)} short of it`;
  // Rounded it could look as if the margin were kept.
  const rounded = lengthMmWords(beyondMm, source) === lengthMmWords(marginMm, source) ? `less than ${marginMm} mm` : lengthMmWords(beyondMm, source);
  return `not covered, ${rounded} beyond it`;
}

/** Length of the lesion on which no stent lies. */
export function uncoveredWords({ uncoveredMm }: Coverage, source: PositionSource): string {
  if (uncoveredMm === null) return 'cannot be told';
  // What binary fractions leave over is no length.
  return uncoveredMm < 1e-9 ? 'none' : lengthMmWords(uncoveredMm, source);
}
