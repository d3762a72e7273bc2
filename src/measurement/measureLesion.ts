import type { LesionBound } from '../analysis/lesionRule.ts';
import { segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import { coverageOf, type StretchMm } from './coverage.ts';
import { endNames } from './endNames.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';
import type { Coverage, LesionResult } from './lesionResult.ts';
import { answeredFrames } from './minimumLumenArea.ts';
import type { ReferenceSources } from './referenceResult.ts';
import type { FrameResult, MinimumLumenArea, ReferenceResult } from './results.ts';
import { stentedStretches } from './stentedStretches.ts';

/**
 * The lesion of a segment by the reader's rule: the run of contoured or marked frames around the minimum whose lumen lies under the bound. null without
 * a rule, without a bound that can be told (a warning says why) and where not even the minimum lies under it; single images have none.
 */
export function measureLesion(
  segment: VeinSegment,
  minimum: MinimumLumenArea | null,
  reference: ReferenceResult | null,
  sources: ReferenceSources,
  warnings: Warning[],
): LesionResult | null {
  const { analysis, results, positionsMm } = sources;
  const rule = analysis.lesionRule;
  if (rule === null || minimum === null || sources.isStills) return null;
  const bound = boundOf(rule.bound, segment, reference, sources);
  if (bound.areaMm2 === null && bound.areaPx2 === null) {
    warnings.push({ code: 'measurement/noLesionBound', message: `${segmentName(segment)} has no lesion: ${rule.bound.kind === 'areaStenosis' ? 'its bound is a stenosis, and there is no reference area' : 'its bound is in mm², and there is no scale'}.` });
    return null;
  }
  const isUnder = (frame: FrameResult) => under(frame, bound);
  const frames = answeredFrames(results, segment.firstFrame, segment.lastFrame);
  const at = frames.findIndex(({ frameNumber }) => frameNumber === minimum.frameNumber);
  if (at < 0 || !isUnder(frames[at]!)) return null;
  const follows = (i: number) => frames[i]!.frameNumber - frames[i - 1]!.frameNumber - 1 <= analysis.maximumGapFrames;
  let from = at;
  while (from > 0 && follows(from) && isUnder(frames[from - 1]!)) from -= 1;
  let to = at;
  while (to < frames.length - 1 && follows(to + 1) && isUnder(frames[to + 1]!)) to += 1;
  const [firstFrame, lastFrame] = [frames[from]!.frameNumber, frames[to]!.frameNumber];
  return {
    bound: rule.bound,
    boundAreaMm2: bound.areaMm2,
    boundAreaPx2: bound.areaPx2,
    firstFrame,
    lastFrame,
    lengthMm: lengthBetweenMm(positionsMm, firstFrame, lastFrame),
    openAtFirst: from === 0 || !follows(from),
    openAtLast: to === frames.length - 1 || !follows(to + 1),
    provisionalFrames: frames.slice(from, to + 1).filter(({ accepted }) => !accepted).length,
    coverage: coverage(firstFrame, lastFrame, rule.coverageMarginMm, sources),
  };
}

interface Bound {
  readonly areaMm2: number | null;
  readonly areaPx2: number | null;
}

function boundOf(bound: LesionBound, segment: VeinSegment, reference: ReferenceResult | null, { analysis, pixelAreaMm2 }: ReferenceSources): Bound {
  if (bound.kind === 'areaBelow') return { areaMm2: bound.areaMm2, areaPx2: pixelAreaMm2 === null ? null : bound.areaMm2 / pixelAreaMm2 };
  const share = 1 - bound.abovePercent / 100;
  const [inMm, inPx] = [reference?.areaMm2 ?? null, reference?.areaPx2 ?? null];
  // A pixel of another pullback is no pixel of this one.
  return { areaMm2: inMm === null ? null : share * inMm, areaPx2: inPx === null || isInOtherPullback(segment, analysis) ? null : share * inPx };
}

function under({ lumenAreaMm2, lumenAreaPx2 }: FrameResult, { areaMm2, areaPx2 }: Bound): boolean {
  if (lumenAreaMm2 !== null && areaMm2 !== null) return lumenAreaMm2 < areaMm2;
  return lumenAreaPx2 !== null && areaPx2 !== null && lumenAreaPx2 < areaPx2;
}

/** By the implants of this pullback; null where there is none. Sides are not told where a place along the vein is not known. */
function coverage(firstFrame: number, lastFrame: number, marginMm: number, { analysis, positionsMm }: ReferenceSources): Coverage | null {
  const stretches = stentedStretches(analysis, positionsMm);
  if (stretches.length === 0) return null;
  const ends = endNames(analysis.direction);
  const lesion = stretchMm(positionsMm, firstFrame, lastFrame);
  const stented = stretches.map((stretch) => stretchMm(positionsMm, stretch.firstFrame, stretch.lastFrame));
  if (lesion === null || !stented.every((stretch) => stretch !== null)) return { marginMm, sides: ends.map((end) => ({ end, beyondMm: null, covered: null })), uncoveredMm: null };
  return coverageOf(lesion, stented, marginMm, ends);
}

function stretchMm(positionsMm: readonly (number | null)[] | null, firstFrame: number, lastFrame: number): StretchMm | null {
  const firstMm = positionsMm?.[firstFrame - 1] ?? null;
  const lastMm = positionsMm?.[lastFrame - 1] ?? null;
  return firstMm === null || lastMm === null ? null : { firstMm, lastMm };
}
