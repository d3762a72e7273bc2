import type { LesionBound } from '../analysis/lesionRule.ts';
import type { LesionResult } from '../measurement/lesionResult.ts';
import type { MinimumLumenArea } from '../measurement/results.ts';
import type { SegmentFigures } from './segmentFigures.ts';

/** What the reader calls a lesion: `lumen area below 120 mm²`. As entered, unrounded. */
export function lesionBoundWords(bound: LesionBound): string {
  return bound.kind === 'areaStenosis' ? `area stenosis above ${bound.abovePercent} %` : `lumen area below ${bound.areaMm2} mm²`;
}

/** Where the lesion may go on beyond what is contoured; empty where it is closed on both sides. */
export function openEndWords({ openAtFirst, openAtLast }: LesionResult): string {
  if (openAtFirst && openAtLast) return 'contours end before the lesion does on both sides: it may be longer';
  if (openAtFirst) return 'contours begin within the lesion: it may begin earlier';
  return openAtLast ? 'contours end within the lesion: it may end later' : '';
}

interface NoLesion extends Pick<SegmentFigures, 'ofStills' | 'areaStenosisPercent'> {
  readonly minimumLumenArea: Pick<MinimumLumenArea, 'areaMm2'> | null;
}

/** Why a segment has no lesion under the reader's bound. */
export function noLesionWords({ ofStills, minimumLumenArea, areaStenosisPercent }: NoLesion, bound: LesionBound): string {
  if (minimumLumenArea === null) return 'not measured.';
  if (ofStills !== null) return 'single images do not tell where a lesion begins and ends.';
  if (bound.kind === 'areaStenosis' && areaStenosisPercent === null) return 'whether there is a lesion cannot be told without an area stenosis.';
  if (bound.kind === 'areaBelow' && minimumLumenArea.areaMm2 === null) return 'whether there is a lesion cannot be told without a scale.';
  return 'nothing lies under the bound.';
}
