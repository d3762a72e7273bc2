import { create } from 'zustand';
import { routes } from '../../src/api/contract.ts';
import type { RemoteInstance, RemoteSeries, RemoteStudy, StudySearch } from '../../src/api/remoteStudy.ts';
import type { FetchedSeries } from '../../src/api/servers.ts';
import { callService, sentenceOf } from '../service/client.ts';

/** What is asked of a server: on its way, there, or not to be had. */
export type Asked<T> = { readonly state: 'waiting' } | { readonly state: 'there'; readonly value: T } | { readonly state: 'failed'; readonly message: string };

export interface Finding {
  readonly serverId: string | null;
  readonly search: StudySearch;
  /** null before anything was looked for. */
  readonly studies: Asked<{ readonly studies: readonly RemoteStudy[]; readonly areMore: boolean }> | null;
  readonly study: RemoteStudy | null;
  readonly series: Asked<readonly RemoteSeries[]> | null;
  /** By series, of those that were opened. */
  readonly instances: Readonly<Record<string, Asked<readonly RemoteInstance[]>>>;
  /** By series: all of it, or which of its instances. */
  readonly chosen: Readonly<Record<string, 'all' | readonly string[]>>;
}

const emptySearch: StudySearch = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };
const nothingFound = { studies: null, study: null, series: null, instances: {}, chosen: {} } as const;

/** Stays while the reader looks at a read and comes back; never kept beyond the window. */
export const useFinding = create<Finding>()(() => ({ serverId: null, search: emptySearch, ...nothingFound }));

const set = useFinding.setState;

/** Shown at once rather than opened by hand, where it is not more than this. */
const fewInstances = 40;

let asking = new AbortController();

export function chooseServer(serverId: string): void {
  asking.abort();
  set({ serverId, ...nothingFound });
}

export function changeSearch(change: Partial<StudySearch>): void {
  set(({ search }) => ({ search: { ...search, ...change } }));
}

/** Asks for the studies that fit; what was asked before is not waited for. */
export async function findStudies(): Promise<void> {
  const { serverId, search } = useFinding.getState();
  if (serverId === null) return;
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  set({ ...nothingFound, studies: { state: 'waiting' } });
  const answer = await asked(callService(routes.findStudies, { parameters: { serverId }, body: search, signal }));
  if (signal.aborted) return;
  set({ studies: answer });
  if (answer.state === 'there' && answer.value.studies.length === 1) await openStudy(answer.value.studies[0]!);
}

export function stopFinding(): void {
  asking.abort();
  set({ studies: null });
}

/** Shows the series of a study, chosen where there is only one that may hold pullbacks. */
export async function openStudy(study: RemoteStudy): Promise<void> {
  const { serverId } = useFinding.getState();
  if (serverId === null) return;
  set({ study, series: { state: 'waiting' }, instances: {}, chosen: {} });
  const { studyInstanceUid } = study;
  const answer = await asked(callService(routes.findSeries, { parameters: { serverId }, body: { studyInstanceUid } }).then(({ series }) => series));
  if (useFinding.getState().study !== study) return;
  set({ series: answer });
  if (answer.state !== 'there') return;
  const possible = answer.value.filter(({ mayHoldPullbacks }) => mayHoldPullbacks);
  if (possible.length === 1) set({ chosen: { [possible[0]!.seriesInstanceUid]: 'all' } });
  await Promise.all(possible.filter(({ numberOfInstances }) => numberOfInstances !== null && numberOfInstances <= fewInstances).map(({ seriesInstanceUid }) => openSeries(seriesInstanceUid)));
}

/** Shows the instances of a series. */
export async function openSeries(seriesInstanceUid: string): Promise<void> {
  const { serverId, study } = useFinding.getState();
  if (serverId === null || study === null) return;
  const show = (answer: Asked<readonly RemoteInstance[]>) => set(({ instances }) => ({ instances: { ...instances, [seriesInstanceUid]: answer } }));
  show({ state: 'waiting' });
  const { studyInstanceUid } = study;
  const answer = await asked(callService(routes.findInstances, { parameters: { serverId }, body: { studyInstanceUid, seriesInstanceUid } }).then(({ instances }) => instances));
  if (useFinding.getState().study === study) show(answer);
}

export function closeSeries(seriesInstanceUid: string): void {
  set(({ instances }) => ({ instances: Object.fromEntries(Object.entries(instances).filter(([uid]) => uid !== seriesInstanceUid)) }));
}

export function chooseSeries(seriesInstanceUid: string, wanted: boolean): void {
  set(({ chosen }) => ({ chosen: withChoice(chosen, seriesInstanceUid, wanted ? 'all' : []) }));
}

export function chooseInstance(seriesInstanceUid: string, sopInstanceUid: string, wanted: boolean): void {
  set(({ chosen, instances }) => {
    const listed = instances[seriesInstanceUid];
    const all = listed?.state === 'there' ? listed.value.map((each) => each.sopInstanceUid) : [];
    const before = chosen[seriesInstanceUid] ?? [];
    const others = (before === 'all' ? all : before).filter((uid) => uid !== sopInstanceUid);
    const now = wanted ? [...others, sopInstanceUid] : others;
    return { chosen: withChoice(chosen, seriesInstanceUid, now.length === all.length ? 'all' : now) };
  });
}

function withChoice(chosen: Finding['chosen'], seriesInstanceUid: string, choice: 'all' | readonly string[]): Finding['chosen'] {
  const others = Object.fromEntries(Object.entries(chosen).filter(([uid]) => uid !== seriesInstanceUid));
  return choice.length === 0 ? others : { ...others, [seriesInstanceUid]: choice };
}

/** What is chosen, as it is asked of the service, in the order of the list. */
export function chosenSeries({ study, series, chosen }: Finding): readonly FetchedSeries[] {
  if (study === null || series?.state !== 'there') return [];
  return series.value.flatMap((each) => {
    const choice = chosen[each.seriesInstanceUid];
    if (choice === undefined) return [];
    return [{ studyInstanceUid: study.studyInstanceUid, seriesInstanceUid: each.seriesInstanceUid, sopInstanceUids: choice === 'all' ? null : [...choice], words: seriesWords(each) }];
  });
}

/** By what the reader knows a series. */
export function seriesWords({ modality, seriesNumber, seriesDescription }: RemoteSeries): string {
  return [seriesNumber === null ? 'Series' : `Series ${seriesNumber}`, seriesDescription || modality].filter(Boolean).join(', ');
}

async function asked<T>(question: Promise<T>): Promise<Asked<T>> {
  try {
    return { state: 'there', value: await question };
  } catch (error) {
    return { state: 'failed', message: sentenceOf(error) };
  }
}
