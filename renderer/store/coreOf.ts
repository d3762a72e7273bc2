import { replay } from '../../src/analysis/history.ts';
import { basisOfPullback } from '../../src/measurement/measuringBasis.ts';
import { partnerWords } from '../format/partnerWords.ts';
import type { ReadingCore } from './readingOf.ts';
import type { LoadedReading } from './readingPort.ts';

/** A read as it comes on screen when it is loaded. */
export function coreOf(loaded: LoadedReading): ReadingCore {
  const { details, read, presets, partners, reader } = loaded;
  const history = replay(read.base, read.events);
  const [firstSegment] = history.document.segments;
  return {
    details,
    basis: basisOfPullback(details.pullback),
    read: read.entry,
    reports: read.reports,
    history,
    presets,
    partners: partners.map(({ pullbackId, analysis, pullback }) => ({ label: partnerWords(pullback, analysis), pullbackId, pullback, analysis, basis: basisOfPullback(pullback) })),
    frameNumber: openingFrame(loaded),
    tool: null,
    inHand: null,
    waitingContour: null,
    selectedContourId: null,
    selectedSegmentId: firstSegment?.id ?? null,
    panel: firstSegment === undefined ? 'frame' : 'segments',
    cineRunning: false,
    saving: { state: 'kept' },
    reader,
  };
}

/** Where a reader wants to begin: at the first segment's minimum where there is one, else at the beginning. */
function openingFrame({ read }: LoadedReading): number {
  return read.entry.segments.find(({ minimumFrameNumber }) => minimumFrameNumber !== null)?.minimumFrameNumber ?? 1;
}
