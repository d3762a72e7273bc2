import { type VeinSegment, segmentName } from '../analysis/veinSegment.ts';
import type { Calibration } from '../pullback/calibration.ts';
import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { presetAreaMm2 } from './comparisonPreset.ts';
import { isInOtherPullback } from './isInOtherPullback.ts';
import { lumenCurves } from './frameCurves.ts';
import { distinct } from './frameResults.ts';
import { largestGap } from './largestGap.ts';
import { answeredFrames, minimumLumenArea } from './minimumLumenArea.ts';
import { measureLesion } from './measureLesion.ts';
import { measureStent } from './measureStent.ts';
import { referenceResult, type ReferenceSources } from './referenceResult.ts';
import { referenceWarnings } from './referenceWarnings.ts';
import type { ComparisonResult, MinimumLumenArea, ReferenceResult, SegmentResult } from './results.ts';
import { smallestOfStills } from './smallestOfStills.ts';
import { segmentExtent } from './segmentExtent.ts';
import { thresholdAnswers } from './thresholdAnswers.ts';

/** What one vein segment measures. `calibrationAtCentre` stands for it while nothing is contoured. */
export function segmentResult(segment: VeinSegment, sources: ReferenceSources, calibrationAtCentre: Calibration): SegmentResult {
  const warnings: Warning[] = [];
  const { results, positionsMm } = sources;
  const answered = answeredFrames(results, segment.firstFrame, segment.lastFrame);
  const minimum = minimumLumenArea(segment, results, positionsMm, sources.isStills);
  if (minimum === null && answered.length > 0) {
    warnings.push({ code: 'measurement/areasNotComparable', message: `${segmentName(segment)} has areas in mm² and in px² side by side: set one scale for all of it.` });
  }
  const reference = usableReference(segment, minimum, sources, warnings);
  if (minimum?.atEdge === true) {
    warnings.push({
      code: 'measurement/minimumAtEdge',
      message: `The minimum of ${segmentName(segment)} lies at the edge of what is contoured (frame ${minimum.frameNumber}): a smaller lumen may lie beyond.`,
    });
  }
  if (sources.isStills && minimum !== null) {
    warnings.push({ code: 'measurement/smallestOfStills', message: `The area of ${segmentName(segment)} is the ${smallestOfStills(answered.length)}: a smaller lumen may lie between them.` });
  }
  const elsewhere = isInOtherPullback(segment, sources.analysis);
  const areaStenosisPercent = areaStenosis(minimum, reference, elsewhere);
  if (elsewhere && areaStenosisPercent === null && minimum !== null && reference !== null) {
    warnings.push({
      code: 'measurement/scalesNotComparable',
      message: `${segmentName(segment)} and its reference in another pullback are not both in mm², and a pixel of one is no pixel of the other: there is no stenosis to give.`,
    });
  }
  if (areaStenosisPercent !== null && areaStenosisPercent < 0) {
    warnings.push({ code: 'measurement/lumenExceedsReference', message: `The smallest lumen of ${segmentName(segment)} exceeds its reference: the stenosis is negative.` });
  }
  const stent = measureStent(segment, sources, reference);
  if (stent?.lumenLoss != null && stent.lumenLoss.percent < 0) {
    warnings.push({ code: 'measurement/lumenExceedsStent', message: `On frame ${stent.lumenLoss.frameNumber} the lumen of ${segmentName(segment)} is larger than its stent: the lumen loss is negative. Either the stent does not lie against the wall there, or a contour is to be corrected.` });
  }
  const contoured = answered.filter((frame) => frame.state === 'measured');
  const provisionalFrames = contoured.filter((frame) => !frame.accepted).length;
  const gap = largestGap(segment.firstFrame, segment.lastFrame, (frameNumber) => results.words.has(frameNumber) || (results.byFrame.get(frameNumber)?.channels ?? 0) > 0);
  const figures = {
    areaStenosisPercent,
    minDiameterStenosisPercent: relative(reference?.minDiameterMm ?? null, minimum?.minDiameterMm ?? null),
    equivalentDiameterStenosisPercent: areaStenosisPercent === null ? null : equivalentDiameterStenosis(areaStenosisPercent),
  };
  return {
    id: segment.id,
    vein: segment.vein,
    side: segment.side,
    firstFrame: segment.firstFrame,
    lastFrame: segment.lastFrame,
    ofStills: sources.isStills ? answered.length : null,
    minimumLumenArea: minimum,
    reference,
    comparison: comparison(segment, minimum, sources, warnings),
    ...figures,
    thresholds: thresholdAnswers(figures, {
      etiology: sources.analysis.acquisition.etiology,
      provisional: provisionalFrames > 0 || (reference?.provisionalFrames ?? 0) > 0,
      // The vein's own minimum is at most that of some of its images.
      atLeast: minimum?.state === 'atMost' || sources.isStills,
    }),
    ...segmentExtent(segment, contoured, positionsMm),
    totalFrames: segment.lastFrame - segment.firstFrame + 1,
    contouredFrames: contoured.length,
    provisionalFrames,
    acceptedUnseenFrames: contoured.filter((frame) => frame.acceptedUnseen).length,
    largestGapFrames: gap.frames,
    largestGapFirstFrame: gap.firstFrame,
    calibration: (contoured[0] === undefined ? undefined : lumenCurves(contoured[0])[0]?.calibration) ?? calibrationAtCentre,
    stent,
    lesion: measureLesion(segment, minimum, reference, sources, warnings),
    warnings: distinct(warnings),
  };
}

