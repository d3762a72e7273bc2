import type { Analysis } from '../analysis/analysis.ts';
import { type ReferenceChoice, segmentName, type VeinSegment } from '../analysis/veinSegment.ts';
import { AppError } from '../shared/appError.ts';
import { exhaustive } from '../shared/exhaustive.ts';
import type { Warning } from '../shared/warning.ts';
import { type ComparisonPreset, presetAreaMm2 } from './comparisonPreset.ts';
import { equivalentDiameterMm } from './crossSection.ts';
import type { FrameResults } from './frameResults.ts';
import { answeredFrames } from './minimumLumenArea.ts';
import { referenceSide, sideOf } from './referenceSide.ts';
import type { MinimumLumenArea, ReferenceResult, ReferenceSide } from './results.ts';

/** Another pullback of the same patient whose segments may serve as a reference. */
export interface PartnerPullback {
  readonly analysis: Analysis;
  readonly results: FrameResults;
}

/** What a reference may be taken from besides the segment's own pullback. */
export interface ReferenceSources {
  readonly analysis: Analysis;
  readonly results: FrameResults;
  /** Whether they are single images, not a pullback. */
  readonly isStills: boolean;
  readonly positionsMm: readonly (number | null)[] | null;
  readonly presets: readonly ComparisonPreset[];
  readonly partners: readonly PartnerPullback[];
  /** Area of a pixel at the image centre in mm², by which areas given in mm² are told in px²; null where uncalibrated. */
  readonly pixelAreaMm2: number | null;
}

const empty: Omit<ReferenceResult, 'rule'> = {
  statistic: null,
  areaMm2: null,
  areaPx2: null,
  minDiameterMm: null,
  equivalentDiameterMm: null,
  frameNumbers: [],
  sides: [],
  presetName: null,
  citation: null,
  reason: null,
  provisionalFrames: 0,
};

/**
 * The reference that a segment's choice gives.
 * @throws AppError `measurement/referenceUnusable` with the reason where it cannot be used; it never falls back to another.
 */
export function referenceResult(
  segment: VeinSegment,
  choice: ReferenceChoice,
  minimum: MinimumLumenArea | null,
  sources: ReferenceSources,
  warnings: Warning[],
): ReferenceResult {
  switch (choice.rule) {
    case 'cranial':
    case 'caudal':
      return fromSides(choice.rule, [referenceSide(choice.rule, choice.range, sources.analysis, sources.results)], [1]);
    case 'mean':
    case 'interpolated': {
      const cranial = referenceSide('cranial', choice.cranial, sources.analysis, sources.results);
      const caudal = referenceSide('caudal', choice.caudal, sources.analysis, sources.results);
      const share = choice.rule === 'mean' ? 0.5 : caudalShare(cranial, caudal, minimum, sources, warnings);
      return fromSides(choice.rule, [cranial, caudal], [1 - share, share]);
    }
    case 'segment':
      return fromSides('segment', [segmentSide(segment, choice, sources)], [1]);
    case 'preset': {
      const preset = sources.presets.find(({ name }) => name === choice.preset);
      const areaMm2 = preset === undefined ? null : presetAreaMm2(preset, segment.vein, segment.side);
      if (preset === undefined || areaMm2 === null) {
        throw new AppError('measurement/referenceUnusable', `The preset ${choice.preset} has no area for ${segmentName(segment)}. Choose another reference.`);
      }
      return { ...empty, rule: 'preset', areaMm2, areaPx2: inPixels(areaMm2, sources), equivalentDiameterMm: equivalentDiameterMm(areaMm2), presetName: preset.name, citation: preset.citation };
    }
    case 'manual':
      return { ...empty, rule: 'manual', areaMm2: choice.areaMm2, areaPx2: inPixels(choice.areaMm2, sources), equivalentDiameterMm: equivalentDiameterMm(choice.areaMm2), reason: choice.reason };
    case 'none':
      return { ...empty, rule: 'none' };
    default:
      return exhaustive(choice);
  }
}

function inPixels(areaMm2: number, { pixelAreaMm2 }: ReferenceSources): number | null {
  return pixelAreaMm2 === null ? null : areaMm2 / pixelAreaMm2;
}

