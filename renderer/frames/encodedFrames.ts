import { bytePaths, errorBodySchema } from '../../src/api/contract.ts';
import { AppError } from '../../src/shared/appError.ts';

/** Stored bytes of consecutive frames; null stands for a frame that cannot be read. */
export type FetchEncodedFrames = (firstIndex: number, count: number, signal: AbortSignal) => Promise<readonly (Uint8Array<ArrayBuffer> | null)[]>;

const unreadable = 0xffffffff;

/** Takes a batch apart. */
export type SplitBatch = (batch: ArrayBuffer, count: number) => readonly (Uint8Array<ArrayBuffer> | null)[];

/** Frames of their own, so that each can be handed to a worker without the rest of the batch. Throws as `viewEncodedFrames` does. */
export const splitEncodedFrames: SplitBatch = (batch, count) => viewEncodedFrames(batch, count).map((bytes) => bytes?.slice() ?? null);

/**
 * Frames as parts of their batch, for whoever uses them up in its own place: each an unsigned 32-bit little-endian length followed by
 * that many bytes.
 *
 * @throws AppError `service/badRequest` where the answer is shorter than it says.
 */
export function viewEncodedFrames(batch: ArrayBuffer, count: number): readonly (Uint8Array<ArrayBuffer> | null)[] {
  const view = new DataView(batch);
  const frames: (Uint8Array<ArrayBuffer> | null)[] = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 4 > batch.byteLength) throw brokenBatch();
    const length = view.getUint32(at, true);
    at += 4;
    if (length === unreadable) {
      frames.push(null);
      continue;
    }
    if (at + length > batch.byteLength) throw brokenBatch();
    frames.push(new Uint8Array(batch, at, length));
    at += length;
  }
  return frames;
}

function brokenBatch(): AppError {
  return new AppError('service/badRequest', 'The frames arrived incomplete: open the pullback again.');
}

/** Fetches encoded frames of one pullback from the service. */
export function encodedFramesFrom(pullbackId: string, fetchBytes: typeof fetch, split: SplitBatch = splitEncodedFrames): FetchEncodedFrames {
  return async (firstIndex, count, signal) => {
    let answer: Response;
    try {
      answer = await fetchBytes(bytePaths.frames(pullbackId, firstIndex, count), { signal });
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new AppError('service/unreachable', 'The frames cannot be fetched: the program behind this window does not answer.', {}, { cause });
    }
    if (!answer.ok) throw await refusal(answer);
    return split(await answer.arrayBuffer(), count);
  };
}

async function refusal(answer: Response): Promise<AppError> {
  const body = errorBodySchema.safeParse(await answer.json().catch(() => null));
  if (body.success) return new AppError(body.data.error.code, body.data.error.message, body.data.error.details);
  return new AppError('service/unreachable', `The frames cannot be fetched (status ${answer.status}).`);
}
