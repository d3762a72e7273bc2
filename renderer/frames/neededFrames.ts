export interface Need {
  /** The frame to be shown, 1-based; null before the first is asked for. */
  readonly wanted: number | null;
  /** A frame that was wanted before and is to be shown until the wanted one is there; null for none. */
  readonly underWay: number | null;
  /** Frames to which the reader may move next, the likeliest first; may name frames beyond the ends. */
  readonly ahead: readonly number[];
  readonly numberOfFrames: number;
  /** Frames that something else than the picture waits for. */
  readonly awaited: Iterable<number>;
}

/** Frame numbers in the order in which they are worth having. */
export function neededInOrder({ wanted, underWay, ahead, numberOfFrames, awaited }: Need): readonly number[] {
  const now = [wanted, underWay].filter((frameNumber) => frameNumber !== null);
  return [...new Set([...now, ...ahead, ...awaited])].filter((frameNumber) => frameNumber >= 1 && frameNumber <= numberOfFrames);
}

/** The leading frames that follow each other without a gap, in either direction. */
export function runFrom(frameNumbers: readonly number[], most: number): readonly number[] {
  const [first, second] = frameNumbers;
  if (first === undefined) return [];
  const step = second !== undefined && second < first ? -1 : 1;
  let length = 1;
  while (length < most && frameNumbers[length] === first + step * length) length++;
  return frameNumbers.slice(0, length);
}
