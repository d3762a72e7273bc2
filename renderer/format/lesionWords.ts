import type { LesionBound, LesionRule } from '../../src/analysis/lesionRule.ts';
import type { Coverage, CoverageSide, LesionResult } from '../../src/measurement/lesionResult.ts';
import type { MeasurementResult, SegmentResult } from '../../src/measurement/results.ts';
import { areaWords } from './areaWords.ts';
import { frameRangeWords } from './frameWords.ts';
import { lengthWords } from './lengthWords.ts';

type PositionSource = MeasurementResult['positionSource'];

function upperFirst(words: string): string {
  return words.replace(/^./, (letter) => letter.toUpperCase());
}

/** As the reader typed it: without decimals that nobody entered. */
function typedWords(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `area stenosis above 50 %`; `lumen below 80 mm²`. */
export function lesionBoundWords(bound: LesionBound): string {
  return bound.kind === 'areaStenosis' ? `area stenosis above ${typedWords(bound.abovePercent)} %` : `lumen below ${typedWords(bound.areaMm2)} mm²`;
}

/** The reader's whole word on lesions. */
export function lesionRuleWords({ bound, coverageMarginMm }: LesionRule): string {
  return `${upperFirst(lesionBoundWords(bound))}. A stent covers it that reaches ${typedWords(coverageMarginMm)} mm beyond either end.`;
}

/** `frames 40–74, 34 mm`; `frames 40–74, length not measurable`. */
export function lesionPlaceWords({ firstFrame, lastFrame, lengthMm }: LesionResult, source: PositionSource): string {
  return `frame${firstFrame === lastFrame ? '' : 's'} ${frameRangeWords(firstFrame, lastFrame)}, ${lengthWords(lengthMm, source)}`;
}

/** What the bound is made of: `Area stenosis above 50 %, that is below 98.4 mm²`. */
export function boundAreaWords({ bound, boundAreaMm2, boundAreaPx2 }: LesionResult): string {
  const area = areaWords(boundAreaMm2, boundAreaPx2);
  return upperFirst(bound.kind === 'areaBelow' || area === null ? lesionBoundWords(bound) : `${lesionBoundWords(bound)}, that is lumen below ${area}`);
}

/** Said where the lesion ends with the contours instead of where the lumen widens; null where neither end is open. */
export function openEndsWords({ openAtFirst, openAtLast, firstFrame, lastFrame }: LesionResult): string | null {
  const ends = [openAtFirst ? `before frame ${firstFrame}` : null, openAtLast ? `after frame ${lastFrame}` : null].filter((words) => words !== null);
  return ends.length === 0 ? null : `The contours end within it: it may go on ${ends.join(' and ')}.`;
}

const endWords: Readonly<Record<CoverageSide['end'], string>> = { cranial: 'Cranial end', caudal: 'Caudal end', first: 'First end', last: 'Last end' };

/** One end of the lesion against the stents: `Cranial end: stent 12 mm beyond, margin 10 mm kept`. */
export function coverageSideWords({ end, beyondMm, covered }: CoverageSide, marginMm: number, source: PositionSource): string {
  const margin = `margin of ${typedWords(marginMm)} mm ${covered === true ? 'kept' : 'not kept'}`;
  if (beyondMm === null) return `${endWords[end]}: ${covered === null ? `cannot be told, ${lengthWords(null, source)}` : covered ? margin : `no stent reaches it, ${margin}`}`;
  const reach = beyondMm < 0 ? `stent ends ${lengthWords(-beyondMm, source)} short of it` : `stent reaches ${lengthWords(beyondMm, source)} beyond`;
  if (covered === null) return `${endWords[end]}: ${reach}`;
  return `${endWords[end]}: ${reach}, ${margin}`;
}

/** What of the lesion no stent lies on. */
export function uncoveredWords({ uncoveredMm }: Coverage, source: PositionSource): string {
  if (uncoveredMm === null) return 'How much of it is not stented cannot be told.';
  return uncoveredMm === 0 ? 'All of it is stented.' : `${lengthWords(uncoveredMm, source)} of it is not stented.`;
}

/** Why a segment has no lesion by the reader's bound: none of it lies under it, or that cannot be told. */
export function noLesionWords(bound: LesionBound, { ofStills, areaStenosisPercent, minimumLumenArea }: Pick<SegmentResult, 'ofStills' | 'areaStenosisPercent' | 'minimumLumenArea'>): string {
  if (ofStills !== null) return 'not told by stills';
  if (minimumLumenArea === null) return 'no frame contoured yet';
  if (bound.kind === 'areaStenosis' && areaStenosisPercent === null) return 'cannot be told without an area stenosis';
  if (bound.kind === 'areaBelow' && minimumLumenArea.areaMm2 === null && minimumLumenArea.state !== 'occluded') return 'cannot be told without a scale';
  return `none with ${lesionBoundWords(bound)}`;
}
