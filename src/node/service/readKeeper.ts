import type { HistoryAction, HistoryEvent } from '../../analysis/edit.ts';
import { act, type History, replay } from '../../analysis/history.ts';
import { type ComparisonPreset, shippedPresets } from '../../measurement/comparisonPreset.ts';
import { AppError } from '../../shared/appError.ts';
import type { Library, StoredRead } from '../library/library.ts';
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

  return {
    load,
    presets,
    async append(readId, expectedSequence, action, reader) {
      const { read, history } = await load(readId);
      if (history.lastSequence !== expectedSequence) {
        throw new AppError('library/readChanged', 'This read was changed in another window. Nothing was overwritten: reload it to go on.');
      }
      const next = act(history, action);
      const { pullback } = await library.pullback(read.pullbackId);
      const summary = readSummary(next.document, pullback, await presets(), false);
      const event = await library.append(readId, expectedSequence, { reader, at: new Date().toISOString(), action }, summary);
      remember(readId, next);
      return { event, kept: { read: await library.read(readId), history: next } };
    },
    clear: () => histories.clear(),
  };
}
