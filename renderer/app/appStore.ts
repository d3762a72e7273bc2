import { create } from 'zustand';
import { type Session, routes } from '../../src/api/contract.ts';
import type { Opened } from '../../src/api/importing.ts';
import type { LibraryListing } from '../../src/api/libraryListing.ts';
import type { ContourKind } from '../../src/contour/contour.ts';
import type { ValueWindow } from '../../src/dicom/imagePixels.ts';
import { useDetectionWork } from '../detection/detectionJob.ts';
import { type LumenDetector, openLumenDetector } from '../detection/lumenDetector.ts';
import type { FrameSource } from '../frames/frameSource.ts';
import { openFrameSource } from '../frames/openFrameSource.ts';
import { CutSource } from '../longitudinal/cutSource.ts';
import type { PanelName } from '../reading/reading.ts';
import { showPair } from '../pairView/pairStore.ts';
import { callService, sentenceOf } from '../service/client.ts';
import { desktop } from '../service/desktop.ts';
import { loadListing } from '../service/loadListing.ts';
import { type ReadingStore, createReadingStore } from '../store/readingStore.ts';
import { readingPort } from '../store/readingPort.ts';
import type { FrameStageHandle } from '../viewport/frameStageProps.ts';
import { type Place, placeOfHash, showPlace } from './place.ts';

export const libraryViews = ['pullbacks', 'remote', 'results', 'trash', 'settings'] as const;
export type LibraryView = (typeof libraryViews)[number];

/** A read on screen with what draws it. */
export interface OpenReading extends Opened {
  readonly store: ReadingStore;
  readonly frames: FrameSource;
  /** What its longitudinal view is made of. */
  readonly cut: CutSource;
  readonly detector: LumenDetector;
  /** The stage; its handle is there while it is mounted. */
  readonly stage: { readonly handle: FrameStageHandle | null };
  readonly setStage: (handle: FrameStageHandle | null) => void;
}

export interface AppState {
  readonly session: Session | null;
  readonly listing: LibraryListing | null;
  /** Why the program could not begin; null while it can. */
  readonly startProblem: string | null;
  readonly reachable: boolean;
  readonly libraryView: LibraryView;
  readonly selectedPullbackId: string | null;
  readonly open: OpenReading | null;
  /** A read that is being loaded, or could not be. */
  readonly opening: (Opened & { readonly problem: string | null }) | null;
  readonly message: string;
  readonly keysShown: boolean;
  readonly paletteShown: boolean;
  readonly contourKind: ContourKind;
  /** The reader's window over the grey values of the open pullback; null for the file's own. */
  readonly greyWindow: ValueWindow | null;
  /** What is to be picked in place, over the frame. */
  readonly framePick: 'landmark' | 'notMeasurable' | 'detect' | 'accept' | null;
}

export const useApp = create<AppState>()(() => ({
  session: null,
  listing: null,
  startProblem: null,
  reachable: true,
  libraryView: 'pullbacks',
  selectedPullbackId: null,
  open: null,
  opening: null,
  message: '',
  keysShown: false,
  paletteShown: false,
  contourKind: 'lumen',
  greyWindow: null,
  framePick: null,
}));

const set = useApp.setState;

/** Shows one sentence at the foot of the window, until the next. */
export function sayInApp(message: string): void {
  useApp.getState().open?.store.actions.say('');
  set({ message });
}

/** Asks who is here and what the library holds, and opens what the address or the command line names. */
export async function startApp(): Promise<void> {
  set({ startProblem: null });
  try {
    const [session, listing] = await Promise.all([callService(routes.session), loadListing(callService)]);
    set({ session, listing, reachable: true });
    if (session.refused.length > 0) sayInApp(session.refused.join(' '));
    const place = placeOfHash(location.hash) ?? newest(session.opened);
    if (place !== null) await goTo(place);
  } catch (error) {
    set({ startProblem: sentenceOf(error) });
  }
}

function newest(opened: readonly Opened[]): Place | null {
  const last = opened.at(-1);
  return last === undefined ? null : { kind: 'read', ...last };
}

/** How long the last listing took; a large library is not asked for again and again. */
let listingMs = 0;
let listingDue: number | undefined;
let listingsAsked = 0;

/** Loads the library's listing again. What is on screen stays until it is there. */
export async function refreshListing(): Promise<void> {
  window.clearTimeout(listingDue);
  listingDue = undefined;
  const asked = performance.now();
  const turn = ++listingsAsked;
  try {
    const listing = await loadListing(callService);
    // One that was asked for later is never overtaken by it.
    if (turn === listingsAsked) set({ listing });
  } catch (error) {
    sayInApp(sentenceOf(error));
  }
  listingMs = performance.now() - asked;
}

/** The same once for all that changes within a while. Not while a read is on screen: the way back to the library asks anyway. */
export function refreshListingSoon(): void {
  if (useApp.getState().open !== null) return;
  listingDue ??= window.setTimeout(() => void refreshListing(), Math.max(250, 4 * listingMs));
}

async function goTo(place: Place): Promise<void> {
  if (place.kind === 'library') showLibrary();
  else await openRead(place);
}

