import type { Context } from 'hono';
import { serverRoutes as routes } from '../../api/servers.ts';
import { AppError } from '../../shared/appError.ts';
import { findInstances, findSeries, findStudies } from '../dicomweb/qido.ts';
import { fetchFromServer } from './fetchFromServer.ts';
import type { OnRoute } from './jsonRoutes.ts';
import type { ServiceContext } from './serviceContext.ts';

const nobody = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };

/** More pullbacks than a series has; beyond it are single images, which the library knows as a whole. */
const mostLookedUp = 100;

/** Servers: setting them up, finding and fetching from them, and sending final reports there. */
export function serverRoutes(on: OnRoute, { library, servers, sending, imports, log }: ServiceContext): void {
  on(routes.servers, () => servers.list());
  on(routes.keepServer, async (draft) => {
    await servers.keep(draft);
    return servers.list();
  });
  on(routes.deleteServer, async (_, parameter) => {
    await servers.remove(parameter('serverId'));
    return servers.list();
  });
  on(routes.testServer, async (draft, _, c) => {
    const connection = await servers.connectionOfDraft(draft);
    await whileWanted(c, (signal) => findStudies(connection, nobody, signal, 1));
    return {};
  });
  on(routes.findStudies, async (search, parameter, c) => {
    const connection = await servers.connection(parameter('serverId'));
    return whileWanted(c, (signal) => findStudies(connection, search, signal));
  });
  on(routes.findSeries, async ({ studyInstanceUid }, parameter, c) => {
    const connection = await servers.connection(parameter('serverId'));
    return { series: await whileWanted(c, (signal) => findSeries(connection, studyInstanceUid, signal)) };
  });
  on(routes.findInstances, async ({ studyInstanceUid, seriesInstanceUid }, parameter, c) => {
    const connection = await servers.connection(parameter('serverId'));
    const found = await whileWanted(c, (signal) => findInstances(connection, studyInstanceUid, seriesInstanceUid, signal));
    return { instances: await Promise.all(found.map(async (each, place) => ({ ...each, isInLibrary: place < mostLookedUp && (await library.findPullback(each.sopInstanceUid, null)) !== null }))) };
  });
  on(routes.fetchSeries, async ({ series }, parameter) => {
    const connection = await servers.connection(parameter('serverId'));
    return imports.beginFetching((folder) => fetchFromServer(connection, series, folder, log));
  });
  on(routes.sendings, (_, parameter) => sending.of(parameter('reportId')));
  on(routes.sendReport, async ({ serverId }, parameter) => {
    await sending.send(parameter('reportId'), serverId);
    return sending.of(parameter('reportId'));
  });
  on(routes.checkSending, async ({ serverId }, parameter) => {
    await sending.check(parameter('reportId'), serverId);
    return sending.of(parameter('reportId'));
  });
}

/** A server is asked no longer than the window wants to know. */
async function whileWanted<T>(c: Context, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal } = c.req.raw;
  try {
    return await ask(signal);
  } catch (error) {
    // Nobody hears this any more, and nothing went wrong.
    throw signal.aborted ? new AppError('service/badRequest', 'The question was taken back.') : error;
  }
}
