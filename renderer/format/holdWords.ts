import type { HoldResult } from '../../src/measurement/holdResult.ts';
import { areaWords } from './areaWords.ts';
import { countWords, decimalWords } from './decimalWords.ts';
import { frameRangeWords } from './frameWords.ts';

/** `Hold, frames 30–60, 2.1 s`; without the time where the file gives none. */
export function holdName({ firstFrame, lastFrame, durationMs }: HoldResult): string {
  const range = `${firstFrame === lastFrame ? 'frame' : 'frames'} ${frameRangeWords(firstFrame, lastFrame)}`;
  return `Hold, ${range}${durationMs === null ? ', time not known' : `, ${decimalWords(durationMs / 1000, 1)} s`}`;
}

/** `61.2–88.4 mm², mean 73.9 mm²`; null while nothing is contoured in it. */
export function holdAreaWords({ minimum, maximum, meanAreaMm2, meanAreaPx2 }: HoldResult): string | null {
  if (minimum === null || maximum === null) return null;
  const smallest = areaWords(minimum.areaMm2, minimum.areaPx2);
  const largest = areaWords(maximum.areaMm2, maximum.areaPx2);
  const mean = areaWords(meanAreaMm2, meanAreaPx2);
  // The unit once, where it is the same.
  const unit = / (?:mm²|px²)$/;
  const range = smallest?.match(unit)?.[0] === largest?.match(unit)?.[0] ? `${smallest?.replace(unit, '')}–${largest}` : `${smallest}–${largest}`;
  return mean === null ? range : `${range}, mean ${mean}`;
}

/** `12 of 31 frames contoured, 4 provisional`. */
export function holdCoverWords({ firstFrame, lastFrame, contouredFrames, provisionalFrames }: HoldResult): string {
  const all = countWords(lastFrame - firstFrame + 1, 'frame');
  return `${contouredFrames} of ${all} contoured${provisionalFrames === 0 ? '' : `, ○ ${provisionalFrames} provisional`}`;
}
