import { AppError } from './appError.ts';

/** Frames from `first` to `last`, both included, 1-based. */
export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/** A list of frames as it is typed, `1,5-9`; null where the text is none. */
export function parseFrameList(text: string): readonly FrameRange[] | null {
  const ranges = text.split(',').map((part): FrameRange | null => {
    const match = /^\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?$/.exec(part);
    if (!match) return null;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    return first >= 1 && last >= first ? { first, last } : null;
  });
  return ranges.every((range) => range !== null) ? ranges : null;
}

/** The frame numbers of a list, each once, ascending. Throws `dicom/frameOutOfRange` where one is beyond the pullback. */
export function frameNumbersOf(ranges: readonly FrameRange[], numberOfFrames: number): readonly number[] {
  const chosen = new Set<number>();
  for (const { first, last } of ranges) {
    if (last > numberOfFrames) {
      throw new AppError('dicom/frameOutOfRange', `There is no frame ${last}; the pullback has frames 1 to ${numberOfFrames}.`, { frameNumber: last, numberOfFrames });
    }
    for (let frameNumber = first; frameNumber <= last; frameNumber++) chosen.add(frameNumber);
  }
  return [...chosen].toSorted((a, b) => a - b);
}
