import type { Analysis } from '../../src/analysis/analysis.ts';
import { type LandmarkName, landmarkNames, landmarkWords } from '../../src/analysis/landmark.ts';
import type { PairLink } from '../../src/analysis/pairing.ts';

type Landmarked = Pick<Analysis, 'landmarks'>;

/** Landmarks that can link two pullbacks: those that both have. One of free text is not known to be the same place. */
export function sharedLandmarks(one: Landmarked, other: Landmarked): readonly LandmarkName[] {
  const has = ({ landmarks }: Landmarked, wanted: LandmarkName) => landmarks.some(({ name }) => name === wanted);
  return landmarkNames.filter((name) => name !== 'other' && has(one, name) && has(other, name));
}

/** What links them, within a sentence: `the iliac confluence`. */
export function linkWords(link: PairLink): string {
  return link.kind === 'landmark' ? `the ${landmarkWords({ name: link.name, note: '' }).toLowerCase()}` : `frames ${link.beforeFrame} and ${link.afterFrame}`;
}
