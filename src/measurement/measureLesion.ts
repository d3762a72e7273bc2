import { isHold } from '../analysis/frameMark.ts';
import type { LesionBound } from '../analysis/lesionRule.ts';
import { segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import { coverageByFrames, coverageOf, meets, type StretchMm, type StretchOfFrames } from './coverage.ts';
import { endNames } from './endNames.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';
import type { Coverage, CoverageSide, LesionResult } from './lesionResult.ts';
import { answeredFrames } from './minimumLumenArea.ts';
import type { ReferenceSources } from './referenceResult.ts';
import type { FrameResult, MinimumLumenArea, ReferenceResult } from './results.ts';
import { stentedStretches } from './stentedStretches.ts';

type Positions = ReferenceSources['positionsMm'];

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
  const follows = (i: number) => framesBetween(frames[i - 1]!, frames[i]!, sources) <= analysis.maximumGapFrames;
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
    coverage: coverage({ firstFrame, lastFrame }, rule.coverageMarginMm, sources),
  };
}

/** How many frames lie between two, those of a hold apart: the catheter stood still there. */
function framesBetween(from: FrameResult, to: FrameResult, { results }: ReferenceSources): number {
  let count = 0;
  for (let frameNumber = from.frameNumber + 1; frameNumber < to.frameNumber; frameNumber++) {
    const word = results.words.get(frameNumber);
    if (word === undefined || !isHold(word)) count += 1;
  }
  return count;
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

/** By the implants of this pullback; null where there is none. */
function coverage(lesion: StretchOfFrames, marginMm: number, { analysis, positionsMm }: ReferenceSources): Coverage | null {
  const stretches = stentedStretches(analysis, positionsMm);
  if (stretches.length === 0) return null;
  const ends = endNames(analysis.direction);
  const lesionMm = stretchMm(positionsMm, lesion);
  if (lesionMm === null) return coverageByFrames(lesion, stretches, marginMm, ends);
  const meeting = stretches.filter((stretch) => meets(stretch, lesion));
  const known = meeting.map((stretch) => knownPart(stretch, positionsMm));
  const found = coverageOf(lesionMm, known.map((stretch) => stretchMm(positionsMm, stretch)).filter((stretch) => stretch !== null), marginMm, ends);
  const isWhole = [known[0]?.firstFrame === meeting[0]?.firstFrame, known.at(-1)?.lastFrame === meeting.at(-1)?.lastFrame];
  return { ...found, sides: found.sides.map((side, i) => (isWhole[i] === true ? side : atLeast(side))) };
}

/** A stent that goes on where places are not known reaches at least as far as they are: that can keep a margin, never miss it. */
function atLeast({ end, covered }: CoverageSide): CoverageSide {
  return { end, beyondMm: null, covered: covered === true ? true : null };
}

function knownPart(stretch: StretchOfFrames, positionsMm: Positions): StretchOfFrames {
  let { firstFrame, lastFrame } = stretch;
  while (firstFrame < lastFrame && (positionsMm?.[firstFrame - 1] ?? null) === null) firstFrame += 1;
  while (lastFrame > firstFrame && (positionsMm?.[lastFrame - 1] ?? null) === null) lastFrame -= 1;
  return { firstFrame, lastFrame };
}

function stretchMm(positionsMm: Positions, { firstFrame, lastFrame }: StretchOfFrames): StretchMm | null {
  const firstMm = positionsMm?.[firstFrame - 1] ?? null;
  const lastMm = positionsMm?.[lastFrame - 1] ?? null;
  return firstMm === null || lastMm === null ? null : { firstMm, lastMm };
}
