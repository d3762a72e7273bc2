import { create } from 'zustand';
import { bytePaths, routes } from '../../src/api/contract.ts';
import type { ImportProgress, ImportState, SkippedFile } from '../../src/api/importing.ts';
import type { FetchedSeries } from '../../src/api/servers.ts';
import { callService, sentenceOf } from '../service/client.ts';
import { uploadFile, type UploadProgress } from '../service/uploadFile.ts';
import { openRead, refreshListing, sayInApp, useApp } from './appStore.ts';

/** A file with where it lies within what was chosen or dropped. */
export interface ChosenFile {
  readonly file: File;
  readonly path: string;
}

interface ImportWork {
  /** The import that this window began and that runs; null while none does. */
  readonly running: (ImportProgress & { readonly sending: UploadProgress | null; readonly cancel: () => void }) | null;
  /** What came of the last one, until it is dismissed. */
  readonly outcome: ImportState | null;
}

export const useImportWork = create<ImportWork>()(() => ({ running: null, outcome: null }));

/** Few at once: a disc has thousands of small files, and each alone waits for an answer. */
const uploadsAtOnce = 3;

/** Progress is told as it happens; asked for as well, should the telling break off. */
const askEveryMs = 2000;

/** Takes files, folders and discs in where they lie. Throws what the service refuses. */
export async function importPaths(paths: readonly string[]): Promise<void> {
  await follow(await callService(routes.importPaths, { body: { paths: [...paths] } }), new AbortController(), []);
}

/** Fetches series from a server into the library. Throws what the service refuses. */
export async function importFetched(serverId: string, series: readonly FetchedSeries[]): Promise<void> {
  await follow(await callService(routes.fetchSeries, { parameters: { serverId }, body: { series: [...series] } }), new AbortController(), []);
}

/** Sends files to the service and has it look at them together. Throws what the service refuses. */
export async function importFiles(files: readonly ChosenFile[]): Promise<void> {
  const begun = await callService(routes.beginUpload);
  const { importId } = begun;
  const abort = new AbortController();
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const sentBytes = new Map<ChosenFile, number>();
  const unread: SkippedFile[] = [];
  const show = () => {
    const sum = [...sentBytes.values()].reduce((a, b) => a + b, 0);
    useImportWork.setState(({ running }) => (running === null ? {} : { running: { ...running, sending: { sentBytes: sum, totalBytes } } }));
  };
  begin(begun, abort, { sentBytes: 0, totalBytes });
  const waiting = [...files];
  const sendNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !abort.signal.aborted; next = waiting.shift()) {
      const chosen = next;
      try {
        await uploadFile(
          bytePaths.importFile(importId),
          chosen.file,
          (progress) => {
            sentBytes.set(chosen, progress.sentBytes);
            show();
          },
          abort.signal,
          chosen.path,
        );
      } catch (error) {
        if (abort.signal.aborted) return;
        // One file that the browser may not read keeps no other out. Where the import itself is gone, this throws.
        await callService(routes.importState, { parameters: { importId } });
        unread.push({ name: chosen.path, reason: sentenceOf(error) });
      }
      sentBytes.set(chosen, chosen.file.size);
      show();
    }
  };
  try {
    await Promise.all(Array.from({ length: uploadsAtOnce }, sendNext));
    if (!abort.signal.aborted) await callService(routes.lookAtUpload, { parameters: { importId } });
  } catch (error) {
    abort.abort();
    useImportWork.setState({ running: null });
    throw error;
  }
  await follow(begun, abort, unread);
}

/** What the service tells of an import; another window's is not shown here. */
export function heardOfImport(progress: ImportProgress): void {
  const { running } = useImportWork.getState();
  if (running?.importId === progress.importId) useImportWork.setState({ running: { ...running, ...progress } });
}

export function dismissOutcome(): void {
  useImportWork.setState({ outcome: null });
}

function begin(progress: ImportProgress, abort: AbortController, sending: UploadProgress | null): void {
  const cancel = () => {
    abort.abort();
    void callService(routes.cancelImport, { parameters: { importId: progress.importId } }).then(heardOfImport, () => useImportWork.setState({ running: null }));
  };
  useImportWork.setState({ running: { ...progress, sending, cancel }, outcome: null });
}

const hasEnded = ({ phase }: ImportProgress) => phase === 'done' || phase === 'cancelled';

/** Shows an import until it ends, and then what came of it. */
async function follow(progress: ImportProgress, abort: AbortController, unread: readonly SkippedFile[]): Promise<void> {
  const { importId } = progress;
  const { running } = useImportWork.getState();
  if (running?.importId === importId) useImportWork.setState({ running: { ...running, sending: null } });
  else begin(progress, abort, null);
  try {
    const state = await untilEnded(importId);
    useImportWork.setState({ running: null });
    await refreshListing();
    await tell({ ...state, filesSkipped: state.filesSkipped + unread.length, skipped: [...unread, ...state.skipped] });
  } finally {
    if (useImportWork.getState().running?.importId === importId) useImportWork.setState({ running: null });
  }
}

async function untilEnded(importId: string): Promise<ImportState> {
  for (;;) {
    const state = await callService(routes.importState, { parameters: { importId } });
    if (hasEnded(state)) return state;
    heardOfImport(state);
    await nextWord(importId);
  }
}

/** Until the service has told that the import ended, or it is time to ask. */
function nextWord(importId: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      window.clearTimeout(due);
      stop();
      resolve();
    };
    const due = window.setTimeout(done, askEveryMs);
    const stop = useImportWork.subscribe(({ running }) => {
      if (running?.importId !== importId || hasEnded(running)) done();
    });
  });
}

/** One pullback and nothing else is simply opened; anything else is told in the library, and at the foot of a read. */
async function tell(outcome: ImportState): Promise<void> {
  const [only, ...others] = outcome.opened;
  const inLibrary = useApp.getState().open === null;
  const opens = only !== undefined && others.length === 0 && inLibrary;
  const missing = outcome.filesSkipped + (outcome.fetched?.failed.length ?? 0);
  if (!opens || missing > 0) useImportWork.setState({ outcome });
  if (opens) await openRead(only);
  if (useApp.getState().open !== null) sayInApp(outcomeWords(outcome));
}

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** What came of an import in a sentence. Nothing is called a pullback here: it may be stills. */
export function outcomeWords({ phase, opened, filesSkipped, fetched }: ImportState): string {
  const added = opened.filter(({ isNew }) => isNew).length;
  const known = opened.length - added;
  const words = [
    ...(added > 0 ? [`${added} new in the library`] : []),
    ...(known > 0 ? [`${counted(known, 'was', 'were')} there already`] : []),
    ...(fetched !== undefined && fetched.failed.length > 0 ? [`${fetched.failed.length} series not fetched`] : []),
    ...(filesSkipped > 0 ? [`${counted(filesSkipped, 'file', 'files')} skipped`] : []),
  ];
  const said = opened.length === 0 ? [phase === 'cancelled' || (fetched?.failed.length ?? 0) > 0 ? 'nothing came in' : 'no pullback and no stills were found', ...words] : words;
  const sentence = `${phase === 'cancelled' ? 'Cancelled: ' : ''}${said.join(', ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
