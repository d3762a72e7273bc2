import { AppError } from '../shared/appError.ts';
import type { Warning } from '../shared/warning.ts';
import { type ByteSource, maximumReadBytes, readRefusal } from './byteSource.ts';

/** A run of bytes in a source. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** Where the bytes of each frame lie. */
export interface FrameIndex {
  /**
   * The pieces that make up the frame, in order; waits for as much of the index as that takes.
   * Throws `dicom/frameUndecodable` where the file does not hold the frame.
   */
  frameRanges(frameIndex: number, signal?: AbortSignal): Promise<readonly ByteRange[]>;
  /** Goes through the whole index and says what is wrong with it. Between its steps it waits for `turn`, where something else is to go first. */
  check(signal?: AbortSignal, turn?: () => Promise<void>): Promise<readonly Warning[]>;
}

/** The frames of native Pixel Data lie one behind the other. */
export function nativeFrameIndex(firstOffset: number, frameBytes: number, framesInFile: number): FrameIndex {
  return {
    frameRanges(frameIndex) {
      if (frameIndex >= framesInFile) return Promise.reject(missingFrame(frameIndex));
      return Promise.resolve([{ offset: firstOffset + frameIndex * frameBytes, length: frameBytes }]);
    },
    // How many frames there are follows from the length alone and is said when the pullback is read.
    check: () => Promise.resolve([]),
  };
}

export function missingFrame(frameIndex: number): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameIndex + 1} cannot be shown: the file breaks off before its end.`, { frameNumber: frameIndex + 1 });
}

/** What is said of a file that was cut short but still shows frames. */
export function truncationWarning(framesInFile: number, numberOfFrames: number): Warning {
  return {
    code: 'file/truncated',
    message: `The file breaks off: ${framesInFile} of its ${numberOfFrames} frames are there, the others cannot be shown. Copy it again from where it came from.`,
  };
}

/** What is said where the frames that are there are not as many as the header says. */
export function frameCountWarning(framesInFile: number, numberOfFrames: number): Warning {
  return framesInFile < numberOfFrames
    ? { code: 'pullback/fewerFrames', message: `The file says that it has ${numberOfFrames} frames but holds ${framesInFile}. Which are missing cannot be told; they are counted as the file has them.` }
    : { code: 'pullback/moreFrames', message: `The file says that it has ${numberOfFrames} frames but holds ${framesInFile}; the first ${numberOfFrames} are shown.` };
}

/** Bytes of a frame, its pieces joined. */
export async function readFrame(source: ByteSource, index: FrameIndex, frameIndex: number, signal?: AbortSignal): Promise<Uint8Array> {
  const ranges = await index.frameRanges(frameIndex, signal);
  const only = ranges.length === 1 ? ranges[0] : undefined;
  if (only) return source.read(only.offset, only.length, signal);
  const total = ranges.reduce((sum, range) => sum + range.length, 0);
  const refusal = total > maximumReadBytes ? readRefusal(source.sizeBytes, 0, total) : null;
  if (refusal) throw refusal;
  const pieces: Uint8Array[] = [];
  for (const range of ranges) pieces.push(await source.read(range.offset, range.length, signal));
  const joined = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
