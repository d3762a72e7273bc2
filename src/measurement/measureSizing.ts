import type { Analysis, PositionAnchor } from '../analysis/analysis.ts';
import type { FrameMarkWord } from '../analysis/frameMark.ts';
import type { SizingSheet } from '../analysis/sizingSheet.ts';
import { exhaustive } from '../shared/exhaustive.ts';
import { lumenCurves } from './frameCurves.ts';
import type { FrameResults } from './frameResults.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';
import type { PositionsAlongVein } from './positionsAlongVein.ts';
import type { MeasuredContour } from './results.ts';
import type { LandingResult, SizingResult } from './sizingResult.ts';

/** The figures of the reader's sizing sheets. They are figures of two frames: nothing here chooses or names a stent. */
export function measureSizing(analysis: Pick<Analysis, 'sizingSheets' | 'anchors'>, results: FrameResults, positions: PositionsAlongVein, isStills: boolean): readonly SizingResult[] {
  const anchors = analysis.anchors.toSorted((a, b) => a.frameNumber - b.frameNumber);
  return analysis.sizingSheets.map((sheet) => ({
    sizingSheetId: sheet.id,
    landings: [landing('cranial', sheet.cranialFrame, results), landing('caudal', sheet.caudalFrame, results)].filter((one) => one !== null),
    ...distance(sheet, anchors, positions, isStills),
  }));
}

function landing(end: LandingResult['end'], frameNumber: number | null, { byFrame, words }: FrameResults): LandingResult | null {
  if (frameNumber === null) return null;
  const frame = byFrame.get(frameNumber);
  const marked = markedWords(words.get(frameNumber), frameNumber);
  const lumen = frame === undefined || marked !== null ? null : frame;
  const curves = lumen === null ? [] : lumenCurves(lumen);
  const only = curves.length === 1 ? curves[0]!.crossSection : null;
  const [min, max] = [only?.minDiameterMm ?? null, only?.maxDiameterMm ?? null];
  return {
    end,
    frameNumber,
    areaMm2: lumen?.lumenAreaMm2 ?? null,
    minDiameterMm: min,
    maxDiameterMm: max,
    meanDiameterMm: min === null || max === null ? null : (min + max) / 2,
    equivalentDiameterMm: only?.equivalentDiameterMm ?? null,
    perimeterDiameterMm: only?.perimeterDiameterMm ?? null,
    accepted: lumen?.accepted === true,
    missing: marked ?? whyNoFigures(frameNumber, lumen?.channels ?? 0, curves),
  };
}

/** Why a frame of which the reader said that it has no lumen to measure is nothing to size by. */
function markedWords(word: FrameMarkWord | undefined, frameNumber: number): string | null {
  switch (word?.mark) {
    case undefined:
      return null;
    case 'occluded':
      return `Frame ${frameNumber} is marked occluded: there is no lumen.`;
    case 'collapsedOnCatheter':
      return `The lumen is collapsed on the catheter on frame ${frameNumber}.`;
    case 'notMeasurable':
      return `Frame ${frameNumber} is marked ${word.reason === 'hold' ? 'as part of a hold' : 'not measurable'}.`;
    default:
      return exhaustive(word);
  }
}

function whyNoFigures(frameNumber: number, channels: number, curves: readonly MeasuredContour[]): string | null {
  const [first] = curves;
  if (first === undefined) return `No lumen is contoured on frame ${frameNumber}.`;
  if (curves.length > 1) return channels > 1 ? `Frame ${frameNumber} has several lumen channels, which have no common diameter.` : `Several contours bound the lumen on frame ${frameNumber}, which have no common diameter.`;
  switch (first.crossSection.diametersMissing) {
    case null:
      return null;
    case 'uncalibrated':
      return 'There is no scale.';
    case 'centroidOutsideLumen':
      return `The middle of the lumen on frame ${frameNumber} lies outside it: it has no diameters through it.`;
    default:
      return exhaustive(first.crossSection.diametersMissing);
  }
}

type Distance = Pick<SizingResult, 'distanceMm' | 'distanceErrorMm' | 'distanceWords'>;

const unknown = (distanceWords: string): Distance => ({ distanceMm: null, distanceErrorMm: null, distanceWords });

function distance({ cranialFrame, caudalFrame }: SizingSheet, anchors: readonly PositionAnchor[], { positionsMm, source }: PositionsAlongVein, isStills: boolean): Distance {
  if (cranialFrame === null || caudalFrame === null) return unknown('Choose both landing frames.');
  if (isStills) return unknown('Distance not measurable: these are single images, not a pullback.');
  if (cranialFrame === caudalFrame) return unknown('No distance: a frame is its own place.');
  if (positionsMm === null) return unknown('Distance not measurable: the file gives no pullback rate and fewer than two anchors are set.');
  const [from, to] = [Math.min(cranialFrame, caudalFrame), Math.max(cranialFrame, caudalFrame)];
  const distanceMm = lengthBetweenMm(positionsMm, from, to);
  if (distanceMm === null) return unknown('Distance not measurable: a landing frame lies where positions are not known.');
  switch (source) {
    case 'anchors':
      return fromAnchors(from, to, distanceMm, anchors);
    case 'pullbackRate':
      return { distanceMm, distanceErrorMm: (frameTravelMm(from, positionsMm) + frameTravelMm(to, positionsMm)) / 2, distanceWords: 'From the pullback rate: half a frame’s travel at either end. The motor’s own error is not known and comes on top.' };
    default:
      return { distanceMm, distanceErrorMm: null, distanceWords: 'From recorded positions, whose error is not known.' };
  }
}

/** The larger of the ways that the catheter went to and from a frame, in mm. */
function frameTravelMm(frameNumber: number, positionsMm: readonly (number | null)[]): number {
  return Math.max(lengthBetweenMm(positionsMm, frameNumber - 1, frameNumber) ?? 0, lengthBetweenMm(positionsMm, frameNumber, frameNumber + 1) ?? 0);
}

/**
 * A distance by anchors, with how far at most it can be from its interpolated value as long as the catheter only moved one way: a frame lies between
 * the anchors on either side of it, and two in the same gap lie at most its length apart.
 */
function fromAnchors(from: number, to: number, distanceMm: number, anchors: readonly PositionAnchor[]): Distance {
  const [first, last] = [around(from, anchors), around(to, anchors)];
  if (first === null || last === null || !isOneWay(anchors)) {
    return { distanceMm, distanceErrorMm: null, distanceWords: 'From anchors by which the catheter did not move one way only: the error is not known.' };
  }
  const most = Math.abs(last.after.positionMm - first.before.positionMm);
  const least = first.after.frameNumber > last.before.frameNumber ? 0 : Math.abs(last.before.positionMm - first.after.positionMm);
  return {
    distanceMm,
    distanceErrorMm: Math.max(most - distanceMm, distanceMm - least),
    distanceWords: 'From anchors: each frame lies somewhere between the anchors around it. The error of the anchors themselves comes on top.',
  };
}

/** Whether positions only grow or only fall from frame to frame. */
function isOneWay(anchors: readonly PositionAnchor[]): boolean {
  const steps = anchors.slice(1).map(({ positionMm }, i) => positionMm - anchors[i]!.positionMm);
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

/** The anchors at or next to a frame; null outside them. */
function around(frameNumber: number, anchors: readonly PositionAnchor[]): { readonly before: PositionAnchor; readonly after: PositionAnchor } | null {
  const before = anchors.findLast((anchor) => anchor.frameNumber <= frameNumber);
  const after = anchors.find((anchor) => anchor.frameNumber >= frameNumber);
  return before === undefined || after === undefined ? null : { before, after };
}
