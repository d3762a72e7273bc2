import { create } from 'zustand';
import type { DeidentifyBody, DeidentifyState } from '../../src/api/deidentify.ts';
import { routes } from '../../src/api/contract.ts';
import type { LibraryListing, PatientEntry, PullbackEntry } from '../../src/api/libraryListing.ts';
import type { PixelRectangle } from '../../src/dicom/deidentify/blanking.ts';
import { refreshListing, sayInApp, useApp } from '../app/appStore.ts';
import { chosenRead } from '../library/chosenRead.ts';
import { callService, sentenceOf } from '../service/client.ts';

/** One pullback of the case that is exported, or may be. */
export interface ExportedPullback {
  readonly entry: PullbackEntry;
  readonly ticked: boolean;
  readonly readIds: readonly string[];
  readonly rectangles: readonly PixelRectangle[];
  /** The user's word that the file's regions are wrong. */
  readonly keepOutside: boolean;
  /** Frames (1-based) that were on screen here. */
  readonly seen: ReadonlySet<number>;
}

export type ExportOptions = Omit<DeidentifyBody, 'pullbacks' | 'looked'>;

/** An export without names while it is put together, made and looked at. */
export interface Deidentifying {
  readonly patient: PatientEntry;
  readonly pullbacks: readonly ExportedPullback[];
  /** Whose frames are on screen. */
  readonly shownPullbackId: string;
  readonly options: ExportOptions;
  readonly looked: boolean;
  readonly job: DeidentifyState | null;
  readonly downloaded: boolean;
  /** Why it could not begin. */
  readonly problem: string | null;
}

export const useDeidentify = create<{ readonly open: Deidentifying | null }>()(() => ({ open: null }));

/** Begins to put an export together: this pullback ticked, with the reader's own read of it, the others of its case beside it. */
export async function openDeidentify(pullbackId: string): Promise<void> {
  if (useApp.getState().open !== null) await refreshListing();
  const { listing, session } = useApp.getState();
  const found = listing === null ? null : caseOf(listing, pullbackId);
  if (found === null) return sayInApp('This pullback is not in the library any more.');
  const patientId = `ANON-${crypto.randomUUID().slice(0, 6).toUpperCase()}`;
  useDeidentify.setState({
    open: {
      patient: found.patient,
      pullbacks: found.pullbacks.map((entry) => {
        const read = chosenRead(entry, session?.reader ?? null);
        const isOwn = read !== null && (read.reader === '' || read.reader === session?.reader);
        return { entry, ticked: entry.pullbackId === pullbackId, readIds: isOwn && hasContent(read) ? [read.readId] : [], rectangles: [], keepOutside: false, seen: new Set<number>() };
      }),
      shownPullbackId: pullbackId,
      options: { patientId, patientName: patientId, dates: 'removed', keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false },
      looked: false,
      job: null,
      downloaded: false,
      problem: null,
    },
  });
}

function hasContent(read: PullbackEntry['reads'][number]): boolean {
  return read.acceptedContours + read.provisionalContours + read.segments.length > 0;
}

function caseOf(listing: LibraryListing, pullbackId: string): { readonly patient: PatientEntry; readonly pullbacks: readonly PullbackEntry[] } | null {
  for (const patient of listing.patients) {
    for (const { pullbacks } of patient.cases) if (pullbacks.some((entry) => entry.pullbackId === pullbackId)) return { patient, pullbacks: pullbacks.filter(({ file }) => file === 'present') };
  }
  return null;
}

function change(next: (open: Deidentifying) => Partial<Deidentifying>): void {
  const { open } = useDeidentify.getState();
  if (open !== null) useDeidentify.setState({ open: { ...open, ...next(open) } });
}

export const setExport = (next: Partial<Pick<Deidentifying, 'shownPullbackId' | 'looked' | 'downloaded'>>): void => change(() => next);

export const setExportOptions = (next: Partial<ExportOptions>): void => change(({ options }) => ({ options: { ...options, ...next } }));

