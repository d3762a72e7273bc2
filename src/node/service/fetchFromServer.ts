import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FetchProgress } from '../../api/importing.ts';
import type { FetchedSeries } from '../../api/servers.ts';
import { AppError } from '../../shared/appError.ts';
import { mayPass } from '../dicomweb/connectionErrors.ts';
import { findInstances } from '../dicomweb/qido.ts';
import type { ServerConnection } from '../dicomweb/serverConnection.ts';
import { fetchInstance } from '../dicomweb/wado.ts';
import { makeFolder } from '../makeFolder.ts';
import { outputError } from '../writeFileAtomically.ts';
import { fewAtOnce } from './fewAtOnce.ts';
import type { Fetching } from './importJob.ts';

/** Small images alone wait for an answer each. */
const instancesAtOnce = 3;

/**
 * Fetches series from a server, each into a folder of its own below `folder`, to be looked at like files that were sent. A series comes whole or not
 * at all; one that does not come keeps no other out, unless the server itself is the reason.
 */
export function fetchFromServer(server: ServerConnection, series: readonly FetchedSeries[], folder: string, log: (error: unknown) => void): Fetching {
  return async (signal, onProgress) => {
    let progress: FetchProgress = { serverName: server.name, instances: 0, instancesTotal: 0, sizeBytes: 0, failed: [] };
    const tell = (change: Partial<FetchProgress>) => onProgress((progress = { ...progress, ...change }));
    const came: string[] = [];
    let gone: AppError | null = null;
    const lists = new Map<FetchedSeries, readonly string[]>();

    async function trying(one: FetchedSeries, work: () => Promise<void>): Promise<void> {
      try {
        if (gone !== null) throw gone;
        await work();
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof AppError)) log(error);
        else if (mayPass(error) || endsAll.has(error.code)) gone ??= error;
        const reason = error instanceof AppError ? error.message : 'It could not be fetched.';
        tell({ failed: [...progress.failed, { seriesInstanceUid: one.seriesInstanceUid, words: one.words, reason }] });
      }
    }

    for (const one of series) {
      await trying(one, async () => {
        const found = one.sopInstanceUids ?? (await findInstances(server, one.studyInstanceUid, one.seriesInstanceUid, signal)).map(({ sopInstanceUid }) => sopInstanceUid);
        const list = [...new Set(found)];
        if (list.length === 0) throw new AppError('server/notFound', `“${server.name}” has no images of it any more.`);
        lists.set(one, list);
        tell({ instancesTotal: progress.instancesTotal + list.length });
      });
    }
    for (const [place, [one, list]] of [...lists].entries()) {
      const into = join(folder, String(place + 1));
      const before = progress;
      await trying(one, async () => {
        try {
          await fetchSeries(server, one, list, into, signal, (instances, sizeBytes) => tell({ instances: before.instances + instances, sizeBytes: before.sizeBytes + sizeBytes }));
        } catch (error) {
          await rm(into, { recursive: true, force: true });
          tell({ instances: before.instances, instancesTotal: progress.instancesTotal - list.length });
          throw error;
        }
        came.push(into);
      });
    }
    return came;
  };
}

/** Refusals that the next series would meet as well. */
const endsAll = new Set(['server/untrusted', 'server/unauthorised', 'server/notEncrypted', 'server/redirected', 'output/diskFull', 'output/notWritable']);

async function fetchSeries(
  server: ServerConnection,
  { studyInstanceUid, seriesInstanceUid }: FetchedSeries,
  list: readonly string[],
  folder: string,
  signal: AbortSignal,
  onProgress: (instances: number, sizeBytes: number) => void,
): Promise<void> {
  try {
    makeFolder(folder);
  } catch (error) {
    throw outputError(error, 'images');
  }
  const few = fewAtOnce(instancesAtOnce);
  const stopping = new AbortController();
  const either = AbortSignal.any([signal, stopping.signal]);
  let [instances, sizeBytes] = [0, 0];
  const all = list.map((sopInstanceUid, place) =>
    few(async () => {
      const path = join(folder, `instance ${place + 1}.dcm`);
      await fetchInstance(server, { studyInstanceUid, seriesInstanceUid, sopInstanceUid }, path, either, (more) => onProgress(instances, (sizeBytes += more)));
      onProgress(++instances, sizeBytes);
    }, either).catch((error: unknown) => {
      // The first that fails stops the others, and is the reason for all.
      stopping.abort(error);
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(all)).find((each) => each.status === 'rejected');
  if (failed !== undefined) throw stopping.signal.aborted && !signal.aborted ? stopping.signal.reason : failed.reason;
}
