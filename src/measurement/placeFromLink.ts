import type { Direction } from '../analysis/acquisitionRecord.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';

/**
 * How far caudal of a linked frame another frame lies, in mm, negative cranial of it. null where the pullback's direction is not confirmed or a place along the vein
 * is not known. It goes by frames and distances, so that it does not matter which way a pullback's positions are counted.
 */
export function placeFromLink(direction: Direction | null, positionsMm: readonly (number | null)[] | null, linkedFrame: number, frameNumber: number): number | null {
  const distanceMm = lengthBetweenMm(positionsMm, linkedFrame, frameNumber);
  if (distanceMm === null || direction === null) return null;
  const isCaudal = (frameNumber > linkedFrame) === (direction === 'cranialToCaudal');
  return frameNumber === linkedFrame ? 0 : isCaudal ? distanceMm : -distanceMm;
}