/** Whether the read on screen may be left: not while something that the reader did is nowhere but here. Says so where it may not. */
function mayLeave(): boolean {
  const state = useApp.getState().open?.store.getState();
  if (state === undefined) return true;
  if (useDetectionWork.getState().job !== null) {
    sayInApp('A detection is under way. Wait for it or cancel it, which keeps what is done, before you leave this read.');
    return false;
  }
  const waits = state.asksForReader;
  if (!waits && state.reading.saving.state !== 'failed') return true;
  sayInApp(waits ? 'An edit waits for your name. Give it, or drop the edit, before you leave this read.' : 'The last edit is not saved yet. Retry saving before you leave this read.');
  return false;
}

export function showLibrary(view: LibraryView = 'pullbacks'): void {
  if (!mayLeave()) return;
  closeRead();
  set({ libraryView: view });
  showPlace({ kind: 'library' });
  void refreshListing();
}

const frameKey = (readId: string) => `venolume.frame.${readId}`;

/** Keeps which frame is on screen, so that this window comes back to it. */
function rememberFrame(): void {
  const { open } = useApp.getState();
  if (open === null) return;
  try {
    sessionStorage.setItem(frameKey(open.readId), String(open.store.getState().reading.frameNumber));
  } catch {
    // A browser that keeps nothing: the read opens where it always does.
  }
}

function rememberedFrame(readId: string): number | null {
  const frameNumber = Number(sessionStorage.getItem(frameKey(readId)) ?? Number.NaN);
  return Number.isInteger(frameNumber) ? frameNumber : null;
}

function closeRead(): void {
  showPair(false);
  const { open } = useApp.getState();
  rememberFrame();
  open?.store.actions.setCine(false);
  open?.frames.dispose();
  open?.cut.dispose();
  open?.detector.dispose();
  set({ open: null, opening: null, greyWindow: null, framePick: null, message: '' });
}

/** Opens a read; the library stays on screen until it is loaded. */
export async function openRead(opened: Opened, panel?: PanelName): Promise<void> {
  const { open } = useApp.getState();
  if (open?.readId === opened.readId) {
    if (panel !== undefined) open.store.actions.showPanel(panel);
    return;
  }
  if (!mayLeave()) return;
  set({ opening: { ...opened, problem: null }, selectedPullbackId: opened.pullbackId, message: '' });
  try {
    const port = readingPort(callService, opened.pullbackId, opened.readId);
    const loaded = await port.load();
    const { opening } = useApp.getState();
    if (opening?.readId !== opened.readId) return;
    if (loaded.details.entry.file !== 'present') {
      closeRead();
      set({ libraryView: 'pullbacks', selectedPullbackId: opened.pullbackId });
      showPlace({ kind: 'library' });
      sayInApp('The file of this pullback is not where it was. Find it to go on; the contours are kept.');
      void refreshListing();
      return;
    }
    closeRead();
    const store = createReadingStore(loaded, port);
    if (panel !== undefined) store.actions.showPanel(panel);
    store.actions.goToFrame(rememberedFrame(opened.readId) ?? store.getState().reading.frameNumber);
    const stage: { handle: FrameStageHandle | null } = { handle: null };
    const setStage = (handle: FrameStageHandle | null) => {
      stage.handle = handle;
    };
    const frames = openFrameSource(opened.pullbackId, loaded.details.pullback);
    // On its way while the screen around it is built.
    frames.want(store.getState().reading.frameNumber);
    const { pixels, numberOfFrames, kind } = loaded.details.pullback;
    const detector = openLumenDetector({ pullbackId: opened.pullbackId, pixels, numberOfFrames, kind });
    const cut = new CutSource({ pullbackId: opened.pullbackId, pixels, numberOfFrames, isBusy: () => frames.isBusy || detector.isAsked() });
    set({ open: { ...opened, store, frames, cut, detector, stage, setStage } });
    showPlace({ kind: 'read', ...opened });
    // For the list of those opened recently; nothing is lost where it cannot be kept.
    void callService(routes.noteOpened, { parameters: { pullbackId: opened.pullbackId } }).catch(() => undefined);
  } catch (error) {
    set({ opening: { ...opened, problem: sentenceOf(error) } });
  }
}

/** The reader says who they are; edits that waited for it go on. */
export async function nameReader(reader: string): Promise<boolean> {
  try {
    const session = await callService(routes.setReader, { body: { reader } });
    set({ session });
    await useApp.getState().open?.store.readerNamed(session.reader ?? reader);
    return true;
  } catch (error) {
    sayInApp(sentenceOf(error));
    return false;
  }
}

/** Follows the browser's back and forward, and remembers where the reader was. */
export function followAddress(): () => void {
  const follow = () => {
    const place = placeOfHash(location.hash);
    const { open } = useApp.getState();
    if (place === null) return;
    const isThere = place.kind === 'library' ? open === null : open?.readId === place.readId;
    if (isThere) return;
    if (open === null || mayLeave()) void goTo(place);
    else showPlace({ kind: 'read', pullbackId: open.pullbackId, readId: open.readId });
  };
  let warned = false;
  const warn = (event: BeforeUnloadEvent) => {
    // A desktop window asks nothing when it is kept from closing: the second time it closes, whatever is lost by it.
    if (mayLeave() || (desktop !== null && warned)) return;
    warned = true;
    event.preventDefault();
    if (desktop !== null) sayInApp('The last edit is not in the library yet. Close the window again to leave without it.');
  };
  window.addEventListener('hashchange', follow);
  window.addEventListener('pagehide', rememberFrame);
  window.addEventListener('beforeunload', warn);
  return () => {
    window.removeEventListener('hashchange', follow);
    window.removeEventListener('pagehide', rememberFrame);
    window.removeEventListener('beforeunload', warn);
  };
}
