import type { Analysis, PositionAnchor } from '../analysis/analysis.ts';
import type { SizingSheet } from '../analysis/sizingSheet.ts';
import { lumenCurves } from './frameCurves.ts';
import type { FrameResults } from './frameResults.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';
import type { PositionsAlongVein } from './positionsAlongVein.ts';
import type { LandingResult, SizingResult } from './sizingResult.ts';

/** The figures of the reader's sizing sheets. They are figures of two frames: nothing here chooses or names a stent. */
export function measureSizing(analysis: Pick<Analysis, 'sizingSheets' | 'anchors'>, { byFrame }: FrameResults, positions: PositionsAlongVein): readonly SizingResult[] {
  const anchors = analysis.anchors.toSorted((a, b) => a.frameNumber - b.frameNumber);
  return analysis.sizingSheets.map((sheet) => ({
    sizingSheetId: sheet.id,
    landings: [landing('cranial', sheet.cranialFrame, byFrame), landing('caudal', sheet.caudalFrame, byFrame)].filter((one) => one !== null),
    ...distance(sheet, anchors, positions),
  }));
}

function landing(end: LandingResult['end'], frameNumber: number | null, byFrame: FrameResults['byFrame']): LandingResult | null {
  if (frameNumber === null) return null;
  const frame = byFrame.get(frameNumber);
  const curves = frame === undefined || frame.state !== 'measured' ? [] : lumenCurves(frame);
  const only = curves.length === 1 ? curves[0]!.crossSection : null;
  const [min, max] = [only?.minDiameterMm ?? null, only?.maxDiameterMm ?? null];
  return {
    end,
    frameNumber,
    areaMm2: frame?.lumenAreaMm2 ?? null,
    minDiameterMm: min,
    maxDiameterMm: max,
    meanDiameterMm: min === null || max === null ? null : (min + max) / 2,
    equivalentDiameterMm: only?.equivalentDiameterMm ?? null,
    perimeterDiameterMm: only?.perimeterDiameterMm ?? null,
    accepted: frame?.accepted === true,
    missing:
      curves.length === 0
        ? `No lumen is contoured on frame ${frameNumber}.`
        : only === null
          ? `Frame ${frameNumber} has several lumen channels, which have no common diameter.`
          : only.areaMm2 === null
            ? 'There is no scale.'
            : min === null
              ? `The middle of the lumen on frame ${frameNumber} lies outside it: it has no diameters through it.`
              : null,
  };
}

type Distance = Pick<SizingResult, 'distanceMm' | 'distanceErrorMm' | 'distanceWords'>;

const unknown = (distanceWords: string): Distance => ({ distanceMm: null, distanceErrorMm: null, distanceWords });

function distance({ cranialFrame, caudalFrame }: SizingSheet, anchors: readonly PositionAnchor[], { positionsMm, source }: PositionsAlongVein): Distance {
  if (cranialFrame === null || caudalFrame === null) return unknown('Choose both landing frames.');
  if (positionsMm === null) return unknown('Distance not measurable: the file gives no pullback rate and fewer than two anchors are set.');
  const [from, to] = [Math.min(cranialFrame, caudalFrame), Math.max(cranialFrame, caudalFrame)];
  const distanceMm = lengthBetweenMm(positionsMm, from, to);
  if (distanceMm === null) return unknown('Distance not measurable: a landing frame lies where positions are not known.');
  switch (source) {
    case 'anchors':
      return { distanceMm, distanceErrorMm: anchorErrorMm(from, to, distanceMm, anchors), distanceWords: 'From anchors: each frame lies somewhere between the anchors around it. The error of the anchors themselves comes on top.' };
    case 'pullbackRate':
      return { distanceMm, distanceErrorMm: frameTravelMm(from, positionsMm) / 2 + frameTravelMm(to, positionsMm) / 2, distanceWords: 'From the pullback rate: half a frame’s travel at either end. The motor’s own error is not known and comes on top.' };
    default:
      return { distanceMm, distanceErrorMm: null, distanceWords: 'From recorded positions, whose error is not known.' };
  }
}

/** The larger of the ways that the catheter went to and from a frame, in mm. */
function frameTravelMm(frameNumber: number, positionsMm: readonly (number | null)[]): number {
  return Math.max(lengthBetweenMm(positionsMm, frameNumber - 1, frameNumber) ?? 0, lengthBetweenMm(positionsMm, frameNumber, frameNumber + 1) ?? 0);
}

/**
 * How far at most the distance of two frames can be from its interpolated value in mm, as long as the catheter only moved one way: a frame lies between
 * the anchors on either side of it, and two in the same gap lie at most its length apart.
 */
function anchorErrorMm(from: number, to: number, distanceMm: number, anchors: readonly PositionAnchor[]): number | null {
  const first = around(from, anchors);
  const last = around(to, anchors);
  if (first === null || last === null) return null;
  const most = Math.abs(last.after.positionMm - first.before.positionMm);
  const sameGap = first.before === last.before && first.after === last.after;
  const least = sameGap || first.after.frameNumber > last.before.frameNumber ? 0 : Math.abs(last.before.positionMm - first.after.positionMm);
  return Math.max(most - distanceMm, distanceMm - least);
}

/** The anchors at or next to a frame; null outside them. */
function around(frameNumber: number, anchors: readonly PositionAnchor[]): { readonly before: PositionAnchor; readonly after: PositionAnchor } | null {
  const before = anchors.findLast((anchor) => anchor.frameNumber <= frameNumber);
  const after = anchors.find((anchor) => anchor.frameNumber >= frameNumber);
  return before === undefined || after === undefined ? null : { before, after };
}
