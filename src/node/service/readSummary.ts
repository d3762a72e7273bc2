import type { Analysis } from '../../analysis/analysis.ts';
import { missingForFinal } from '../../measurement/finality.ts';
import { measureAnalysis, type MeasuringOptions } from '../../measurement/measureAnalysis.ts';
import { basisOfPullback } from '../../measurement/measuringBasis.ts';
import { pairedChange } from '../../measurement/pairedChange.ts';
import type { SegmentResult } from '../../measurement/results.ts';
import type { Pullback } from '../../pullback/pullback.ts';
import type { ReadSummary } from '../library/library.ts';

/** What the listing shows of a document as it stands. `isFinal`: its newest event is in a final report. */
export function readSummary(analysis: Analysis, pullback: Pullback, options: MeasuringOptions, isFinal: boolean): ReadSummary {
  const measurement = measureAnalysis(analysis, basisOfPullback(pullback), options);
  const { contours } = analysis;
  const accepted = contours.filter(({ acceptance }) => acceptance.status === 'accepted');
  const untouched = contours.length === 0 && analysis.segments.length === 0 && analysis.frameMarks.length === 0;
  const ready = () => missingForFinal(analysis, measurement, pairedChange(analysis, measurement, options)?.result).length === 0;
  return {
    progress: isFinal ? 'final' : untouched ? 'toRead' : ready() ? 'ready' : 'reading',
    acceptedContours: accepted.length,
    provisionalContours: contours.length - accepted.length,
    acceptedUnseenContours: accepted.filter(({ acceptance }) => acceptance.status === 'accepted' && !acceptance.viewed).length,
    segments: measurement.segments.map(segmentSummary),
    phase: analysis.acquisition.phase,
    anchors: analysis.anchors.length,
  };
}

function segmentSummary({ id, vein, side, minimumLumenArea, reference, areaStenosisPercent }: SegmentResult): ReadSummary['segments'][number] {
  return {
    id,
    vein,
    side,
    minimumLumenAreaMm2: minimumLumenArea?.areaMm2 ?? null,
    minimumLumenAreaPx2: minimumLumenArea?.areaPx2 ?? null,
    minimumFrameNumber: minimumLumenArea?.frameNumber ?? null,
    minimumAccepted: minimumLumenArea?.accepted ?? false,
    areaStenosisPercent,
    hasReference: reference !== null,
  };
}
