import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import { greyOfFrame } from '../../src/detection/greyOfFrame.ts';
import { StillPixels } from '../../src/detection/stillPixels.ts';
import { AppError } from '../../src/shared/appError.ts';
import { decodeFrame } from '../frames/decodeFrame.ts';
import { encodedFramesFrom, type FetchEncodedFrames } from '../frames/encodedFrames.ts';
import type { DetectedPullback } from './detectionMessages.ts';

/** So many frames, evenly over the pullback, show what stands still in it. */
const framesForStillness = 24;

/** The frames of a pullback in grey, as a detection worker fetches and decodes them itself. */
export class PullbackFrames {
  readonly #pullback: DetectedPullback;
  readonly #fetchEncoded: FetchEncodedFrames;
  #encoded: ReadonlyMap<number, Uint8Array<ArrayBuffer> | null> = new Map();
  /** The frame that was looked at last: while a point of its contour is dragged, only the search runs again. */
  #last: { readonly frameNumber: number; readonly frame: GreyFrame } | null = null;
  #excluded: Promise<Uint8Array | null> | null = null;

  constructor(pullback: DetectedPullback) {
    this.#pullback = pullback;
    this.#fetchEncoded = encodedFramesFrom(pullback.pullbackId, (input, init) => fetch(input, init));
  }

  /** Fetches frames that follow each other in one go; they are decoded when it is their turn. */
  async fetchRun(firstFrame: number, count: number): Promise<void> {
    const frames = await this.#fetchEncoded(firstFrame - 1, count, new AbortController().signal);
    this.#encoded = new Map(frames.map((bytes, i) => [firstFrame + i, bytes]));
  }

  /** @throws AppError where the frame cannot be fetched or decoded. */
  async grey(frameNumber: number): Promise<GreyFrame> {
    if (this.#last?.frameNumber === frameNumber) return this.#last.frame;
    if (!this.#encoded.has(frameNumber)) await this.fetchRun(frameNumber, 1);
    const encoded = this.#encoded.get(frameNumber);
    if (encoded == null) throw new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be read.`, { frameNumber });
    const { pixels } = this.#pullback;
    const frame = greyOfFrame(await decodeFrame(encoded, pixels, frameNumber), pixels);
    this.#last = { frameNumber, frame };
    return frame;
  }

  /** What stands still over the pullback and is no vein; looked for once. Stills share nothing but what the console draws, and there are few of them. */
  excluded(): Promise<Uint8Array | null> {
    this.#excluded ??= this.#pullback.kind === 'stills' ? Promise.resolve(null) : this.#findExcluded();
    return this.#excluded;
  }

  async #findExcluded(): Promise<Uint8Array | null> {
    const { pixels, numberOfFrames } = this.#pullback;
    const still = new StillPixels(pixels.columns, pixels.rows);
    const count = Math.min(framesForStillness, numberOfFrames);
    for (let k = 0; k < count; k++) {
      const frameNumber = 1 + Math.floor((k * numberOfFrames) / count);
      // A damaged frame is missing from the sample, no more.
      const frame = await this.grey(frameNumber).catch(() => null);
      if (frame !== null) still.add(frame);
    }
    return still.excluded();
  }
}
