import { app, type BrowserWindow, dialog } from 'electron';
import { writeCrashLog } from '../src/node/crashLog.ts';
import type { AppError } from '../src/shared/appError.ts';

/**
 * What is unexpected is noted in the local log, without patient data and without a dump of memory, which might hold some. Nothing is lost
 * by leaving: every edit is in the library before the next is taken.
 */
export function noteCrashes(home: string): void {
  const leave = (error: unknown) => {
    const log = writeCrashLog(home, error);
    dialog.showErrorBox('venolume has to close', `Something went wrong inside the program. Your edits are in the library.${log === null ? '' : `\nWhere it happened is noted in ${log}.`}`);
    app.exit(1);
  };
  process.on('uncaughtException', leave);
  process.on('unhandledRejection', leave);
}

/** A page that died is loaded anew, from the library; one that dies at once again is not. */
export function reviveAfterCrash(window: BrowserWindow, home: string): void {
  let lastCrash = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    writeCrashLog(home, new Error(`the page ended: ${reason}`, { cause: Object.assign(new Error('exit code'), { code: String(exitCode) }) }));
    const again = Date.now() - lastCrash < 10_000;
    lastCrash = Date.now();
    if (!again) window.webContents.reload();
  });
}

/** The library cannot be opened: the sentence that says why and what to do, and out. */
export function sayWhyNotStarted(error: AppError): void {
  dialog.showErrorBox('venolume cannot start', error.message);
  app.exit(1);
}