/** Changes one pullback. Another picture, or other pixels left in it, must be looked at anew. */
export function setPullback(pullbackId: string, next: Partial<Omit<ExportedPullback, 'entry' | 'seen'>>): void {
  const unlooked = [next.rectangles, next.ticked, next.keepOutside].some((one) => one !== undefined) ? { looked: false } : {};
  change(({ pullbacks }) => ({ ...unlooked, pullbacks: pullbacks.map((each) => (each.entry.pullbackId === pullbackId ? { ...each, ...next } : each)) }));
}

export function sawFrame(pullbackId: string, frameNumber: number): void {
  const pullback = useDeidentify.getState().open?.pullbacks.find(({ entry }) => entry.pullbackId === pullbackId);
  if (pullback === undefined || pullback.seen.has(frameNumber)) return;
  change(({ pullbacks }) => ({ pullbacks: pullbacks.map((each) => (each === pullback ? { ...each, seen: new Set([...each.seen, frameNumber]) } : each)) }));
}

/** The first, the middle and the last frame: consoles burn into all frames alike, and what changes on the way shows in the middle. */
export function framesToSee(numberOfFrames: number): readonly number[] {
  return [...new Set([1, Math.ceil(numberOfFrames / 2), numberOfFrames])];
}

/** Whether enough of a pullback was on screen to say what is in its pictures. */
export function wasLookedAt({ entry, seen }: ExportedPullback): boolean {
  return framesToSee(entry.numberOfFrames).every((frameNumber) => seen.has(frameNumber));
}

/** Whether the user can say that nothing is left in the pictures. */
export function mayHaveLooked({ pullbacks }: Deidentifying): boolean {
  const ticked = pullbacks.filter((pullback) => pullback.ticked);
  return ticked.length > 0 && ticked.every(wasLookedAt);
}

/** What is still to be done before the export can be made, in a sentence; null where nothing is. */
export function lockedBecause(open: Deidentifying): string | null {
  const { pullbacks, options, looked } = open;
  if (!pullbacks.some(({ ticked }) => ticked)) return 'Tick a pullback.';
  if (options.patientId.trim() === '' || options.patientName.trim() === '') return 'Give the new patient ID and name.';
  if (!mayHaveLooked(open)) return 'Look at the first, the middle and the last frame of every pullback.';
  return looked ? null : 'Say that you have looked.';
}

const betweenQuestionsMs = 300;

/** Makes the export, and follows it until it ends. */
export async function makeExport(): Promise<void> {
  const { open } = useDeidentify.getState();
  if (open === null || lockedBecause(open) !== null) return;
  const pullbacks = open.pullbacks.filter(({ ticked }) => ticked).map(({ entry: { pullbackId }, rectangles, keepOutside, readIds }) => ({ pullbackId, rectangles: [...rectangles], keepOutside, readIds: [...readIds] }));
  change(() => ({ problem: null }));
  try {
    let job = await callService(routes.beginDeidentify, { body: { ...open.options, pullbacks, looked: open.looked } });
    change(() => ({ job, downloaded: false }));
    while (job.phase === 'working') {
      await new Promise((resolve) => setTimeout(resolve, betweenQuestionsMs));
      // Cancelled, or put away.
      if (useDeidentify.getState().open?.job?.exportId !== job.exportId) return;
      job = await callService(routes.deidentifyState, { parameters: { exportId: job.exportId } });
      if (useDeidentify.getState().open?.job?.exportId === job.exportId) change(() => ({ job }));
    }
  } catch (error) {
    change(() => ({ job: null, problem: sentenceOf(error) }));
  }
}

/** Goes back to the choices; what was made, or is being made, is thrown away. */
export function discardExport(): void {
  const exportId = useDeidentify.getState().open?.job?.exportId;
  change(() => ({ job: null }));
  if (exportId !== undefined) void callService(routes.discardDeidentified, { parameters: { exportId } }).catch(() => undefined);
}

/** Puts it away. What is on its way to the disk is not taken from under it: the program throws it away itself when it ends. */
export function closeDeidentify(): void {
  if (useDeidentify.getState().open?.downloaded === false) discardExport();
  useDeidentify.setState({ open: null });
}
