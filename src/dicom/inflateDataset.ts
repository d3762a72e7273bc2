import { Inflate } from 'fflate';
import { AppError } from '../shared/appError.ts';
import { type ByteSource, readRefusal } from './byteSource.ts';

/** A deflated file cannot be read by position, so its data set is held in memory, up to this. */
export const maximumInflatedBytes = 512 * 1024 * 1024;

const chunkBytes = 1024 * 1024;

/** Deflate makes at most 1032 bytes of one: what such a piece can inflate to is bounded before the limit is looked at. */
const pushBytes = 4 * 1024;

/**
 * The data set of a file in Deflated Explicit VR Little Endian (PS3.5 A.5: raw deflate from `start` to the end), inflated into memory.
 * Where the stream breaks off, it is what is there of it. Throws `dicom/absurdSize` beyond `limitBytes`, `dicom/malformed` where it is none.
 */
export async function inflateDataset(source: ByteSource, start: number, signal?: AbortSignal, limitBytes = maximumInflatedBytes): Promise<{ inflated: ByteSource; complete: boolean }> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((piece) => {
    if (piece.length === 0) return;
    pieces.push(piece);
    total += piece.length;
  });
  for (let offset = start; offset < source.sizeBytes; offset += chunkBytes) {
    const chunk = await source.read(offset, Math.min(chunkBytes, source.sizeBytes - offset), signal);
    for (let at = 0; at < chunk.length; at += pushBytes) {
      push(inflate, chunk.slice(at, at + pushBytes));
      if (total > limitBytes) {
        throw new AppError('dicom/absurdSize', `The deflated file holds more than ${Math.floor(limitBytes / 1024 / 1024)} MB. Export it uncompressed.`, { limitBytes });
      }
    }
  }
  return { inflated: sourceOfPieces(pieces, total), complete: isComplete(inflate) };
}

function push(inflate: Inflate, chunk: Uint8Array): void {
  try {
    inflate.push(chunk, false);
  } catch (error) {
    throw new AppError('dicom/malformed', 'The deflated data of the file is damaged and cannot be read.', {}, { cause: error });
  }
}

/** Only its end tells that a stream is cut short. */
function isComplete(inflate: Inflate): boolean {
  try {
    inflate.push(new Uint8Array(), true);
    return true;
  } catch {
    return false;
  }
}

/** Pieces as one source; joining them would need their room twice. */
function sourceOfPieces(pieces: readonly Uint8Array[], sizeBytes: number): ByteSource {
  const starts: number[] = [];
  let next = 0;
  for (const piece of pieces) {
    starts.push(next);
    next += piece.length;
  }
  return {
    sizeBytes,
    read(offset, length, signal) {
      if (signal?.aborted) return Promise.reject(signal.reason);
      const refusal = readRefusal(sizeBytes, offset, length);
      if (refusal) return Promise.reject(refusal);
      const bytes = new Uint8Array(length);
      for (let i = pieceAt(starts, offset); i < pieces.length && starts[i]! < offset + length; i++) {
        const from = Math.max(0, offset - starts[i]!);
        bytes.set(pieces[i]!.subarray(from, offset + length - starts[i]!), starts[i]! + from - offset);
      }
      return Promise.resolve(bytes);
    },
  };
}

/** Index of the piece that holds an offset. */
function pieceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle;
  }
  return low;
}
