import { create } from 'zustand';
import { bytePaths, routes } from '../../src/api/contract.ts';
import { type Opened, openedSchema } from '../../src/api/importing.ts';
import { desktop } from '../service/desktop.ts';
import { callService, sentenceOf } from '../service/client.ts';
import { type UploadProgress, uploadFile } from '../service/uploadFile.ts';
import { openRead, refreshListing, sayInApp, showLibrary, useApp } from './appStore.ts';

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
}

export const useLibraryWork = create<LibraryWork>()(() => ({ transfer: null, deleted: null, problem: null, restoreAsked: false }));

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
  if (desktop === null) return openFiles(await chooseFiles(true));
  const paths = await desktop.openDialog();
  await openPaths(paths);
}

function openPaths(paths: readonly string[]): Promise<void> {
  return openEach(
    paths,
    (path) => path.split(/[/\\]/).at(-1) ?? path,
    (path) => callService(routes.openPath, { body: { path } }),
  );
}

/** Opens one after the other and shows the last. A refused one keeps none of the others out; it is told by its name where there are several. */
async function openEach<Source>(sources: readonly Source[], nameOf: (source: Source) => string, openOne: (source: Source) => Promise<Opened>): Promise<void> {
  const refused: string[] = [];
  await saying(async () => {
    let last: Opened | null = null;
    for (const source of sources) {
      try {
        last = await openOne(source);
      } catch (error) {
        refused.push(sources.length === 1 ? sentenceOf(error) : `${nameOf(source)}: ${sentenceOf(error)}`);
      }
    }
    if (last === null) return;
    await openRead(last);
    void refreshListing();
  });
  if (refused.length > 0) sayProblem(refused.join(' '));
}

/** Opens files that were dropped or chosen: where they lie in a desktop window, by upload in a browser. */
export async function openFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const paths = files.map((file) => desktop?.pathForDroppedFile(file) ?? null).filter((path) => path !== null);
  if (paths.length === files.length) return openPaths(paths);
  await openEach(
    files,
    (file) => file.name,
    async (file) => openedSchema.parse(JSON.parse(await transfer(bytePaths.upload(), file))),
  );
}

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

/** The browser's file dialog. Empty when the reader cancels. */
function chooseFiles(multiple: boolean, accept = ''): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.accept = accept;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

export async function openSample(which: 'read' | 'unread'): Promise<void> {
  await saying(async () => {
    const opened = await callService(routes.openSample, { body: { which } });
    await openRead(opened);
  });
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
      const [file] = await chooseFiles(false);
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
    const [file] = await chooseFiles(false);
    if (file === undefined) return;
    await transfer(bytePaths.restore(), file);
    showLibrary('settings');
    sayInApp('The library is as it was in the backup. The one before lies beside it.');
  });
}
