import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { FetchProgress, ImportPhase, ImportProgress, ImportState, SkippedFile } from '../../api/importing.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import { AppError } from '../../shared/appError.ts';
import { findPullbacks, type FoundPullback } from '../lookAtFiles.ts';
import type { FoundRead } from '../foundRead.ts';
import type { Added } from './importPullback.ts';

/** What an import is made with. */
export interface ImportJobOptions {
  /** Adds one pullback; called for one after the other. */
  add(found: FoundPullback): Promise<Added>;
  /** Adds a read to its pullback; called when all pullbacks are added. */
  restore(found: FoundRead): Promise<Added>;
  /** Told of every step, as often as they come. */
  onProgress(progress: ImportProgress, isNewPhase: boolean): void;
  /** Is given what is a bug. */
  log(error: unknown): void;
}

/** Fetches files and answers with the paths at which they are to be looked at. */
export type Fetching = (signal: AbortSignal, onProgress: (fetched: FetchProgress) => void) => Promise<readonly string[]>;

/** Of so many files it is kept why they did not come in; they are counted beyond it. */
const mostSkipped = 1000;

/** One import: looks at every file of what was named, gathers, and adds one pullback after the other until it is done or cancelled. */
export class ImportJob {
  readonly importId = randomUUID();
  readonly #options: ImportJobOptions;
  readonly #cancelling = new AbortController();
  #phase: ImportPhase;
  #filesLookedAt = 0;
  #filesTotal: number | null = null;
  #filesSkipped = 0;
  #fetched: FetchProgress | null = null;
  #running: Promise<void> = Promise.resolve();
  readonly #opened: ImportState['opened'] = [];
  readonly #skipped: SkippedFile[] = [];

  constructor(phase: 'receiving' | 'looking', options: ImportJobOptions) {
    this.#phase = phase;
    this.#options = options;
  }

  get isOver(): boolean {
    return this.#phase === 'done' || this.#phase === 'cancelled';
  }

  get isReceiving(): boolean {
    return this.#phase === 'receiving' && !this.#cancelling.signal.aborted;
  }

  get progress(): ImportProgress {
    return {
      importId: this.importId,
      phase: this.#phase,
      filesLookedAt: this.#filesLookedAt,
      filesTotal: this.#filesTotal,
      pullbacksAdded: this.#opened.filter(({ what, isNew }) => what === 'pullback' && isNew).length,
      filesSkipped: this.#filesSkipped,
      ...(this.#fetched === null ? {} : { fetched: this.#fetched }),
    };
  }

  get state(): ImportState {
    return { ...this.progress, opened: [...this.#opened], skipped: [...this.#skipped] };
  }

  /** Begins to look and add, and goes on behind. `pathsOf` says where, and `tidy` is called at the end, however it ends. */
  start(pathsOf: () => Promise<readonly string[]>, tidy: () => Promise<void>): void {
    this.#enter('looking');
    this.#goOn(() => this.#run(pathsOf), tidy);
  }

  /** The same after fetching, which tells how far it is and stops at the signal; it answers with where it has put what came. */
  startFetching(fetching: Fetching, tidy: () => Promise<void>): void {
    this.#goOn(async () => {
      const paths = await fetching(this.#cancelling.signal, (fetched) => {
        this.#fetched = fetched;
        this.#options.onProgress(this.progress, false);
      });
      this.#cancelling.signal.throwIfAborted();
      this.#enter('looking');
      await this.#run(() => Promise.resolve(paths));
    }, tidy);
  }

  #goOn(work: () => Promise<void>, tidy: () => Promise<void>): void {
    this.#running = work()
      .then(() => this.#cancelling.signal.aborted)
      .catch((error: unknown) => {
        const { aborted } = this.#cancelling.signal;
        if (!aborted) this.#fail(error);
        return aborted;
      })
      .then(async (cancelled) => {
        await tidy().catch((error: unknown) => this.#options.log(error));
        this.#enter(cancelled ? 'cancelled' : 'done');
      });
  }

  /** Stops it; what was added stays. Answers when it has come to rest. */
  async cancel(): Promise<void> {
    this.#cancelling.abort();
    await this.#running;
    if (this.#phase === 'receiving') this.#enter('cancelled');
  }

  /** Answers when it is done or cancelled. */
  finished(): Promise<void> {
    return this.#running;
  }

  async #run(pathsOf: () => Promise<readonly string[]>): Promise<void> {
    const { signal } = this.#cancelling;
    const reads: FoundRead[] = [];
    const found = await findPullbacks(await pathsOf(), {
      signal,
      onRead: (read) => reads.push(read),
      onSkipped: (skipped) => this.#skip(skipped),
      onLooked: (filesLookedAt, filesTotal) => {
        this.#filesLookedAt = filesLookedAt;
        this.#filesTotal = filesTotal;
        this.#options.onProgress(this.progress, false);
      },
    });
    this.#enter('adding');
    for (const each of found) {
      signal.throwIfAborted();
      await this.#add('pullback', each.name, labelOf(each.pullback), () => this.#options.add(each));
    }
    for (const each of reads) {
      signal.throwIfAborted();
      await this.#add('read', each.name, `Read restored from ${each.name}`, () => this.#options.restore(each));
    }
  }

  async #add(what: 'pullback' | 'read', name: string, label: string, add: () => Promise<Added>): Promise<void> {
    try {
      const { pullbackId, readId, isNew } = await add();
      this.#opened.push({ what, pullbackId, readId, isNew, label });
    } catch (error) {
      if (!(error instanceof AppError)) this.#options.log(error);
      this.#skip({ name, reason: error instanceof AppError ? error.message : 'it could not be added' });
    }
    this.#options.onProgress(this.progress, false);
    // The library answers at once, and whoever wants to cancel must be heard.
    await setImmediate();
  }

  #skip(skipped: SkippedFile): void {
    this.#filesSkipped++;
    if (this.#skipped.length < mostSkipped) this.#skipped.push(skipped);
  }

  #fail(error: unknown): void {
    this.#options.log(error);
    this.#skip({ name: '', reason: 'Something went wrong inside the program, and the import ended here. What was added is safe.' });
  }

  #enter(phase: ImportPhase): void {
    this.#phase = phase;
    this.#options.onProgress(this.progress, true);
  }
}

function labelOf({ kind, identity, numberOfFrames }: Pullback): string {
  const frames = kind === 'stills' ? `${numberOfFrames} still${numberOfFrames === 1 ? '' : 's'}` : `${numberOfFrames} frames`;
  return [identity.patientName || identity.patientId, identity.seriesDescription, frames].filter(Boolean).join(', ');
}
