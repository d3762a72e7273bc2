import type { Analysis } from '../../analysis/analysis.ts';
import type { HistoryAction, HistoryEvent } from '../../analysis/edit.ts';
import type { Partner } from '../../api/contract.ts';
import { act, type History, replay } from '../../analysis/history.ts';
import { type ComparisonPreset, shippedPresets } from '../../measurement/comparisonPreset.ts';
import type { MeasuringOptions } from '../../measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { AppError } from '../../shared/appError.ts';
import type { Library, ListedPullback, ListedRead, StoredRead } from '../library/library.ts';
import { keptPullback } from './keptPullback.ts';
import { readSummary } from './readSummary.ts';

/** How many replayed reads stay in memory. */
const keptReads = 20;

/** A read with its document as it stands. */
export interface KeptRead {
  readonly read: StoredRead;
  readonly history: History;
}

/** The reads of a library with their documents: the one way by which an edit reaches the library. */
export interface ReadKeeper {
  load(readId: string): Promise<KeptRead>;
  /**
   * Applies an action to the document and appends it to the trail. Throws `library/readChanged` where somebody wrote since
   * `expectedSequence`, `analysis/editRefused` where the action contradicts the document; nothing is written then.
   */
  append(readId: string, expectedSequence: number, action: HistoryAction, reader: string): Promise<{ event: HistoryEvent; kept: KeptRead }>;
  presets(): Promise<readonly ComparisonPreset[]>;
  /** What measuring a document draws on besides its own pullback: presets, and the partners that its references name. */
  measuringOptions(analysis: Analysis): Promise<MeasuringOptions>;
  /** Other pullbacks of the patient with this reader's newest read of each, where it has segments. Other readers' stay unseen. */
  partners(read: ListedRead): Promise<readonly Partner[]>;
  /** Forgets everything, as after a restore. */
  clear(): void;
}

export function readKeeper(library: Library): ReadKeeper {
  const histories = new Map<string, History>();

  function remember(readId: string, history: History): void {
    histories.delete(readId);
    histories.set(readId, history);
    for (const oldest of [...histories.keys()].slice(0, Math.max(0, histories.size - keptReads))) histories.delete(oldest);
  }

  async function load(readId: string): Promise<KeptRead> {
    const read = await library.read(readId);
    const known = histories.get(readId);
    const fits = known !== undefined && known.lastSequence === read.lastEventSequence && known.document.read.reader === read.reader;
    const history = fits ? known : replay(read.base, await library.events(readId));
    remember(readId, history);
    return { read, history };
  }

  const presets = async () => [...shippedPresets, ...(await library.presets())];

  async function partnersAmong(patientKey: string, ownPullbackId: string, reader: string, wanted: (sopInstanceUid: string) => boolean): Promise<readonly Partner[]> {
    const others = (await library.pullbacksOfPatient(patientKey)).filter(({ pullbackId, summary }) => pullbackId !== ownPullbackId && wanted(summary.sopInstanceUid));
    const partners: Partner[] = [];
    for (const { pullbackId } of others) {
      const own = (await library.reads(pullbackId)).findLast((read) => read.reader === reader && read.summary.segments.length > 0);
      if (own === undefined) continue;
      const { history } = await load(own.readId);
      const { pullback } = await library.pullback(pullbackId);
      partners.push({ pullbackId, readId: own.readId, analysis: history.document, pullback });
    }
    return partners;
  }

  async function measuringOptions(analysis: Analysis): Promise<MeasuringOptions> {
    const named = otherPullbacksNamed(analysis);
    if (named.size === 0) return { presets: await presets() };
    const stored = await keptPullback(library, analysis.pullback.sopInstanceUid);
    const partners = stored === null ? [] : await partnersAmong(stored.patientKey, stored.pullbackId, analysis.read.reader, (uid) => named.has(uid));
    return { presets: await presets(), partners: partners.map(({ analysis: other, pullback }) => ({ analysis: other, basis: basisOfPullback(pullback) })) };
  }

  /** What the list shows of the reader's other reads whose references lie in this one's pullback. What is final stays as it was frozen. */
  async function summariseDependants(read: ListedRead, { pullbackId, patientKey, summary: own }: ListedPullback): Promise<void> {
    for (const other of await library.pullbacksOfPatient(patientKey)) {
      if (other.pullbackId === pullbackId) continue;
      for (const { readId } of (await library.reads(other.pullbackId)).filter(({ reader, summary }) => reader === read.reader && summary.progress !== 'final' && summary.segments.some(({ hasReference }) => hasReference))) {
        const { history, read: dependant } = await load(readId);
        if (!otherPullbacksNamed(history.document).has(own.sopInstanceUid)) continue;
        const { pullback } = await library.pullback(other.pullbackId);
        const summary = readSummary(history.document, pullback, await measuringOptions(history.document), false);
        await library.setSummary(readId, dependant.lastEventSequence, summary);
      }
    }
  }

  return {
    load,
    presets,
    measuringOptions,
    async partners(read) {
      const stored = await library.pullback(read.pullbackId);
      return partnersAmong(stored.patientKey, stored.pullbackId, read.reader, (uid) => uid !== stored.pullback.sopInstanceUid);
    },
    async append(readId, expectedSequence, action, reader) {
      const { read, history } = await load(readId);
      if (history.lastSequence !== expectedSequence) {
        throw new AppError('library/readChanged', 'This read was changed in another window. Nothing was overwritten: reload it to go on.');
      }
      const next = act(history, action);
      const stored = await library.pullback(read.pullbackId);
      const summary = readSummary(next.document, stored.pullback, await measuringOptions(next.document), false);
      const event = await library.append(readId, expectedSequence, { reader, at: new Date().toISOString(), action }, summary);
      remember(readId, next);
      // The edit is kept whatever becomes of another read's line in the list.
      await summariseDependants(read, stored).catch(() => undefined);
      return { event, kept: { read: await library.read(readId), history: next } };
    },
    clear: () => histories.clear(),
  };
}

/** The pullbacks, by SOP Instance UID, that a document refers to besides its own: where references of it lie, and what it is compared with. */
function otherPullbacksNamed({ segments, pullback, pairing }: Analysis): ReadonlySet<string> {
  const named = new Set(segments.flatMap(({ reference }) => (reference?.rule === 'segment' && reference.analysis !== null ? [reference.analysis] : [])));
  if (pairing !== null) named.add(pairing.beforeSopInstanceUid);
  named.delete(pullback.sopInstanceUid);
  return named;
}
