import type { Analysis } from '../analysis/analysis.ts';
import type { Pairing } from '../analysis/pairing.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { ChangeResult, VeinChange } from './changeResult.ts';
import { coverageOf, type StretchMm } from './coverage.ts';
import { endNames } from './endNames.ts';
import type { Coverage } from './lesionResult.ts';
import { placeFromLink } from './placeFromLink.ts';
import type { MeasurementResult, SegmentResult } from './results.ts';
import { type ChangeThreshold, changeThresholds, type ThresholdAnswer } from './thresholds.ts';

/** A pullback as it is compared: what was said of it and what it measures. */
export interface MeasuredPullback {
  readonly analysis: Analysis;
  readonly measurement: MeasurementResult;
}

/**
 * What changed from one pullback of a patient to a later one, vein by vein where both have a segment of it. Differences are after − before and
 * are null where either figure is lacking; nothing is met or not met while a contour beneath is provisional.
 */
export function measureChange(after: MeasuredPullback, before: MeasuredPullback, pairing: Pairing): ChangeResult {
  const paired = after.measurement.segments.flatMap((ofAfter): (readonly [SegmentResult, SegmentResult])[] => {
    const ofBefore = before.measurement.segments.find((candidate) => isSameVein(candidate, ofAfter));
    return ofBefore === undefined ? [] : [[ofBefore, ofAfter]];
  });
  const linkedFrames = linkOf(pairing, after.analysis, before.analysis);
  return {
    beforeSopInstanceUid: pairing.beforeSopInstanceUid,
    phaseBefore: before.analysis.acquisition.phase,
    phaseAfter: after.analysis.acquisition.phase,
    link: pairing.link,
    linkedFrames,
    veins: paired.map(([ofBefore, ofAfter]) => veinChange(ofBefore, ofAfter, after, before, linkedFrames)),
    unpaired: [...before.measurement.segments, ...after.measurement.segments].filter((one) => !paired.some((pair) => pair.includes(one))).map(segmentName),
  };
}

function isSameVein(a: SegmentResult, b: SegmentResult): boolean {
  return a.vein === b.vein && a.side === b.side;
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
  const provisionalFrames = before.provisionalFrames + after.provisionalFrames + (before.reference?.provisionalFrames ?? 0) + (after.reference?.provisionalFrames ?? 0);
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
