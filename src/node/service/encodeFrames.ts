import { AppError } from '../../shared/appError.ts';
import type { OpenPullback } from '../openPullback.ts';

/** Stands in place of a length for a frame that cannot be read. */
const unreadable = 0xffffffff;
/** One answer holds at most this many bytes and at least one frame; the caller asks on from where it ended. */
const mostBytes = 64 * 1024 * 1024;

/** A batch of stored frames as the contract's `bytePaths.frames` has them. */
export async function encodeFrames(open: OpenPullback, firstIndex: number, count: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const frames: (Uint8Array | null)[] = [];
  let total = 0;
  for (let index = firstIndex; index < Math.min(firstIndex + count, open.pullback.numberOfFrames) && total < mostBytes; index++) {
    const bytes = await open.readFrameBytes(index, signal).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'dicom/frameUndecodable') return null;
      throw error;
    });
    frames.push(bytes);
    total += bytes?.length ?? 0;
  }
  const body = new Uint8Array(total + 4 * frames.length);
  const view = new DataView(body.buffer);
  let offset = 0;
  for (const bytes of frames) {
    view.setUint32(offset, bytes?.length ?? unreadable, true);
    if (bytes !== null) body.set(bytes, offset + 4);
    offset += 4 + (bytes?.length ?? 0);
  }
  return body;
}
