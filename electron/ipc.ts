import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent, shell } from 'electron';
import { z } from 'zod';
import { isAppAddress } from './appOrigin.ts';
import { channels } from './channels.ts';
import { askForFolders, askForPullbacks } from './dialogs.ts';

/** Answers the page's few calls. A call from any sender but the window's own page is refused. */
export function answerPage(currentWindow: () => BrowserWindow | null): void {
  const handle = (channel: string, answer: (window: BrowserWindow, argument: unknown) => unknown) => {
    ipcMain.handle(channel, (event, argument: unknown) => {
      const window = currentWindow();
      if (window === null || !isOwnPage(event, window)) throw new Error('refused');
      return answer(window, argument);
    });
  };
  handle(channels.openDialog, (window) => askForPullbacks(window));
  handle(channels.openFolderDialog, (window) => askForFolders(window));
  handle(channels.revealFile, (_window, argument) => {
    const path = z.string().parse(argument);
    if (!isAbsolute(path) || !existsSync(path)) return false;
    shell.showItemInFolder(path);
    return true;
  });
}

/** The main frame of the window, showing the program's own address; no frame within it, no other contents. */
export function isOwnPage(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return event.sender === window.webContents && frame !== null && frame === window.webContents.mainFrame && isAppAddress(frame.url);
}
