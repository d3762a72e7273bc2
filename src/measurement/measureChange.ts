import type { Analysis } from '../analysis/analysis.ts';
import type { Pairing } from '../analysis/pairing.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { ChangeResult, VeinChange } from './changeResult.ts';
import { changeWarnings } from './changeWarnings.ts';
import { coverageOf, type StretchMm } from './coverage.ts';
import { endNames } from './endNames.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import type { Coverage } from './lesionResult.ts';
import type { MeasuredPullback } from './measuredPullback.ts';
import { placeFromLink } from './placeFromLink.ts';
import type { SegmentResult } from './results.ts';
import { type ChangeThreshold, changeThresholds, type ThresholdAnswer } from './thresholds.ts';

/**
 * What changed from one pullback of a patient to a later one, vein by vein where both have a segment of it. Differences are after − before and
 * are null where either figure is lacking; nothing is met or not met while a contour beneath is provisional.
 */
export function measureChange(after: MeasuredPullback, before: MeasuredPullback, pairing: Pairing): ChangeResult {
  const paired = after.measurement.segments.flatMap((ofAfter): (readonly [SegmentResult, SegmentResult])[] => {
    const ofBefore = onlyOne(before, ofAfter);
    return ofBefore === null || onlyOne(after, ofAfter) === null ? [] : [[ofBefore, ofAfter]];
  });
  const linkedFrames = linkOf(pairing, after.analysis, before.analysis);
  return {
    beforeSopInstanceUid: pairing.beforeSopInstanceUid,
    phaseBefore: before.analysis.acquisition.phase,
    phaseAfter: after.analysis.acquisition.phase,
    link: pairing.link,
    linkedFrames,
    veins: paired.map(([ofBefore, ofAfter]) => veinChange(ofBefore, ofAfter, after, before, linkedFrames)),
    unpaired: [...lackedBy(after, before), ...lackedBy(before, after)],
    warnings: changeWarnings(after, before),
  };
}

/** The segment of a vein on a pullback; null where there is none, or where it has several and which of them is meant is not known. */
function onlyOne({ measurement }: MeasuredPullback, { vein, side }: Pick<SegmentResult, 'vein' | 'side'>): SegmentResult | null {
  const ofVein = measurement.segments.filter((candidate) => candidate.vein === vein && candidate.side === side);
  return ofVein.length === 1 ? ofVein[0]! : null;
}

/** Names of the veins that a pullback does not have of another. */
function lackedBy(one: MeasuredPullback, other: MeasuredPullback): readonly string[] {
  const own = new Set(one.measurement.segments.map(segmentName));
  return [...new Set(other.measurement.segments.map(segmentName))].filter((name) => !own.has(name));
}

/** The frames that a pairing makes one place; null where its landmark is not on both. */
export function linkOf({ link }: Pairing, after: Pick<Analysis, 'landmarks'>, before: Pick<Analysis, 'landmarks'>): ChangeResult['linkedFrames'] {
  if (link.kind === 'frames') return { before: link.beforeFrame, after: link.afterFrame };
  const on = ({ landmarks }: Pick<Analysis, 'landmarks'>) => landmarks.find(({ name }) => name === link.name)?.frameNumber;
  const [ofBefore, ofAfter] = [on(before), on(after)];
  return ofBefore === undefined || ofAfter === undefined ? null : { before: ofBefore, after: ofAfter };
}

function veinChange(before: SegmentResult, after: SegmentResult, ofAfter: MeasuredPullback, ofBefore: MeasuredPullback, linked: ChangeResult['linkedFrames']): VeinChange {
  const gain = difference(after.minimumLumenArea?.areaMm2, before.minimumLumenArea?.areaMm2);
  const stenosis = difference(after.areaStenosisPercent, before.areaStenosisPercent);
  const provisionalFrames = provisionalBeneath(before, ofBefore) + provisionalBeneath(after, ofAfter);
  return {
    vein: after.vein,
    side: after.side,
    before,
    after,
    minimumLumenAreaGainMm2: gain,
    minimumLumenAreaGainPercent: relative(gain, before.minimumLumenArea?.areaMm2),
    referenceAreaChangeMm2: difference(after.reference?.areaMm2, before.reference?.areaMm2),
    areaStenosisChangePoints: stenosis,
    areaStenosisRelativeChangePercent: relative(stenosis, before.areaStenosisPercent),
    minDiameterChangeMm: difference(after.minimumLumenArea?.minDiameterMm, before.minimumLumenArea?.minDiameterMm),
    minDiameterStenosisChangePoints: difference(after.minDiameterStenosisPercent, before.minDiameterStenosisPercent),
    eccentricityIndexBefore: eccentricity(before),
    eccentricityIndexAfter: eccentricity(after),
    thresholds: answers(stenosis, provisionalFrames, before, after),
    coverage: coverage(before, ofAfter, ofBefore, linked),
    provisionalFrames,
  };
}

