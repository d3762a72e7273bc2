import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';
import { type CutVolume, emptyCutVolume, keepProfiles } from '../../src/pullback/longitudinalCut.ts';
import { type ProfileRequest, profileAnswerSchema } from './profileMessages.ts';
import { batchesOfPlaces, coarseStep, type ProfileBatch } from './profileWork.ts';

/** What the source needs of a worker. */
export interface ProfileWorker {
  postMessage(message: ProfileRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

export interface CutSourceOptions {
  readonly pullbackId: string;
  readonly pixels: ImagePixels;
  readonly numberOfFrames: number;
  /** Whether frames for the screen are on their way: nothing is begun before they are there. */
  readonly isBusy: () => boolean;
  readonly startWorker?: () => ProfileWorker;
}

/** What a longitudinal view can show now. A new object with every change. */
export interface CutState {
  readonly volume: CutVolume;
  /** Frames that stand for those between them while these are on their way. */
  readonly bridgedFrames: number;
  readonly doneFrames: number;
  readonly framesToDo: number;
  readonly unreadableFrames: number;
  /** The frames could not be fetched any more; `begin` tries again. */
  readonly stopped: boolean;
}

/** How often the picture grows while frames come, ms: often enough to be seen growing, seldom enough to cost nothing. */
const tellEveryMs = 120;
const lookAgainMs = 40;

/**
 * The samples of one pullback's longitudinal view, made behind the reader's own frames in a worker of its own, which ends with its work.
 * Dispose of it with the pullback.
 */
export class CutSource {
  private readonly options: CutSourceOptions;
  private readonly listeners = new Set<() => void>();
  private grid: CutGrid | null = null;
  private current: CutState | null = null;
  private worker: ProfileWorker | null = null;
  private toldAtMs = 0;
  private timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(options: CutSourceOptions) {
    this.options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** null before it was begun. */
  readonly state = (): CutState | null => this.current;

  /** Makes the samples on this grid; nothing where they are made already or on their way. */
  begin(grid: CutGrid): void {
    if (sameGrid(grid, this.grid) && this.current?.stopped !== true) return;
    this.end();
    this.grid = grid;
    const { numberOfFrames } = this.options;
    const volume = emptyCutVolume(grid, numberOfFrames);
    const batches = batchesOfPlaces(volume.known.length);
    const bridgedFrames = coarseStep(volume.known.length) * grid.everyNth;
    this.tell({ volume, bridgedFrames, doneFrames: 0, framesToDo: volume.known.length, unreadableFrames: 0, stopped: false });
    this.work(volume, batches);
  }

  /** Makes the samples anew, as where they may be of other frames. */
  forget(): void {
    const { grid } = this;
    this.grid = null;
    if (grid !== null) this.begin(grid);
  }

  dispose(): void {
    this.end();
    this.grid = null;
    this.current = null;
    this.listeners.clear();
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private work(volume: CutVolume, batches: readonly ProfileBatch[]): void {
    const { pullbackId, pixels, startWorker = startProfileWorker } = this.options;
    const worker = startWorker();
    this.worker = worker;
    const { grid } = volume;
    let next = 0;
    let unreadableFrames = 0;
    let doneFrames = 0;
    const ask = () => {
      const batch = batches[next];
      if (batch === undefined) return this.finish({ ...this.counts(volume, doneFrames, unreadableFrames), bridgedFrames: 0 });
      if (this.options.isBusy()) return this.later(ask, lookAgainMs);
      worker.postMessage({ type: 'frames', frameIndexes: batch.map((place) => place * grid.everyNth) });
    };
    worker.addEventListener('message', ({ data }) => {
      const batch = batches[next];
      if (this.worker !== worker || batch === undefined) return;
      const answer = profileAnswerSchema.parse(data);
      if ('unreachable' in answer) return this.finish({ ...this.counts(volume, doneFrames, unreadableFrames), stopped: true });
      const unreadable = new Set(answer.unreadable);
      keepProfiles(volume, batch.map((place) => (unreadable.has(place * grid.everyNth) ? -1 : place)), answer.profiles);
      next++;
      doneFrames += batch.length;
      unreadableFrames += unreadable.size;
      if (performance.now() - this.toldAtMs >= tellEveryMs) this.tell(this.counts(volume, doneFrames, unreadableFrames));
      ask();
    });
    worker.addEventListener('error', () => {
      if (this.worker === worker) this.finish({ ...this.counts(volume, doneFrames, unreadableFrames), stopped: true });
    });
    worker.postMessage({ type: 'pullback', pullbackId, pixels, grid });
    ask();
  }

  private counts(volume: CutVolume, doneFrames: number, unreadableFrames: number): CutState {
    const framesToDo = volume.known.length;
    return { volume, bridgedFrames: coarseStep(framesToDo) * volume.grid.everyNth, doneFrames, framesToDo, unreadableFrames, stopped: false };
  }

  private finish(state: CutState): void {
    this.end();
    this.tell(state);
  }

  private later(go: () => void, afterMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      go();
    }, afterMs);
    this.timers.add(timer);
  }

  private tell(state: CutState): void {
    this.current = state;
    this.toldAtMs = performance.now();
    for (const listener of this.listeners) listener();
  }
}

function sameGrid(a: CutGrid, b: CutGrid | null): boolean {
  return b !== null && a.spacing.column === b.spacing.column && a.spacing.row === b.spacing.row && a.unit === b.unit && a.directions === b.directions && a.everyNth === b.everyNth;
}

function startProfileWorker(): ProfileWorker {
  return new Worker(new URL('./profileWorker.ts', import.meta.url), { type: 'module', name: 'longitudinal view' });
}
