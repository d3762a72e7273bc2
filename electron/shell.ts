import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { homeFolder } from '../src/node/homeFolder.ts';
import { programFolder, rendererFolder } from '../src/node/programFolder.ts';
import { programVersion } from '../src/node/programVersion.ts';
import { createService, type Service } from '../src/node/service/createService.ts';
import { staticFiles, withSafetyHeaders } from '../src/node/service/staticFiles.ts';
import { AppError } from '../src/shared/appError.ts';
import { channels } from './channels.ts';
import { noteCrashes, reviveAfterCrash, sayWhyNotStarted } from './crashes.ts';
import { filesOfArguments } from './filesOfArguments.ts';
import { refusePermissions, refuseToLeave } from './hardening.ts';
import { answerPage } from './ipc.ts';
import { keychainCredentials } from './keychainCredentials.ts';
import { setMenu } from './menu.ts';
import { answerAppScheme, registerAppScheme } from './scheme.ts';
import { openWindow } from './window.ts';

/** Starts the desktop program: one instance a library, one window, the service behind the program's own scheme. */
export async function startShell(): Promise<void> {
  const home = homeFolder();
  app.setPath('userData', join(home, 'window'));
  noteCrashes(home);
  registerAppScheme();
  refuseToLeave();
  if (!app.requestSingleInstanceLock()) {
    // The files that were named are opened by the instance that runs; see `second-instance`.
    app.quit();
    return;
  }
  const waiting = collectFiles();
  await app.whenReady();

  const service = await openLibrary(home);
  if (service === null) return;
  let window: BrowserWindow | null = null;
  const open = () => {
    window = openWindow({ preloadPath: join(programFolder(), 'dist', 'electron', 'preload.cjs'), placePath: join(home, 'window', 'place.json'), programVersion });
    reviveAfterCrash(window, home);
    window.on('closed', () => (window = null));
  };

  const page = staticFiles(rendererFolder());
  answerAppScheme(async (request) => (new URL(request.url).pathname.startsWith('/api/') ? withSafetyHeaders(await service.fetch(request)) : page(request)));
  refusePermissions(session.defaultSession);
  answerPage(() => window);
  setMenu((action) => window?.webContents.send(channels.menuAction, action));

  for (const path of waiting.take((path) => void service.openFile(path))) await service.openFile(path);
  open();
  app.on('second-instance', (_event, argv, workingFolder) => {
    for (const path of filesOfArguments(argv, app.isPackaged, workingFolder)) void service.openFile(path);
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('activate', () => window ?? open());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeLeaving(service);
}

/** Files to open: those that were named, and those that macOS hands over, before the library is open and after. */
function collectFiles(): { take(later: (path: string) => void): readonly string[] } {
  const early = [...filesOfArguments(process.argv, app.isPackaged, process.cwd())];
  let hand = (path: string): void => void early.push(path);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hand(path);
  });
  return {
    take(later) {
      hand = later;
      return early;
    },
  };
}

/** The service over the library; null, after saying why, where the library cannot be opened. */
async function openLibrary(home: string): Promise<Service | null> {
  try {
    return await createService({ home, host: 'electron', assetsFolder: join(programFolder(), 'assets'), credentials: keychainCredentials(join(home, 'window', 'credentials.json')) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    sayWhyNotStarted(error);
    return null;
  }
}

function closeBeforeLeaving(service: Service): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void service.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
