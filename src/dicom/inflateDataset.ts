import { Inflate } from 'fflate';
import { AppError } from '../shared/appError.ts';
import type { ByteSource } from './byteSource.ts';

/** A deflated file cannot be read by position, so its data set is held in memory, up to this. */
export const maximumInflatedBytes = 1024 * 1024 * 1024;

const chunkBytes = 1024 * 1024;

/**
 * The data set of a file in Deflated Explicit VR Little Endian (PS3.5 A.5: raw deflate from `start` to the end), inflated.
 * Throws `dicom/absurdSize` beyond `limitBytes`, `file/truncated` where the stream breaks off, `dicom/malformed` where it is none.
 */
export async function inflateDataset(source: ByteSource, start: number, signal?: AbortSignal, limitBytes = maximumInflatedBytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let finished = false;
  const inflate = new Inflate((piece, final) => {
    pieces.push(piece);
    total += piece.length;
    finished ||= final;
  });
  for (let offset = start; offset < source.sizeBytes && !finished; offset += chunkBytes) {
    const length = Math.min(chunkBytes, source.sizeBytes - offset);
    const chunk = await source.read(offset, length, signal);
    // Small pushes bound what a hostile stream can inflate to before the limit is looked at.
    for (let at = 0; at < chunk.length && !finished; at += 16 * 1024) {
      const end = Math.min(chunk.length, at + 16 * 1024);
      push(inflate, chunk.slice(at, end), offset + end >= source.sizeBytes);
      if (total > limitBytes) {
        throw new AppError('dicom/absurdSize', 'The deflated file is too large to be inflated in memory. Export it uncompressed.', { limitBytes });
      }
    }
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function push(inflate: Inflate, chunk: Uint8Array, final: boolean): void {
  try {
    inflate.push(chunk, final);
  } catch (error) {
    if (final) throw new AppError('file/truncated', 'The deflated data of the file breaks off or is damaged. Copy it again from where it came from.', {}, { cause: error });
    throw new AppError('dicom/malformed', 'The deflated data of the file is damaged and cannot be read.', {}, { cause: error });
  }
}
