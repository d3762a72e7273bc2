import { create } from 'zustand';
import { bytePaths, routes } from '../../src/api/contract.ts';
import { type Opened, openedSchema } from '../../src/api/importing.ts';
import type { FetchedSeries } from '../../src/api/servers.ts';
import { desktop } from '../service/desktop.ts';
import { callService, sentenceOf } from '../service/client.ts';
import { type UploadProgress, uploadFile } from '../service/uploadFile.ts';
import { openRead, refreshListing, sayInApp, showLibrary, useApp } from './appStore.ts';
import { chooseFiles } from './chooseFiles.ts';
import type { Dropped } from './droppedFiles.ts';
import { type ChosenFile, importFetched, importFiles, importPaths, useImportWork } from './importWork.ts';

/** A file on its way into the library, or into its place. */
export interface Transfer extends UploadProgress {
  readonly fileName: string;
  readonly cancel: () => void;
}

interface LibraryWork {
  readonly transfer: Transfer | null;
  /** The pullback that was moved to the trash last, while that can be undone in place. */
  readonly deleted: { readonly pullbackId: string; readonly label: string } | null;
  /** Why what was asked of the library could not be done; null until something could not. */
  readonly problem: string | null;
  /** Whether a restore was asked for and waits for the reader's word. */
  readonly restoreAsked: boolean;
  /** Asks for what did not come from a server the last time; null where all came. */
  readonly fetchAgain: (() => void) | null;
}

export const useLibraryWork = create<LibraryWork>()(() => ({ transfer: null, deleted: null, problem: null, restoreAsked: false, fetchAgain: null }));

/** In the library a problem stands above the list; during reading at the foot of the window. */
async function saying(work: () => Promise<void>): Promise<void> {
  useLibraryWork.setState({ problem: null });
  try {
    await work();
  } catch (error) {
    sayProblem(sentenceOf(error));
  }
}

function sayProblem(problem: string): void {
  if (useApp.getState().open === null) useLibraryWork.setState({ problem });
  else sayInApp(problem);
}

/** Asks for pullbacks: the system's dialog in a desktop window, the browser's own elsewhere. */
export async function askForPullbacks(): Promise<void> {
  if (desktop === null) return openFiles(plainFiles(await chooseFiles({ multiple: true })), false);
  return openPaths(await desktop.openDialog(), false);
}

/** Asks for a folder or a disc, and takes in what is in it. */
export async function askForFolder(): Promise<void> {
  if (desktop !== null) return openPaths(await desktop.openFolderDialog(), true);
  const files = await chooseFiles({ multiple: true, folder: true });
  return openFiles(
    files.map((file) => ({ file, path: file.webkitRelativePath || file.name })),
    true,
  );
}

/** Opens what was dropped on the window. */
export async function openDropped({ top, hasFolder, files }: Dropped): Promise<void> {
  const paths = top.map((file) => desktop?.pathForDroppedFile(file) ?? null).filter((path) => path !== null);
  if (paths.length > 0 && paths.length === top.length) return openPaths(paths, hasFolder);
  await saying(async () => openFiles(await files(), hasFolder));
}

/** One file is opened at once; several, and folders, are looked through. */
function openPaths(paths: readonly string[], hasFolder: boolean): Promise<void> {
  const [path, ...others] = paths;
  if (path === undefined) return Promise.resolve();
  if (hasFolder || others.length > 0) return importing(() => importPaths(paths));
  return openOne(() => callService(routes.openPath, { body: { path } }));
}

/** The same with files that a browser has no path of: they are sent. */
function openFiles(files: readonly ChosenFile[], hasFolder: boolean): Promise<void> {
  const [chosen, ...others] = files;
  if (chosen === undefined) {
    if (hasFolder) sayProblem('There is no file in this folder.');
    return Promise.resolve();
  }
  if (hasFolder || others.length > 0) return importing(() => importFiles(files));
  return openOne(async () => openedSchema.parse(JSON.parse(await transfer(bytePaths.upload(), chosen.file))));
}