/** Sides weighed together; a quantity that one side lacks is lacking. */
function fromSides(rule: ReferenceChoice['rule'], sides: readonly ReferenceSide[], weights: readonly number[]): ReferenceResult {
  const weighed = (valueOf: (side: ReferenceSide) => number | null): number | null =>
    sides.reduce<number | null>((sum, side, index) => {
      const value = valueOf(side);
      return sum === null || value === null ? null : sum + weights[index]! * value;
    }, 0);
  const areaMm2 = weighed((side) => side.areaMm2);
  const statistics = new Set(sides.map((side) => side.statistic));
  return {
    ...empty,
    rule,
    statistic: statistics.size === 1 ? sides[0]!.statistic : null,
    areaMm2,
    areaPx2: weighed((side) => side.areaPx2),
    minDiameterMm: weighed((side) => side.minDiameterMm),
    equivalentDiameterMm: areaMm2 === null ? null : equivalentDiameterMm(areaMm2),
    frameNumbers: sides.flatMap((side) => side.frameNumbers),
    sides,
    provisionalFrames: sides.reduce((sum, side) => sum + side.provisionalFrames, 0),
  };
}

/** Weight of the caudal reference at the minimum's place, 0–1: places in mm where all are known, else frame numbers. */
function caudalShare(cranial: ReferenceSide, caudal: ReferenceSide, minimum: MinimumLumenArea | null, sources: ReferenceSources, warnings: Warning[]): number {
  if (sources.isStills) throw new AppError('measurement/referenceUnusable', 'An interpolated reference needs places along the vein, and single images have none. Choose one side, or the mean of both.');
  if (minimum === null) throw new AppError('measurement/referenceUnusable', 'An interpolated reference needs a minimum lumen area to be interpolated at. Contour the segment first.');
  const meanPlace = (place: (frameNumber: number) => number | null, side: ReferenceSide): number | null => {
    const places = side.frameNumbers.map(place);
    return places.includes(null) ? null : places.reduce<number>((sum, value) => sum + value!, 0) / places.length;
  };
  const share = (place: (frameNumber: number) => number | null): number | null => {
    const [at, from, to] = [place(minimum.frameNumber), meanPlace(place, cranial), meanPlace(place, caudal)];
    return at === null || from === null || to === null || from === to ? null : (at - from) / (to - from);
  };
  let raw = share((frameNumber) => sources.positionsMm?.[frameNumber - 1] ?? null);
  if (raw === null) {
    warnings.push({ code: 'measurement/interpolatedByFrames', message: 'The reference is interpolated by frame number, because positions along the vein are not known.' });
    raw = share((frameNumber) => frameNumber);
  }
  if (raw === null) throw new AppError('measurement/referenceUnusable', 'The cranial and the caudal reference lie at the same place. Mark two different ranges.');
  if (raw < 0 || raw > 1) {
    warnings.push({ code: 'measurement/interpolationClamped', message: 'The minimum does not lie between the two reference ranges: the nearer one is used alone.' });
  }
  return Math.min(1, Math.max(0, raw));
}

function segmentSide(segment: VeinSegment, choice: Extract<ReferenceChoice, { rule: 'segment' }>, sources: ReferenceSources): ReferenceSide {
  const own = choice.analysis === null || choice.analysis === sources.analysis.pullback.sopInstanceUid;
  const source = own ? sources : sources.partners.find(({ analysis }) => analysis.pullback.sopInstanceUid === choice.analysis);
  const other = source?.analysis.segments.find(({ id }) => id === choice.segmentId);
  if (source === undefined || other === undefined) {
    throw new AppError('measurement/referenceUnusable', own ? 'The segment that serves as reference is no longer there. Choose another.' : 'The analysis of the other pullback that serves as reference is not at hand.');
  }
  if (own && other.id === segment.id) throw new AppError('measurement/referenceUnusable', `${segmentName(segment)} cannot be its own reference. Choose another segment.`);
  const range = { firstFrame: other.firstFrame, lastFrame: other.lastFrame, statistic: choice.statistic };
  return sideOf('segment', range, answeredFrames(source.results, other.firstFrame, other.lastFrame));
}