function usableReference(segment: VeinSegment, minimum: MinimumLumenArea | null, sources: ReferenceSources, warnings: Warning[]): ReferenceResult | null {
  if (segment.reference === null) return null;
  try {
    const reference = referenceResult(segment, segment.reference, minimum, sources, warnings);
    warnings.push(...referenceWarnings(segment, segment.reference, reference, minimum, sources));
    return reference;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'measurement/referenceUnusable') throw error;
    warnings.push({ code: error.code, message: error.message });
    return null;
  }
}

/** 100·(reference − value)/reference, null where either is lacking. */
function relative(reference: number | null, value: number | null): number | null {
  return reference === null || value === null || reference <= 0 ? null : (100 * (reference - value)) / reference;
}

/** From mm² where both have them, else from px², which need no scale within one pullback; those of another one say nothing here. */
function areaStenosis(minimum: MinimumLumenArea | null, reference: ReferenceResult | null, elsewhere: boolean): number | null {
  const inMm2 = relative(reference?.areaMm2 ?? null, minimum?.areaMm2 ?? null);
  return inMm2 ?? (elsewhere ? null : relative(reference?.areaPx2 ?? null, minimum?.areaPx2 ?? null));
}

/** Of the circles of the two areas: diameters go as the square root, whatever the scale. */
function equivalentDiameterStenosis(areaStenosisPercent: number): number {
  return 100 * (1 - Math.sqrt(1 - areaStenosisPercent / 100));
}

function comparison(segment: VeinSegment, minimum: MinimumLumenArea | null, sources: ReferenceSources, warnings: Warning[]): ComparisonResult | null {
  if (segment.comparisonPreset === null) return null;
  const preset = sources.presets.find(({ name }) => name === segment.comparisonPreset);
  const areaMm2 = preset === undefined ? null : presetAreaMm2(preset, segment.vein, segment.side);
  if (preset === undefined || areaMm2 === null) {
    warnings.push({ code: 'measurement/noComparisonArea', message: `The preset ${segment.comparisonPreset} has no comparison area for ${segmentName(segment)}.` });
    return null;
  }
  const minimumMm2 = minimum?.areaMm2 ?? null;
  return {
    preset: preset.name,
    citation: preset.citation,
    verified: preset.verified,
    areaMm2,
    fractionPercent: minimumMm2 === null ? null : (100 * minimumMm2) / areaMm2,
  };
}
