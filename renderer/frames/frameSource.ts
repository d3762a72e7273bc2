import { AppError } from '../../src/shared/appError.ts';
import type { FetchEncodedFrames } from './encodedFrames.ts';
import { FrameCache } from './frameCache.ts';
import { neededInOrder } from './neededFrames.ts';
import type { PictureFrame } from './pictureFrame.ts';

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
  /** Default 256 MB. */
  readonly budgetBytes?: number;
}

const defaultBudgetBytes = 256 * 1024 * 1024;
const largestBatchFrames = 8;
const largestBatchBytes = 4 * 1024 * 1024;
const farthestAhead = 24;
const farthestBehind = 4;
const fetchesAtOnce = 2;

interface Batch {
  readonly first: number;
  readonly count: number;
  readonly abort: AbortController;
}

/**
 * The decoded frames of one pullback. `want` names the frame to be shown: it is fetched and decoded before anything
 * else, then its neighbours in the direction in which the reader moves. Whoever shows frames asks `peek` for the number
 * that is wanted now, so that a frame that arrives late is kept but never shown. Frame numbers are 1-based.
 */
export class FrameSource {
  readonly numberOfFrames: number;
  private readonly options: FrameSourceOptions;
  private readonly cache: FrameCache;
  private readonly aheadFrames: number;
  private readonly batchFrames: number;
  private readonly failures = new Map<number, { error: AppError; forGood: boolean }>();
  private readonly encoded = new Map<number, Uint8Array<ArrayBuffer>>();
  private readonly decoding = new Set<number>();
  private readonly batches = new Set<Batch>();
  private readonly awaited = new Map<number, ((state: FrameState) => void)[]>();
  private readonly listeners = new Set<(frameNumber: number) => void>();
  private wanted = 1;
  private direction: 1 | -1 = 1;
  private started = false;
  private disposed = false;

  constructor(options: FrameSourceOptions) {
    this.options = options;
    this.numberOfFrames = options.numberOfFrames;
    const budgetBytes = options.budgetBytes ?? defaultBudgetBytes;
    this.cache = new FrameCache(budgetBytes);
    const fitting = Math.floor(budgetBytes / Math.max(1, options.frameBytes));
    this.aheadFrames = Math.max(0, Math.min(farthestAhead, Math.floor(fitting / 2)));
    this.batchFrames = Math.max(1, Math.min(largestBatchFrames, Math.floor(largestBatchBytes / Math.max(1, options.frameBytes))));
  }

  /** Bytes of decoded frames that are held. */
  get cachedBytes(): number {
    return this.cache.bytes;
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
    if (this.started && frameNumber !== this.wanted) this.direction = frameNumber > this.wanted ? 1 : -1;
    this.started = true;
    this.wanted = frameNumber;
    if (this.failures.get(frameNumber)?.forGood === false) this.failures.delete(frameNumber);
    this.dropWhatNobodyNeeds();
    this.pump();
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
    return neededInOrder({
      wanted: this.started ? this.wanted : null,
      direction: this.direction,
      ahead: this.aheadFrames,
      behind: Math.min(farthestBehind, this.aheadFrames),
      numberOfFrames: this.numberOfFrames,
      awaited: this.awaited.keys(),
    });
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
    if (missing[0] === this.wanted && this.started) {
      // Alone and at once: nothing that is only read ahead stands in front of what the reader waits for.
      void this.fetch(this.wanted, 1);
      missing.shift();
    }
    const waitingToDecode = this.encoded.size + this.decoding.size;
    while (missing.length > 0 && this.batches.size < fetchesAtOnce && waitingToDecode < 2 * this.batchFrames) {
      const run = runFrom(missing, this.batchFrames);
      missing.splice(0, run.length);
      void this.fetch(Math.min(...run), run.length);
    }
  }

  private isMissing(frameNumber: number): boolean {
    if (this.cache.has(frameNumber) || this.failures.has(frameNumber)) return false;
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
    let state: FrameState;
    try {
      state = { kind: 'ready', frame: await this.options.decoder.decode(bytes, frameNumber - 1) };
    } catch (cause) {
      state = { kind: 'failed', error: cause instanceof AppError ? cause : undecodable(frameNumber, cause) };
    }
    this.decoding.delete(frameNumber);
    if (this.disposed) return;
    // A decoder that stopped says nothing about the frame.
    this.settle(frameNumber, state, state.kind === 'ready' || state.error.code !== 'internal/unexpected');
    this.pump();
  }

  private settle(frameNumber: number, state: FrameState, forGood: boolean): void {
    if (state.kind === 'ready') this.cache.put(frameNumber, state.frame);
    else this.failures.set(frameNumber, { error: state.error, forGood });
    const resolvers = this.awaited.get(frameNumber) ?? [];
    this.awaited.delete(frameNumber);
    for (const resolve of resolvers) resolve(state);
    for (const listener of this.listeners) listener(frameNumber);
  }
}

/** The leading frames that follow each other without a gap, in either direction. */
function runFrom(frameNumbers: readonly number[], most: number): readonly number[] {
  const [first, second] = frameNumbers;
  if (first === undefined) return [];
  const step = second !== undefined && second < first ? -1 : 1;
  let length = 1;
  while (length < most && frameNumbers[length] === first + step * length) length++;
  return frameNumbers.slice(0, length);
}

function undecodable(frameNumber: number, cause?: unknown): AppError {
  return new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be decoded. The other frames can be read.`, { frameNumber }, { cause });
}

function closed(): AppError {
  return new AppError('service/notFound', 'The pullback was closed.');
}
