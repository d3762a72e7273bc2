import type { Analysis } from '../analysis/analysis.ts';
import { segmentName } from '../analysis/veinSegment.ts';
import type { FrameResult, MeasurementResult, SegmentResult } from '../measurement/results.ts';
import { referenceLiesHere } from './reportSegment.ts';

/** What the figure is that rests on a frame: `landing` is a frame of a sizing sheet. */
export type FrameRole = 'minimum' | 'reference' | 'minimumStent' | 'inStentMinimum' | 'landing';

/** A frame that the report shows as a picture because a figure rests on it. */
export interface FrameBehind {
  /** null for a landing frame, which may lie outside every segment. */
  readonly segmentId: string | null;
  readonly segmentName: string | null;
  readonly role: FrameRole;
  /** Where a reference or a landing frame lies; null for a minimum. */
  readonly side: 'cranial' | 'caudal' | 'segment' | null;
  readonly frameNumber: number;
  /** How many frames the figure was taken from: 1 for all but a statistic of several. */
  readonly ofFrames: number;
}

/**
 * The frames that a segment's figures rest on, as pictures: the MLA's, one a reference side, and those of the smallest stent and of the smallest lumen
 * within it where they are not the MLA's. Where a reference is a statistic of several frames, the frame whose area lies nearest to it stands for them.
 */
export function framesBehind(result: SegmentResult, analysis: Analysis, measurement: MeasurementResult): readonly FrameBehind[] {
  const base = { segmentId: result.id, segmentName: segmentName(result) };
  const shown: FrameBehind[] = [];
  const minimum = (role: FrameRole, found: { readonly frameNumber: number } | null | undefined) => {
    if (found === null || found === undefined || shown.some(({ frameNumber }) => frameNumber === found.frameNumber)) return;
    shown.push({ ...base, role, side: null, frameNumber: found.frameNumber, ofFrames: 1 });
  };
  minimum('minimum', result.minimumLumenArea);
  minimum('minimumStent', result.stent?.minimumStentArea);
  minimum('inStentMinimum', result.stent?.inStentMinimumLumen);
  if (!referenceLiesHere(result, analysis)) return shown;
  for (const side of result.reference?.sides ?? []) {
    const frameNumber = nearestToArea(side.frameNumbers, side.areaPx2, measurement.frames);
    if (frameNumber !== null) shown.push({ ...base, role: 'reference', side: side.side, frameNumber, ofFrames: side.frameNumbers.length });
  }
  return shown;
}

function nearestToArea(frameNumbers: readonly number[], areaPx2: number, frames: readonly FrameResult[]): number | null {
  let nearest: number | null = null;
  let distance = Infinity;
  for (const frame of frames) {
    if (frame.lumenAreaPx2 === null || !frameNumbers.includes(frame.frameNumber)) continue;
    const here = Math.abs(frame.lumenAreaPx2 - areaPx2);
    if (here < distance) {
      distance = here;
      nearest = frame.frameNumber;
    }
  }
  return nearest;
}
