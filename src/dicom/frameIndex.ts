import { AppError } from '../shared/appError.ts';
import type { ByteSource } from './byteSource.ts';

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
}

/** The frames of native Pixel Data lie one behind the other. */
export function nativeFrameIndex(firstOffset: number, frameBytes: number, framesInFile: number): FrameIndex {
  return {
    frameRanges(frameIndex) {
      if (frameIndex >= framesInFile) return Promise.reject(missingFrame(frameIndex));
      return Promise.resolve([{ offset: firstOffset + frameIndex * frameBytes, length: frameBytes }]);
    },
  };
}

export function missingFrame(frameIndex: number): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameIndex + 1} cannot be shown: the file breaks off before its end.`, { frameNumber: frameIndex + 1 });
}

/** Bytes of a frame, its pieces joined. */
export async function readFrame(source: ByteSource, index: FrameIndex, frameIndex: number, signal?: AbortSignal): Promise<Uint8Array> {
  const ranges = await index.frameRanges(frameIndex, signal);
  const only = ranges.length === 1 ? ranges[0] : undefined;
  if (only) return source.read(only.offset, only.length, signal);
  const pieces: Uint8Array[] = [];
  for (const range of ranges) pieces.push(await source.read(range.offset, range.length, signal));
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
