import type { SegmentResult } from '../../src/measurement/results.ts';
import type { Pullback } from '../../src/pullback/pullback.ts';
import { countWords } from './decimalWords.ts';

type Kind = Pullback['kind'];

/** What the smallest area of a segment is called. Between stills lies nobody knows what: the smallest of them is no pullback's minimum. */
export function minimumName(kind: Kind, { contouredFrames }: Pick<SegmentResult, 'contouredFrames'>): string {
  return kind === 'stills' ? `Smallest of ${countWords(contouredFrames, 'still')}, not a pullback` : 'Minimum lumen area';
}

/** `Frame 143`, or `Still 3`. */
export function frameName(kind: Kind, frameNumber: number): string {
  return `${kind === 'stills' ? 'Still' : 'Frame'} ${frameNumber}`;
}