function openOne(open: () => Promise<Opened>): Promise<void> {
  return saying(async () => {
    await openRead(await open());
    void refreshListing();
  });
}

async function importing(work: () => Promise<void>): Promise<void> {
  if (useImportWork.getState().running !== null) return sayProblem('Files are being looked through already. Wait for them, or cancel.');
  await saying(work);
}

const plainFiles = (files: readonly File[]): readonly ChosenFile[] => files.map((file) => ({ file, path: file.name }));

async function transfer(path: string, file: File): Promise<string> {
  const abort = new AbortController();
  const cancel = () => abort.abort();
  const show = (progress: UploadProgress) => useLibraryWork.setState({ transfer: { ...progress, fileName: file.name, cancel } });
  show({ sentBytes: 0, totalBytes: file.size });
  try {
    return await uploadFile(path, file, show, abort.signal);
  } finally {
    useLibraryWork.setState({ transfer: null });
  }
}

export async function openSample(which: 'read' | 'unread'): Promise<void> {
  await saying(async () => {
    const opened = await callService(routes.openSample, { body: { which } });
    await openRead(opened);
  });
}

/** Takes series of a server in; asked again, only those that did not come. */
export async function fetchSeries(serverId: string, series: readonly FetchedSeries[]): Promise<void> {
  await importing(() => importFetched(serverId, series));
  const failed = new Set(useImportWork.getState().outcome?.fetched?.failed.map(({ seriesInstanceUid }) => seriesInstanceUid));
  const left = series.filter(({ seriesInstanceUid }) => failed.has(seriesInstanceUid));
  useLibraryWork.setState({ fetchAgain: left.length === 0 ? null : () => void fetchSeries(serverId, left) });
}

/** A read of one's own beside another reader's. */
export async function startOwnRead(pullbackId: string): Promise<void> {
  await saying(async () => {
    const opened = await callService(routes.newRead, { parameters: { pullbackId }, body: { purpose: 'clinical' } });
    await refreshListing();
    await openRead(opened);
  });
}

/** The moved or changed file of a known pullback, found again by the reader. */
export async function findFile(pullbackId: string): Promise<void> {
  await saying(async () => {
    if (desktop !== null) {
      const [path] = await desktop.openDialog();
      if (path === undefined) return;
      await callService(routes.relocate, { parameters: { pullbackId }, body: { path } });
    } else {
      const [file] = await chooseFiles();
      if (file === undefined) return;
      await transfer(bytePaths.relocateUpload(pullbackId), file);
    }
    await refreshListing();
    sayInApp('The file is found again.');
  });
}

export async function deletePullback(pullbackId: string, label: string): Promise<void> {
  await saying(async () => {
    await callService(routes.deletePullback, { parameters: { pullbackId } });
    useApp.setState({ selectedPullbackId: null });
    useLibraryWork.setState({ deleted: { pullbackId, label } });
    await refreshListing();
  });
}

export async function restorePullback(pullbackId: string): Promise<void> {
  await saying(async () => {
    await callService(routes.restoreFromTrash, { parameters: { pullbackId } });
    useLibraryWork.setState({ deleted: null });
    await refreshListing();
  });
}

/** The whole library as one file, by the browser's own download. */
export function backUp(): void {
  const link = document.createElement('a');
  link.href = bytePaths.backup();
  link.download = '';
  link.click();
}

/** Shows what a restore means, and asks for the word. */
export function askForRestore(): void {
  showLibrary('settings');
  useLibraryWork.setState({ restoreAsked: true });
}

export async function restoreBackup(): Promise<void> {
  useLibraryWork.setState({ restoreAsked: false });
  await saying(async () => {
    const [file] = await chooseFiles();
    if (file === undefined) return;
    await transfer(bytePaths.restore(), file);
    showLibrary('settings');
    sayInApp('The library is as it was in the backup. The one before lies beside it.');
  });
}
