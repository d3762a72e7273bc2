import { basename } from 'node:path';
import type { Opened } from '../../api/importing.ts';
import { AppError } from '../../shared/appError.ts';
import { writeCrashLog } from '../crashLog.ts';
import { sessionCredentials } from '../credentialStore.ts';
import { usualLimits } from '../dicomweb/serverConnection.ts';
import { openSqliteLibrary } from '../library/sqliteLibrary.ts';
import { isFolderOrDisc, nothingFound } from '../openNamed.ts';
import { programVersion } from '../programVersion.ts';
import { addFile } from './addFile.ts';
import { addReceived } from './addReceived.ts';
import { deidentifiedExports } from './deidentifiedExports.ts';
import { fileStates } from './fileStates.ts';
import { addPullback } from './importPullback.ts';
import { imports } from './imports.ts';
import { inTurn } from './inTurn.ts';
import { openedPullbacks } from './openedPullbacks.ts';
import { readKeeper } from './readKeeper.ts';
import { reportSending } from './reportSending.ts';
import { servers } from './servers.ts';
import { serviceApp } from './serviceApp.ts';
import type { ServiceContext, ServiceOptions } from './serviceContext.ts';
import { sweepLeftovers } from './sweepLeftovers.ts';
import { serviceEvents } from './serviceEvents.ts';

export interface Service {
  /** The whole service: answers every request below `/api/`. */
  fetch(request: Request): Promise<Response>;
  /**
   * Opens a file where it lies, as one named on the command line or chosen in the system's dialog, and tells the windows. All that is
   * in a folder or on a disc (named by its DICOMDIR) comes into the library, and opens where it is one.
   */
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
  const files = fileStates(library, opened.wasChanged, () => events.send({ type: 'libraryChanged' }));
  const named: Opened[] = [];
  const refused: string[] = [];

  const log = (error: unknown) => void writeCrashLog(options.home, error);
  const { limits, retryDelayMs } = options.dicomweb ?? { limits: usualLimits, retryDelayMs: 2000 };
  const credentials = options.credentials ?? sessionCredentials('Passwords are kept until the program ends: a browser has no keychain to keep them in.');
  const known = servers(library, credentials, limits);
  const sending = reportSending({ library, servers: known, events, retryDelayMs, log });
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
    importReceived: (file) => context.inTurn(() => addFile(context, file.path, async (found) => addReceived(context, options.home, found, await reader()))),
    get imports() {
      return running;
    },
    deidentified: deidentifiedExports({ home: options.home, library, reads, opened, log }),
    servers: known,
    sending,
    log,
  };
  const running = imports(context);
  const app = serviceApp(context);

  /** null where there is more than one, which is then in the library. */
  async function openOrImport(path: string): Promise<Opened | null> {
    if (!(await isFolderOrDisc(path))) {
      return context.inTurn(() => addFile(context, path, async (found) => addPullback(context, found, false, await reader())));
    }
    const { opened: found, skipped } = await running.finished(running.begin([path]).importId);
    const [only] = found;
    if (only === undefined) throw nothingFound(skipped);
    return found.length === 1 ? { pullbackId: only.pullbackId, readId: only.readId } : null;
  }

  return {
    fetch: async (request) => app.fetch(request),
    async openFile(path) {
      try {
        const result = await openOrImport(path);
        if (result === null) return;
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
      await running.close();
      await context.deidentified.close();
      await sending.close();
      await opened.close();
      await library.close();
    },
  };
}