/** Contoured frames of a segment and of its reference that are not accepted. A reference that lies within its segment counts once. */
function provisionalBeneath(result: SegmentResult, { analysis, measurement }: MeasuredPullback): number {
  const { reference, provisionalFrames, firstFrame, lastFrame } = result;
  if (reference === null) return provisionalFrames;
  const segment = analysis.segments.find(({ id }) => id === result.id);
  if (segment !== undefined && isInOtherPullback(segment, analysis)) return provisionalFrames + reference.provisionalFrames;
  const outside = measurement.frames.filter(
    ({ frameNumber, state, accepted }) =>
      state === 'measured' && !accepted && (frameNumber < firstFrame || frameNumber > lastFrame) && reference.sides.some((side) => frameNumber >= side.firstFrame && frameNumber <= side.lastFrame),
  );
  return provisionalFrames + outside.length;
}

function difference(after: number | null | undefined, before: number | null | undefined): number | null {
  return after == null || before == null ? null : after - before;
}

/** 100·change/before; null where there was nothing to change from. */
function relative(change: number | null, before: number | null | undefined): number | null {
  return change === null || before == null || before <= 0 ? null : (100 * change) / before;
}

function eccentricity({ minimumLumenArea }: SegmentResult): number | null {
  const { minDiameterMm: min = null, maxDiameterMm: max = null } = minimumLumenArea ?? {};
  return min === null || max === null || max <= 0 ? null : (max - min) / max;
}

/**
 * A stenosis that is only a bound says nothing sure of a reduction: that of an area "at most" the catheter's may be larger, that of single images too.
 */
function answers(stenosisChangePoints: number | null, provisionalFrames: number, before: SegmentResult, after: SegmentResult): readonly ThresholdAnswer<ChangeThreshold>[] {
  const isBound = [before, after].some(({ ofStills, minimumLumenArea }) => ofStills !== null || minimumLumenArea?.state === 'atMost');
  return changeThresholds.map((threshold): ThresholdAnswer<ChangeThreshold> => {
    if (stenosisChangePoints === null || isBound) return { threshold, answer: 'unavailable' };
    if (provisionalFrames > 0) return { threshold, answer: 'provisional' };
    return { threshold, answer: -stenosisChangePoints > threshold.abovePoints ? 'met' : 'notMet' };
  });
}

/** The lesion of the pullback before under the stents of the one after, both placed along the vein from the frames that are linked. */
function coverage({ lesion }: SegmentResult, after: MeasuredPullback, before: MeasuredPullback, linked: ChangeResult['linkedFrames']): Coverage | null {
  const marginMm = before.analysis.lesionRule?.coverageMarginMm;
  if (lesion === null || marginMm === undefined || after.measurement.stentedStretches.length === 0) return null;
  const ends = endNames(before.analysis.direction);
  const unknown: Coverage = { marginMm, sides: ends.map((end) => ({ end, beyondMm: null, covered: null })), uncoveredMm: null };
  if (linked === null) return unknown;
  const lesionMm = stretchFrom(before, lesion, linked.before);
  const stentedMm = after.measurement.stentedStretches.map((stretch) => stretchFrom(after, stretch, linked.after));
  return lesionMm === null || !stentedMm.every((stretch) => stretch !== null) ? unknown : coverageOf(lesionMm, stentedMm, marginMm, ends);
}

/** A frame range by its places caudal of the linked frame; null where a place or the direction is not known. */
function stretchFrom({ analysis, measurement }: MeasuredPullback, { firstFrame, lastFrame }: { readonly firstFrame: number; readonly lastFrame: number }, linkedFrame: number): StretchMm | null {
  const firstMm = placeFromLink(analysis.direction, measurement.positionsMm, linkedFrame, firstFrame);
  const lastMm = placeFromLink(analysis.direction, measurement.positionsMm, linkedFrame, lastFrame);
  return firstMm === null || lastMm === null ? null : { firstMm, lastMm };
}
