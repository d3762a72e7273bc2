import type { Analysis, PositionAnchor } from '../analysis/analysis.ts';
import type { MeasuringBasis } from './measuringBasis.ts';

/** Where each frame lies along the vein in mm, and by whose word; `positionsMm` is null where nothing says. */
export interface PositionsAlongVein {
  readonly positionsMm: readonly (number | null)[] | null;
  readonly source: 'pullbackRate' | 'anchors' | 'recorded' | null;
}

/**
 * Places by the reader's anchors where there are two or more (piecewise linear between them, null outside), else by the
 * motor's rate or as recorded. One anchor fixes no length and is not used. Single images have no places, whatever was said of them.
 */
export function positionsAlongVein(analysis: Analysis, basis: MeasuringBasis): PositionsAlongVein {
  if (basis.kind === 'stills') return { positionsMm: null, source: null };
  if (analysis.anchors.length >= 2) {
    const anchors = analysis.anchors.toSorted((a, b) => a.frameNumber - b.frameNumber);
    return {
      positionsMm: Array.from({ length: basis.numberOfFrames }, (_, index) => positionBetweenAnchors(anchors, index + 1)),
      source: 'anchors',
    };
  }
  return basis.positionsMm === null ? { positionsMm: null, source: null } : { positionsMm: basis.positionsMm, source: basis.positionSource };
}

/** `anchors` sorted by frame. Returns mm, null outside the first and last. */
function positionBetweenAnchors(anchors: readonly PositionAnchor[], frameNumber: number): number | null {
  const after = anchors.findIndex((anchor) => anchor.frameNumber >= frameNumber);
  const right = anchors[after];
  if (right === undefined) return null;
  if (right.frameNumber === frameNumber) return right.positionMm;
  const left = anchors[after - 1];
  if (left === undefined) return null;
  const share = (frameNumber - left.frameNumber) / (right.frameNumber - left.frameNumber);
  return left.positionMm + share * (right.positionMm - left.positionMm);
}
