import { BrowserWindow } from 'electron';
import { appOrigin } from './appOrigin.ts';
import { versionArgument } from './channels.ts';
import { lastPlace, rememberPlace } from './windowPlace.ts';

export interface WindowOptions {
  readonly preloadPath: string;
  /** The file in which the window's place is remembered. */
  readonly placePath: string;
  readonly programVersion: string;
}

/** Opens the program's window, where it last stood. It has no Node and no reach beyond its preload's few calls. */
export function openWindow({ preloadPath, placePath, programVersion }: WindowOptions): BrowserWindow {
  const place = lastPlace(placePath);
  const window = new BrowserWindow({
    ...(place === null ? { width: 1440, height: 900 } : { x: place.x, y: place.y, width: place.width, height: place.height }),
    minWidth: 1024,
    minHeight: 640,
    backgroundColor: '#0B0D10',
    title: 'venolume',
    show: false,
    webPreferences: {
      preload: preloadPath,
      additionalArguments: [versionArgument + programVersion],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  if (place?.maximized === true) window.maximize();
  // Shown once painted: no white flash in a dark room.
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, placePath);
  void window.loadURL(`${appOrigin}/`);
  return window;
}
