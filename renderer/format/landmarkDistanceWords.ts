import type { Analysis } from '../../src/analysis/analysis.ts';
import { landmarkWords } from '../../src/analysis/landmark.ts';
import type { MeasurementResult } from '../../src/measurement/results.ts';

/**
 * Where a frame lies to its nearest landmark: `20.2 mm caudal to iliac confluence`. Whole millimetres where the places come
 * from anchors, frames where there are no places; cranial or caudal only where the reader has said which way the pullback runs.
 */
export function landmarkDistanceWords(analysis: Analysis, { positionsMm, positionSource }: Pick<MeasurementResult, 'positionsMm' | 'positionSource'>, frameNumber: number): string | null {
  const [nearest] = analysis.landmarks.toSorted((a, b) => Math.abs(a.frameNumber - frameNumber) - Math.abs(b.frameNumber - frameNumber));
  if (nearest === undefined) return null;
  const name = landmarkWords(nearest);
  const words = name.charAt(0).toLowerCase() + name.slice(1);
  const frames = frameNumber - nearest.frameNumber;
  if (frames === 0) return `at the ${words}`;
  const here = positionsMm?.[frameNumber - 1] ?? null;
  const there = positionsMm?.[nearest.frameNumber - 1] ?? null;
  const count = Math.abs(frames);
  const distance = here === null || there === null ? `${count} ${count === 1 ? 'frame' : 'frames'}` : `${Math.abs(here - there).toFixed(positionSource === 'anchors' ? 0 : 1)} mm`;
  if (analysis.direction === null) return `${distance} ${frames > 0 ? 'after' : 'before'} ${words}`;
  return `${distance} ${frames > 0 === (analysis.direction === 'cranialToCaudal') ? 'caudal' : 'cranial'} to ${words}`;
}
