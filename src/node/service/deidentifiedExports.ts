import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeidentifyBody, DeidentifyState } from '../../api/deidentify.ts';
import { AppError } from '../../shared/appError.ts';
import { exportDeidentified } from '../deidentify/exportDeidentified.ts';
import { exportedReportFormats, type ExportRequest, type PullbackToExport } from '../deidentify/exportRequest.ts';
import { randomShiftDays } from '../deidentify/randomShiftDays.ts';
import type { Library } from '../library/library.ts';
import { programVersion } from '../programVersion.ts';
import { memberPath } from '../pullbackFiles.ts';
import { storedZip, type StoredZip } from '../storedZip.ts';
import { makeOutputFolder } from '../writeFileAtomically.ts';
import type { OpenedPullbacks } from './openedPullbacks.ts';
import type { ReadKeeper } from './readKeeper.ts';
import type { Sent } from './jsonRoutes.ts';

/** Exports without names of this session. Throws `service/notFound` for one that is not known (any more). */
export interface DeidentifiedExports {
  /** Throws `service/badRequest` where the pullbacks are not of one patient, and as opening them does. */
  begin(body: DeidentifyBody): Promise<Sent<DeidentifyState>>;
  state(exportId: string): Sent<DeidentifyState>;
  /** Throws `service/badRequest` while it is not done. */
  zip(exportId: string): Promise<StoredZip>;
  /** Stops one and throws away what it has made. */
  discard(exportId: string): Promise<void>;
  close(): Promise<void>;
}

interface Context {
  readonly home: string;
  readonly library: Library;
  readonly reads: ReadKeeper;
  readonly opened: OpenedPullbacks;
  log(error: unknown): void;
}

interface Job {
  readonly folder: string;
  readonly cancelling: AbortController;
  state: Sent<DeidentifyState>;
  running: Promise<void>;
}

/** Each may be as large as the pullbacks are; those before are thrown away. */
const mostKept = 2;

/** Folders of this name are thrown away when the program starts, see `sweepLeftovers.ts`. */
const folderWord = '.export-';

export function deidentifiedExports(context: Context): DeidentifiedExports {
  const jobs = new Map<string, Job>();

  function jobOf(exportId: string): Job {
    const job = jobs.get(exportId);
    if (job === undefined) throw new AppError('service/notFound', 'This export is not there any more. Make it again.');
    return job;
  }

  async function discard(exportId: string): Promise<void> {
    const job = jobs.get(exportId);
    if (job === undefined) return;
    jobs.delete(exportId);
    job.cancelling.abort();
    await job.running;
    await rm(job.folder, { recursive: true, force: true });
  }

  async function run(job: Job, request: ExportRequest): Promise<void> {
    try {
      await makeOutputFolder(job.folder);
      const { files, rows } = await exportDeidentified(request, job.folder);
      job.state = { ...job.state, files, rows, phase: 'done' };
    } catch (error) {
      await rm(job.folder, { recursive: true, force: true });
      if (job.cancelling.signal.aborted) {
        job.state = { ...job.state, phase: 'cancelled' };
        return;
      }
      if (!(error instanceof AppError)) context.log(error);
      job.state = { ...job.state, phase: 'failed', message: error instanceof AppError ? error.message : 'Something went wrong inside the program. Nothing was exported.' };
    }
  }

  return {
    async begin(body) {
      const pullbacks = await pullbacksOf(context, body);
      const exportId = randomUUID();
      const cancelling = new AbortController();
      const job: Job = {
        folder: join(context.home, `${folderWord}${exportId}`),
        cancelling,
        running: Promise.resolve(),
        state: { exportId, phase: 'working', framesDone: 0, framesTotal: pullbacks.reduce((sum, { pullback }) => sum + pullback.numberOfFrames, 0), message: null, files: [], rows: [] },
      };
      for (const oldest of [...jobs.keys()].slice(0, Math.max(0, jobs.size + 1 - mostKept))) await discard(oldest);
      jobs.set(exportId, job);
      job.running = run(job, {
        pullbacks,
        options: { ...body, dates: body.dates === 'shifted' ? { kind: 'shifted', days: randomShiftDays() } : { kind: 'removed' }, programVersion },
        reportFormats: exportedReportFormats,
        signal: cancelling.signal,
        onFrame: (framesDone) => {
          job.state = { ...job.state, framesDone };
        },
      });
      return job.state;
    },
    state: (exportId) => jobOf(exportId).state,
    async zip(exportId) {
      const { state, folder } = jobOf(exportId);
      if (state.phase !== 'done') throw new AppError('service/badRequest', 'This export is not done yet.');
      return storedZip(state.files.map((name) => ({ name, path: join(folder, name) })));
    },
    discard,
    async close() {
      await Promise.all([...jobs.keys()].map(discard));
    },
  };
}

async function pullbacksOf({ library, opened, reads }: Context, body: DeidentifyBody): Promise<readonly PullbackToExport[]> {
  const wanted: PullbackToExport[] = [];
  for (const { pullbackId, rectangles, readIds, keepOutside } of body.pullbacks) {
    const stored = await library.pullback(pullbackId);
    // Says now where it is gone, or another file lies there.
    await opened.using(pullbackId, () => Promise.resolve());
    const members = await library.memberFiles(pullbackId);
    const analyses = await Promise.all(
      readIds.map(async (readId) => {
        const { read, history } = await reads.load(readId);
        if (read.pullbackId !== pullbackId) throw new AppError('service/badRequest', 'This read is of another pullback.');
        return { analysis: history.document, measuring: await reads.measuringOptions(history.document) };
      }),
    );
    const paths = members.length === 0 ? [stored.file.path] : members.map((member) => memberPath({ path: stored.file.path }, member));
    wanted.push({ pullback: stored.pullback, paths, rectangles, keepOutside, analyses });
  }
  return wanted;
}
