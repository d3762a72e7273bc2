import { type Partner, type PullbackDetails, type ReadDetails, type ReportEntry, routes } from '../../src/api/contract.ts';
import type { ReadEntry } from '../../src/api/libraryListing.ts';
import type { HistoryAction, HistoryEvent } from '../../src/analysis/edit.ts';
import type { ComparisonPreset } from '../../src/measurement/comparisonPreset.ts';
import type { CallService } from '../service/client.ts';

/** All that a reading asks of the service. */
export interface ReadingPort {
  readonly load: () => Promise<LoadedReading>;
  /** The pullback alone. */
  readonly details: () => Promise<PullbackDetails>;
  readonly append: (expectedSequence: number, action: HistoryAction) => Promise<{ readonly event: HistoryEvent; readonly entry: ReadEntry }>;
  readonly finalise: (expectedSequence: number, reason: string | null, verified: boolean) => Promise<ReportEntry>;
  readonly addPreset: (preset: ComparisonPreset) => Promise<readonly ComparisonPreset[]>;
}

export interface LoadedReading {
  readonly details: PullbackDetails;
  readonly read: ReadDetails;
  readonly presets: readonly ComparisonPreset[];
  /** Other pullbacks of the patient that a reference may be taken from. */
  readonly partners: readonly Partner[];
  /** null while nobody has said who they are. */
  readonly reader: string | null;
}

export function readingPort(call: CallService, pullbackId: string, readId: string): ReadingPort {
  const details = () => call(routes.pullback, { parameters: { pullbackId } });
  return {
    details,
    async load() {
      const [session, pullback, read, { presets }, { partners }] = await Promise.all([
        call(routes.session),
        details(),
        call(routes.read, { parameters: { readId } }),
        call(routes.presets),
        call(routes.partners, { parameters: { readId } }),
      ]);
      return { details: pullback, read, presets, partners, reader: session.reader };
    },
    append: (expectedSequence, action) => call(routes.append, { parameters: { readId }, body: { expectedSequence, action } }),
    finalise: (expectedSequence, reason, verified) => call(routes.finalise, { parameters: { readId }, body: { expectedSequence, reason, verified } }),
    addPreset: async (preset) => (await call(routes.addPreset, { body: preset })).presets,
  };
}
