import { type BrowserWindow, dialog } from 'electron';

/** Asks for DICOM files; empty when the reader cancels. Many have no extension, so all files may be chosen. */
export async function askForPullbacks(window: BrowserWindow): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a pullback',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'All files', extensions: ['*'] },
      { name: 'DICOM', extensions: ['dcm', 'dicom', 'ima'] },
    ],
  });
  return filePaths;
}

/** Asks for folders, a disc's among them; empty when the reader cancels. */
export async function askForFolders(window: BrowserWindow): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Open a folder or disc', properties: ['openDirectory', 'multiSelections'] });
  return filePaths;
}
