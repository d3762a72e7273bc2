import { landmarkWords } from '../analysis/landmark.ts';
import { type ReferenceChoice, segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';
import type { ReferenceSources } from './referenceResult.ts';
import { confluencesWithin, stentedFrame } from './referenceSide.ts';
import type { MinimumLumenArea, ReferenceResult, ReferenceSide } from './results.ts';

/** What makes a usable reference doubtful: another vein, a confluence in between, the wrong side, an unlike partner. */
export function referenceWarnings(
  segment: VeinSegment,
  choice: ReferenceChoice,
  reference: ReferenceResult,
  minimum: MinimumLumenArea | null,
  sources: ReferenceSources,
): readonly Warning[] {
  if (choice.rule === 'segment') return [...stentedSegmentWarnings(choice, sources), ...partnerWarnings(choice, sources)];
  return reference.sides.flatMap((side) => [
    ...otherVeinWarnings(segment, side, sources),
    ...confluenceWarnings(side, minimum, sources),
    ...sideWarnings(side, minimum, sources),
  ]);
}

function rangeWords(side: ReferenceSide): string {
  return side.firstFrame === side.lastFrame ? `The reference frame ${side.firstFrame}` : `The reference range ${side.firstFrame} to ${side.lastFrame}`;
}

function otherVeinWarnings(segment: VeinSegment, side: ReferenceSide, { analysis }: ReferenceSources): readonly Warning[] {
  return analysis.segments
    .filter((other) => other.id !== segment.id && other.firstFrame <= side.lastFrame && other.lastFrame >= side.firstFrame)
    .map((other) => ({ code: 'measurement/referenceInOtherVein', message: `${rangeWords(side)} of ${segmentName(segment)} lies in ${segmentName(other)}.` }));
}

function confluenceWarnings(side: ReferenceSide, minimum: MinimumLumenArea | null, { analysis }: ReferenceSources): readonly Warning[] {
  if (minimum === null) return [];
  const [from, to] = minimum.frameNumber < side.firstFrame ? [minimum.frameNumber, side.firstFrame] : [side.lastFrame, minimum.frameNumber];
  return confluencesWithin(analysis, from, to).map((landmark) => ({
    code: 'measurement/referenceAcrossConfluence',
    message: `${rangeWords(side)} lies across the ${landmarkWords(landmark).toLowerCase()} (frame ${landmark.frameNumber}) from the minimum.`,
  }));
}

function sideWarnings(side: ReferenceSide, minimum: MinimumLumenArea | null, { analysis }: ReferenceSources): readonly Warning[] {
  if (minimum === null || analysis.direction === null || side.side === 'segment') return [];
  const laterFramesAre = analysis.direction === 'cranialToCaudal' ? 'caudal' : 'cranial';
  const liesLater = (side.firstFrame + side.lastFrame) / 2 > minimum.frameNumber;
  const lies = liesLater ? laterFramesAre : laterFramesAre === 'caudal' ? 'cranial' : 'caudal';
  return lies === side.side
    ? []
    : [{ code: 'measurement/referenceOnOtherSide', message: `${rangeWords(side)} is called ${side.side} but lies ${lies} of the minimum by the pullback's direction.` }];
}

/** A marked range with a stent is refused; a whole segment may hold one and is the reader's choice, but never without a word. */
function stentedSegmentWarnings(choice: Extract<ReferenceChoice, { rule: 'segment' }>, { analysis, partners }: ReferenceSources): readonly Warning[] {
  const source = [analysis, ...partners.map((partner) => partner.analysis)].find(({ pullback }) => pullback.sopInstanceUid === (choice.analysis ?? analysis.pullback.sopInstanceUid));
  const other = source?.segments.find(({ id }) => id === choice.segmentId);
  if (source === undefined || other === undefined) return [];
  const frame = stentedFrame(source, other.firstFrame, other.lastFrame);
  return frame === null ? [] : [{ code: 'measurement/referenceHoldsStent', message: `The reference segment ${segmentName(other)} holds a stent (frame ${frame}).` }];
}

function partnerWarnings(choice: Extract<ReferenceChoice, { rule: 'segment' }>, { analysis, partners }: ReferenceSources): readonly Warning[] {
  const partner = partners.find((candidate) => candidate.analysis.pullback.sopInstanceUid === choice.analysis)?.analysis;
  if (partner === undefined) return [];
  const [own, other] = [analysis.acquisition, partner.acquisition];
  const warnings: Warning[] = [];
  if (own.phase !== other.phase) warnings.push({ code: 'measurement/referenceOfOtherPhase', message: 'The reference segment belongs to a pullback of another phase.' });
  if (own.position !== other.position) warnings.push({ code: 'measurement/referenceOfOtherPosture', message: 'The reference segment belongs to a pullback in another posture.' });
  return warnings;
}
