import type { Direction } from '../../src/analysis/acquisitionRecord.ts';
import { placeFromLink } from '../../src/measurement/placeFromLink.ts';

/** One pullback of a pair, as far as its place along the vein goes. */
export interface PairedFrames {
  readonly numberOfFrames: number;
  /** The frame that is one place with the linked frame of the other; 1-based. */
  readonly linkedFrame: number;
  readonly direction: Direction | null;
  readonly positionsMm: readonly (number | null)[] | null;
}

/** Places of one pullback's frames on the axis that both share, by frame index; null where a frame has none. */
export type Places = readonly (number | null)[];

/** The axis on which two pullbacks lie side by side, 0 where they are linked. */
export interface PairAxis {
  /** Millimetres caudal of the link, or frames from it where either has no positions or no direction. */
  readonly unit: 'mm' | 'frames';
  readonly before: Places;
  readonly after: Places;
}

/**
 * Puts two pullbacks on one axis. In frames only where millimetres are not to be had; then one that was pulled the other way is counted backwards, which
 * needs both directions: without them frames are counted as they come.
 */
export function pairAxis(before: PairedFrames, after: PairedFrames): PairAxis {
  const inMm = [before, after].map(placesInMm);
  const [ofBefore, ofAfter] = inMm;
  if (ofBefore != null && ofAfter != null) return { unit: 'mm', before: ofBefore, after: ofAfter };
  const known = before.direction !== null && after.direction !== null;
  return { unit: 'frames', before: placesInFrames(before, known), after: placesInFrames(after, known) };
}

function placesInMm({ numberOfFrames, linkedFrame, direction, positionsMm }: PairedFrames): Places | null {
  const places = Array.from({ length: numberOfFrames }, (_, index) => placeFromLink(direction, positionsMm, linkedFrame, index + 1));
  return places[linkedFrame - 1] == null ? null : places;
}

function placesInFrames({ numberOfFrames, linkedFrame, direction }: PairedFrames, byDirection: boolean): Places {
  const sign = byDirection && direction === 'caudalToCranial' ? -1 : 1;
  return Array.from({ length: numberOfFrames }, (_, index) => sign * (index + 1 - linkedFrame) || 0);
}

/** The frame nearest to a place; null where the pullback does not reach there, by more than half of its widest step. */
export function frameAtPlace(places: Places, place: number): number | null {
  let nearest: number | null = null;
  let distance = Infinity;
  places.forEach((at, index) => {
    if (at === null || Math.abs(at - place) >= distance) return;
    distance = Math.abs(at - place);
    nearest = index + 1;
  });
  return distance <= widestStep(places) / 2 + 1e-9 ? nearest : null;
}

function widestStep(places: Places): number {
  let widest = 0;
  for (let index = 1; index < places.length; index++) {
    const [from, to] = [places[index - 1] ?? null, places[index] ?? null];
    if (from !== null && to !== null) widest = Math.max(widest, Math.abs(to - from));
  }
  return widest;
}

/** From the least to the greatest place of both. */
export function rangeOfAxis({ before, after }: PairAxis): { readonly least: number; readonly most: number } {
  const known = [...before, ...after].filter((place) => place !== null);
  return known.reduce((range, place) => ({ least: Math.min(range.least, place), most: Math.max(range.most, place) }), { least: 0, most: 0 });
}
