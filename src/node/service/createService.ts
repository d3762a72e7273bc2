import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Opened } from '../../api/importing.ts';
import { AppError } from '../../shared/appError.ts';
import { writeCrashLog } from '../crashLog.ts';
import { managedFolder, openSqliteLibrary } from '../library/sqliteLibrary.ts';
import { programVersion } from '../programVersion.ts';
import { fileStates } from './fileStates.ts';
import { importPullback, inspectFile, isThere } from './importPullback.ts';
import { inTurn } from './inTurn.ts';
import { openedPullbacks } from './openedPullbacks.ts';
import { readKeeper } from './readKeeper.ts';
import { serviceApp } from './serviceApp.ts';
import type { ServiceContext, ServiceOptions } from './serviceContext.ts';
import { sweepLeftovers } from './sweepLeftovers.ts';
import { serviceEvents } from './serviceEvents.ts';

export interface Service {
  /** The whole service: answers every request below `/api/`. */
  fetch(request: Request): Promise<Response>;
  /** Opens a file where it lies, as one named on the command line or chosen in the system's dialog, and tells the windows. */
  openFile(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the library and makes the service over it. Throws what opening the library throws. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const library = await openSqliteLibrary(options.home);
  await sweepLeftovers(options.home);
  const reads = readKeeper(library);
  const opened = openedPullbacks(library);
  const events = serviceEvents();
  const files = fileStates(opened.wasChanged, () => events.send({ type: 'libraryChanged' }));
  const named: Opened[] = [];
  const refused: string[] = [];

  const reader = async () => (await library.setting('reader')) ?? '';
  const context: ServiceContext = {
    ...options,
    library,
    reads,
    opened,
    files,
    events,
    reader,
    session: async () => ({ programVersion, host: options.host, reader: (await reader()) || null, opened: [...named], refused: [...refused] }),
    inTurn: inTurn(),
    importReceived: (file) =>
      context.inTurn(async () => {
        const { pullback } = await inspectFile(file.path);
        const known = await library.findPullback(pullback.sopInstanceUid, null);
        // A file that the library has already, in its own folder or where it lies, need not be kept twice.
        if (known !== null && (await isThere(known))) {
          const result = await importPullback(context, file.path, true, await reader());
          await file.discard();
          return result;
        }
        const path = join(managedFolder(options.home), `${randomUUID()}.dcm`);
        await file.keep(path);
        try {
          return await importPullback(context, path, true, await reader());
        } catch (error) {
          await rm(path, { force: true });
          throw error;
        }
      }),
    log: (error) => void writeCrashLog(options.home, error),
  };
  const app = serviceApp(context);
  return {
    fetch: async (request) => app.fetch(request),
    async openFile(path) {
      try {
        const result = await context.inTurn(async () => importPullback(context, path, false, await reader()));
        named.push(result);
        events.send({ type: 'opened', ...result });
      } catch (error) {
        if (!(error instanceof AppError)) context.log(error);
        const why = error instanceof AppError ? error.message : 'it could not be opened.';
        const message = `${basename(path)}: ${why}`;
        refused.push(message);
        events.send({ type: 'openRefused', message });
      }
    },
    async close() {
      await opened.close();
      await library.close();
    },
  };
}
