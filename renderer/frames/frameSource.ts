import { AppError } from '../../src/shared/appError.ts';
import type { FetchEncodedFrames } from './encodedFrames.ts';
import { FrameCache } from './frameCache.ts';
import { neededInOrder, runFrom } from './neededFrames.ts';
import type { PictureFrame } from './pictureFrame.ts';
import { ReadAhead } from './readAhead.ts';

/** A frame that can be drawn, or why it never can be; other frames are not touched by it. */
export type FrameState = { readonly kind: 'ready'; readonly frame: PictureFrame } | { readonly kind: 'failed'; readonly error: AppError };

/** Turns the stored bytes of one frame into pixels. `concurrency` calls run at a time. */
export interface FrameDecoder {
  readonly concurrency: number;
  readonly decode: (encoded: Uint8Array<ArrayBuffer>, frameIndex: number) => Promise<PictureFrame>;
  readonly dispose: () => void;
}

export interface FrameSourceOptions {
  readonly numberOfFrames: number;
  /** Bytes of one decoded frame, about: it bounds how far to read ahead. */
  readonly frameBytes: number;
  readonly fetchEncoded: FetchEncodedFrames;
  readonly decoder: FrameDecoder;
  /** Bytes of decoded frames to keep. */
  readonly budgetBytes: number;
}

const largestBatchBytes = 4 * 1024 * 1024;
const fetchesAtOnce = 2;
/** A reader who has gone to another frame within this time is likely to go on, ms. */
const movesOnMs = 200;

interface Batch {
  readonly first: number;
  readonly count: number;
  readonly abort: AbortController;
}

/**
 * The decoded frames of one pullback. `want` names the frame to be shown: it is fetched and decoded before anything
 * else, then those to which the reader moves. Where the reader moves faster than frames can be had, one frame that was
 * wanted before is brought to its end beside the newest, so that pictures keep coming; `standingFor` says which frame can
 * be shown until the wanted one is there, and it is shown as what it is. Frame numbers are 1-based.
 */
export class FrameSource {
  readonly numberOfFrames: number;
  private readonly options: FrameSourceOptions;
  private readonly cache: FrameCache;
  private readonly readAhead: ReadAhead;
  private readonly failures = new Map<number, { error: AppError; forGood: boolean }>();
  private readonly encoded = new Map<number, Uint8Array<ArrayBuffer>>();
  private readonly decoding = new Set<number>();
  private readonly batches = new Set<Batch>();
  private readonly awaited = new Map<number, ((state: FrameState) => void)[]>();
  private readonly listeners = new Set<(frameNumber: number) => void>();
  /** null before the first is asked for. */
  private wanted: number | null = null;
  /** A frame that was wanted before and is on its way: it is not given up for newer ones. */
  private underWay: number | null = null;
  /** What can stand on screen until the wanted frame is there: the latest that was wanted and is there itself. */
  private standing: number | null = null;
  /** Frames that were wanted after it and did not come yet, in the order of the wishes. */
  private readonly passed = new Set<number>();
  private movedAtMs = -Infinity;
  private disposed = false;
  /** Frames whose bytes were asked for before the last `forget` are not kept. */
  private generation = 0;

  constructor(options: FrameSourceOptions) {
    this.options = options;
    this.numberOfFrames = options.numberOfFrames;
    this.cache = new FrameCache(options.budgetBytes);
    const frameBytes = Math.max(1, options.frameBytes);
    this.readAhead = new ReadAhead(Math.floor(options.budgetBytes / frameBytes), Math.floor(largestBatchBytes / frameBytes));
  }

  /** Bytes of decoded frames that are held. */
  get cachedBytes(): number {
    return this.cache.bytes;
  }

  /** Whether frames are being fetched or decoded, or the reader moves through them, so that whoever works behind them waits. */
  get isBusy(): boolean {
    return this.batches.size > 0 || this.decoding.size > 0 || performance.now() - this.movedAtMs < movesOnMs;
  }

  /** The frame as far as it is known; null while it is on its way or was never asked for. */
  peek(frameNumber: number): FrameState | null {
    const frame = this.cache.get(frameNumber);
    if (frame !== null) return { kind: 'ready', frame };
    const failure = this.failures.get(frameNumber);
    return failure === undefined ? null : { kind: 'failed', error: failure.error };
  }

