import type { Pullback } from '../../src/pullback/pullback.ts';
import type { SegmentResult } from '../../src/measurement/results.ts';
import { smallestOfStills } from '../../src/measurement/smallestOfStills.ts';

type Kind = Pullback['kind'];

/** What the smallest area of a segment is called. Between stills lies nobody knows what: the smallest of them is no pullback's minimum. */
export function minimumName({ ofStills }: Pick<SegmentResult, 'ofStills'>): string {
  return ofStills === null ? 'Minimum lumen area' : smallestOfStills(ofStills).replace(/^s/, 'S');
}

/** `Frame 143`, or `Still 3`. */
export function frameName(kind: Kind, frameNumber: number): string {
  return `${kind === 'stills' ? 'Still' : 'Frame'} ${frameNumber}`;
}
