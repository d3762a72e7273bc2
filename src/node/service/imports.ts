import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImportProgress, ImportState } from '../../api/importing.ts';
import { AppError } from '../../shared/appError.ts';
import { kindOf } from '../filesWithin.ts';
import { managedFolder } from '../library/sqliteLibrary.ts';
import { makeFolder } from '../makeFolder.ts';
import { outputError } from '../writeFileAtomically.ts';
import { addReceived } from './addReceived.ts';
import { type Fetching, ImportJob } from './importJob.ts';
import { addPullback, type Importing } from './importPullback.ts';
import { restoreRead } from './restoreRead.ts';
import type { InTurn } from './inTurn.ts';
import { receiveFile } from './receiveFile.ts';
import { receivedName } from './receivedName.ts';
import type { ServiceEvents } from './serviceEvents.ts';

/** The imports of this session. Throws `service/notFound` for one that is not known (any more). */
export interface Imports {
  /** Takes in what lies at these paths, where it lies. */
  begin(paths: readonly string[]): ImportProgress;
  /** Begins one whose files are sent. */
  beginUpload(): ImportProgress;
  /** Begins one whose files are fetched into a folder of its own, which is gone at the end. */
  beginFetching(fetchInto: (folder: string) => Fetching): ImportProgress;
  /** Takes one file of it. Throws `service/badRequest` once it is looked at, and what `receiveFile` throws. */
  receive(importId: string, request: Request): Promise<void>;
  look(importId: string): ImportProgress;
  state(importId: string): ImportState;
  cancel(importId: string): Promise<ImportState>;
  /** Answers when it has come to an end. */
  finished(importId: string): Promise<ImportState>;
  /** Cancels all and waits for them. */
  close(): Promise<void>;
}

interface ImportsContext extends Importing {
  readonly home: string;
  readonly events: ServiceEvents;
  readonly inTurn: InTurn;
  reader(): Promise<string>;
  log(error: unknown): void;
}

/** Of imports that are over, so many are remembered. */
const mostOver = 20;

/** Windows are told of progress no more often. */
const betweenEventsMs = 100;

/** More files than any study has. */
const mostUploadedFiles = 100_000;

interface Batch {
  readonly folder: string;
  files: number;
}

export function imports(context: ImportsContext): Imports {
  const jobs = new Map<string, ImportJob>();
  const batches = new Map<string, Batch>();

  function begun(phase: 'receiving' | 'looking', received: boolean): ImportJob {
    let lastSentMs = 0;
    const job = new ImportJob(phase, {
      add: (found) => context.inTurn(async () => (received ? addReceived(context, context.home, found, await context.reader()) : addPullback(context, found, false, await context.reader()))),
      restore: (found) => context.inTurn(() => restoreRead(context, found)),
      onProgress(progress, isNewPhase) {
        if (!isNewPhase && performance.now() - lastSentMs < betweenEventsMs) return;
        lastSentMs = performance.now();
        context.events.send({ type: 'importProgress', ...progress });
        if (progress.phase === 'done' || progress.phase === 'cancelled') context.events.send({ type: 'libraryChanged' });
      },
      log: (error) => context.log(error),
    });
    const over = [...jobs.values()].filter(({ isOver }) => isOver);
    for (const { importId } of over.slice(0, Math.max(0, over.length + 1 - mostOver))) jobs.delete(importId);
    jobs.set(job.importId, job);
    return job;
  }

  const incomingFolder = () => join(managedFolder(context.home), `.incoming-${randomUUID()}`);

  function jobOf(importId: string): ImportJob {
    const job = jobs.get(importId);
    if (job === undefined) throw new AppError('service/notFound', 'This import is not known any more. Its pullbacks are in the library.');
    return job;
  }

  async function discard(importId: string): Promise<void> {
    const batch = batches.get(importId);
    batches.delete(importId);
    if (batch !== undefined) await rm(batch.folder, { recursive: true, force: true });
  }

  return {
    begin(paths) {
      const job = begun('looking', false);
      job.start(() => Promise.resolve(paths), () => Promise.resolve());
      return job.progress;
    },
    beginUpload() {
      const job = begun('receiving', true);
      batches.set(job.importId, { folder: incomingFolder(), files: 0 });
      return job.progress;
    },
    beginFetching(fetchInto) {
      const job = begun('receiving', true);
      const folder = incomingFolder();
      job.startFetching(fetchInto(folder), () => rm(folder, { recursive: true, force: true }));
      return job.progress;
    },
    async receive(importId, request) {
      const job = jobOf(importId);
      const batch = batches.get(importId);
      if (batch === undefined || !job.isReceiving) throw new AppError('service/badRequest', 'This import takes no more files.');
      if (++batch.files > mostUploadedFiles) throw new AppError('output/tooLarge', `At most ${mostUploadedFiles} files are taken in one go.`);
      // Numbered where another of that name has come, as names that differ in case only do on some disks.
      const place = batch.files;
      const file = await receiveFile(request, batch.folder);
      try {
        if (!job.isReceiving) throw new AppError('service/badRequest', 'This import was stopped.');
        const name = receivedName(request.headers.get('x-file-name') ?? '', place);
        const path = join(batch.folder, name);
        const isFree = (await kindOf(path)) === null;
        try {
          makeFolder(dirname(path));
          await file.keep(isFree ? path : join(batch.folder, `${place}-again.dcm`));
        } catch (error) {
          throw outputError(error, 'file');
        }
      } finally {
        await file.discard();
      }
    },
    look(importId) {
      const job = jobOf(importId);
      const batch = batches.get(importId);
      if (batch === undefined || !job.isReceiving) throw new AppError('service/badRequest', 'The files of this import are looked at already.');
      job.start(
        // A folder of its own for each that was chosen: files that were chosen one by one are looked at as such.
        async () => (await readdir(batch.folder).catch(() => [])).map((name) => join(batch.folder, name)),
        () => discard(importId),
      );
      return job.progress;
    },
    state: (importId) => jobOf(importId).state,
    async cancel(importId) {
      const job = jobOf(importId);
      await job.cancel();
      await discard(importId);
      return job.state;
    },
    async finished(importId) {
      const job = jobOf(importId);
      await job.finished();
      return job.state;
    },
    async close() {
      await Promise.all([...jobs.values()].map((job) => job.cancel()));
      await Promise.all([...batches.keys()].map(discard));
    },
  };
}
