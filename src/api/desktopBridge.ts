import type { MenuAction } from './menuAction.ts';

/**
 * What only a desktop window can do, as its preload offers it to the page under `window.venolume`. In a browser that property is
 * undefined, and the page uses file inputs, drops and downloads. Everything else goes through the service, in both hosts alike.
 */
export interface DesktopBridge {
  /** The program's version, as the window's About shows it. */
  readonly version: string;
  /** Asks for DICOM files in the system's dialog. Absolute paths for the route `openPath`; empty when the reader cancels. */
  openDialog(): Promise<readonly string[]>;
  /** Asks for folders and discs in the system's dialog. Absolute paths for the route `importPaths`; empty when the reader cancels. */
  openFolderDialog(): Promise<readonly string[]>;
  /** Where a file that was dropped on the page lies, for `openPath`; null for what is no file on disk. */
  pathForDroppedFile(file: unknown): string | null;
  /** Shows where a pullback's file lies in the system's file manager. False when it is not there any more. */
  revealFile(path: string): Promise<boolean>;
  /** Calls back for every choice in the menu, until the returned function is called. */
  onMenuAction(listener: (action: MenuAction) => void): () => void;
}

/** The property of `window` that holds the bridge. */
export const desktopBridgeName = 'venolume';