  /** Names the frame to be shown now. The latest call wins: what only an earlier one needed is dropped. */
  want(frameNumber: number): void {
    if (this.failures.get(frameNumber)?.forGood === false) this.failures.delete(frameNumber);
    const left = this.wanted;
    this.wanted = frameNumber;
    if (left !== null && left !== frameNumber) this.movedAtMs = performance.now();
    if (left !== null) this.readAhead.moved(left, frameNumber);
    if (this.isKnown(frameNumber)) this.arrivedAt(frameNumber);
    else if (left !== null && left !== frameNumber && !this.isKnown(left)) {
      this.underWay ??= left;
      this.passed.delete(left);
      this.passed.add(left);
    }
    if (this.underWay === frameNumber) this.underWay = null;
    this.dropWhatNobodyNeeds();
    this.pump();
  }

  /** What can be on screen while a frame is wanted: it, as soon as it is known; until then the latest that was wanted and is there; else still it. */
  standingFor(frameNumber: number): number {
    if (this.isKnown(frameNumber) || this.standing === null || !this.cache.has(this.standing)) return frameNumber;
    return this.standing;
  }

  /** Told whenever a frame has become ready or failed. Returns the way to stop listening. */
  subscribe(listener: (frameNumber: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * A frame for something else than the picture (a copy, the longitudinal view): after what is wanted on the screen.
   *
   * @throws AppError where the frame cannot be read or decoded.
   */
  async load(frameNumber: number): Promise<PictureFrame> {
    if (this.disposed) throw closed();
    const known = this.peek(frameNumber);
    const state =
      known ??
      (await new Promise<FrameState>((resolve) => {
        this.awaited.set(frameNumber, [...(this.awaited.get(frameNumber) ?? []), resolve]);
        this.pump();
      }));
    if (state.kind === 'failed') throw state.error;
    return state.frame;
  }

  /** Lets go of all that was fetched, as where it may be of other frames, and fetches anew what is needed. */
  forget(): void {
    const stale = [this.wanted, this.standing].filter((frameNumber) => frameNumber !== null);
    this.generation += 1;
    for (const batch of this.batches) batch.abort.abort();
    this.batches.clear();
    this.encoded.clear();
    this.cache.clear();
    this.failures.clear();
    this.passed.clear();
    this.underWay = this.standing = null;
    for (const frameNumber of stale) for (const listener of this.listeners) listener(frameNumber);
    this.pump();
  }

  dispose(): void {
    this.disposed = true;
    for (const batch of this.batches) batch.abort.abort();
    this.batches.clear();
    this.encoded.clear();
    this.cache.clear();
    for (const resolvers of this.awaited.values()) for (const resolve of resolvers) resolve({ kind: 'failed', error: closed() });
    this.awaited.clear();
    this.listeners.clear();
    this.options.decoder.dispose();
  }

  private neededFrames(): readonly number[] {
    const { wanted, underWay } = this;
    const ahead = wanted === null ? [] : this.readAhead.around(wanted, this.isKnown(wanted));
    return neededInOrder({ wanted, underWay, ahead, numberOfFrames: this.numberOfFrames, awaited: this.awaited.keys() });
  }

  private isKnown(frameNumber: number): boolean {
    return this.cache.has(frameNumber) || this.failures.has(frameNumber);
  }

  /** The wanted frame is known: what was to stand for it has no use any more. */
  private arrivedAt(frameNumber: number): void {
    this.standing = frameNumber;
    this.underWay = null;
    this.passed.clear();
  }

  /** A frame that was wanted before is known: it stands for the wanted one, and no older one does after it. */
  private passedBy(frameNumber: number, ready: boolean): void {
    if (frameNumber === this.underWay) this.underWay = null;
    if (!ready || !this.passed.has(frameNumber)) return;
    this.standing = frameNumber;
    for (const older of this.passed) {
      this.passed.delete(older);
      if (older === frameNumber) break;
    }
  }

  private dropWhatNobodyNeeds(): void {
    const needed = new Set(this.neededFrames());
    for (const frameNumber of this.encoded.keys()) if (!needed.has(frameNumber)) this.encoded.delete(frameNumber);
    for (const batch of this.batches) {
      const useful = Array.from({ length: batch.count }, (_, i) => batch.first + i).some((frameNumber) => needed.has(frameNumber));
      if (useful) continue;
      this.batches.delete(batch);
      batch.abort.abort();
    }
  }

  private pump(): void {
    if (this.disposed) return;
    const needed = this.neededFrames();
    for (const frameNumber of needed) {
      if (this.decoding.size >= this.options.decoder.concurrency) break;
      const bytes = this.encoded.get(frameNumber);
      if (bytes === undefined) continue;
      this.encoded.delete(frameNumber);
      void this.decode(frameNumber, bytes);
    }
    const missing = needed.filter((frameNumber) => this.isMissing(frameNumber));
    if (this.wanted !== null && missing[0] === this.wanted) {
      // Alone and at once: nothing that is only read ahead stands in front of what the reader waits for.
      void this.fetch(this.wanted, 1);
      missing.shift();
    }
    const waitingToDecode = this.encoded.size + this.decoding.size;
    while (missing.length > 0 && this.batches.size < fetchesAtOnce && waitingToDecode < 2 * this.readAhead.largestBatchFrames) {
      const run = runFrom(missing, this.readAhead.nextBatchFrames());
      missing.splice(0, run.length);
      void this.fetch(Math.min(...run), run.length);
    }
  }

  private isMissing(frameNumber: number): boolean {
    if (this.isKnown(frameNumber)) return false;
    if (this.encoded.has(frameNumber) || this.decoding.has(frameNumber)) return false;
    for (const batch of this.batches) if (frameNumber >= batch.first && frameNumber < batch.first + batch.count) return false;
    return true;
  }

  private async fetch(first: number, count: number): Promise<void> {
    const batch: Batch = { first, count, abort: new AbortController() };
    this.batches.add(batch);
    try {
      const frames = await this.options.fetchEncoded(first - 1, count, batch.abort.signal);
      if (!this.batches.delete(batch)) return;
      frames.forEach((bytes, i) => {
        if (bytes === null) this.settle(first + i, { kind: 'failed', error: undecodable(first + i) }, true);
        else this.encoded.set(first + i, bytes);
      });
      this.dropWhatNobodyNeeds();
    } catch (cause) {
      if (!this.batches.delete(batch)) return;
      const error = cause instanceof AppError ? cause : new AppError('service/unreachable', 'The frames cannot be fetched.', {}, { cause });
      for (let i = 0; i < count; i++) this.settle(first + i, { kind: 'failed', error }, false);
    }
    this.pump();
  }

  private async decode(frameNumber: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.decoding.add(frameNumber);
    const { generation } = this;
    let state: FrameState;
    try {
      state = { kind: 'ready', frame: await this.options.decoder.decode(bytes, frameNumber - 1) };
    } catch (cause) {
      state = { kind: 'failed', error: cause instanceof AppError ? cause : undecodable(frameNumber, cause) };
    }
    this.decoding.delete(frameNumber);
    if (this.disposed) return;
    // A decoder that stopped says nothing about the frame.
    if (generation === this.generation) this.settle(frameNumber, state, state.kind === 'ready' || state.error.code !== 'internal/unexpected');
    this.pump();
  }

  private settle(frameNumber: number, state: FrameState, forGood: boolean): void {
    if (state.kind === 'ready') this.cache.put(frameNumber, state.frame);
    else this.failures.set(frameNumber, { error: state.error, forGood });
    if (frameNumber === this.wanted) {
      this.arrivedAt(frameNumber);
      this.dropWhatNobodyNeeds();
    } else this.passedBy(frameNumber, state.kind === 'ready');
    const resolvers = this.awaited.get(frameNumber) ?? [];
    this.awaited.delete(frameNumber);
    for (const resolve of resolvers) resolve(state);
    for (const listener of this.listeners) listener(frameNumber);
  }
}

function undecodable(frameNumber: number, cause?: unknown): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be decoded. The other frames can be read.`, { frameNumber }, { cause });
}

function closed(): AppError {
  return new AppError('service/notFound', 'The pullback was closed.');
}
