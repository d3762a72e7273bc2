export interface Need {
  /** The frame to be shown, 1-based; null before the first is asked for. */
  readonly wanted: number | null;
  /** Which way the reader moves. */
  readonly direction: 1 | -1;
  readonly ahead: number;
  readonly behind: number;
  readonly numberOfFrames: number;
  /** Frames that something else than the picture waits for. */
  readonly awaited: Iterable<number>;
}

/** Frame numbers in the order in which they are worth having: the wanted one, those ahead, a few behind, then what else is waited for. */
export function neededInOrder(need: Need): readonly number[] {
  const ordered = new Set<number>();
  const { wanted, direction, numberOfFrames } = need;
  if (wanted !== null) {
    ordered.add(wanted);
    for (let i = 1; i <= need.ahead; i++) ordered.add(wanted + direction * i);
    for (let i = 1; i <= need.behind; i++) ordered.add(wanted - direction * i);
  }
  for (const frameNumber of need.awaited) ordered.add(frameNumber);
  return [...ordered].filter((frameNumber) => frameNumber >= 1 && frameNumber <= numberOfFrames);
}
