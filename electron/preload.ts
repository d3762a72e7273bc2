import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type DesktopBridge, desktopBridgeName } from '../src/api/desktopBridge.ts';
import { isMenuAction } from '../src/api/menuAction.ts';
import { channels, versionArgument } from './channels.ts';

const bridge: DesktopBridge = {
  version: process.argv.find((argument) => argument.startsWith(versionArgument))?.slice(versionArgument.length) ?? '',
  openDialog: async () => strings(await ipcRenderer.invoke(channels.openDialog)),
  openFolderDialog: async () => strings(await ipcRenderer.invoke(channels.openFolderDialog)),
  pathForDroppedFile(file) {
    if (!(file instanceof File)) return null;
    const path = webUtils.getPathForFile(file);
    return path === '' ? null : path;
  },
  revealFile: async (path) => (await ipcRenderer.invoke(channels.revealFile, path)) === true,
  onMenuAction(listener) {
    const hear = (_event: unknown, action: unknown) => {
      if (isMenuAction(action)) listener(action);
    };
    ipcRenderer.on(channels.menuAction, hear);
    return () => ipcRenderer.off(channels.menuAction, hear);
  },
};

/** Checked by hand: a sandboxed preload is one small file, without packages. */
function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

contextBridge.exposeInMainWorld(desktopBridgeName, bridge);
