import type { VeinSegment } from '../analysis/veinSegment.ts';
import { lumenCurves } from './frameCurves.ts';
import type { FrameResults } from './frameResults.ts';
import type { FrameResult, MinimumLumenArea } from './results.ts';

/** The frames of a range that can supply a minimum or count as answered: contoured, occluded or collapsed, in frame order. */
export function answeredFrames(results: FrameResults, firstFrame: number, lastFrame: number): readonly FrameResult[] {
  return [...results.byFrame.values()].filter(
    (frame) =>
      frame.frameNumber >= firstFrame &&
      frame.frameNumber <= lastFrame &&
      results.words.get(frame.frameNumber)?.mark !== 'notMeasurable' &&
      hasLumenArea(frame),
  );
}

/** Whether the frame's lumen has an area, by a contour or by the reader's word. */
export function hasLumenArea({ lumenAreaMm2, lumenAreaPx2 }: FrameResult): boolean {
  return lumenAreaMm2 !== null || lumenAreaPx2 !== null;
}

/** The frame's area in the one scale in which all the given frames have an area; null where there is none. */
export function commonArea(frames: readonly FrameResult[]): ((frame: FrameResult) => number) | null {
  if (frames.every((frame) => frame.lumenAreaMm2 !== null)) return (frame) => frame.lumenAreaMm2!;
  if (frames.every((frame) => frame.lumenAreaPx2 !== null)) return (frame) => frame.lumenAreaPx2!;
  return null;
}

/**
 * The smallest lumen area among a segment's contoured and marked frames (ties: the lowest frame). null where there is no
 * such frame, or where areas in mm² and in px² stand side by side and cannot be compared. Single images have no edge.
 */
export function minimumLumenArea(
  segment: Pick<VeinSegment, 'firstFrame' | 'lastFrame'>,
  results: FrameResults,
  positionsMm: readonly (number | null)[] | null,
  isStills: boolean,
): MinimumLumenArea | null {
  const frames = answeredFrames(results, segment.firstFrame, segment.lastFrame);
  const areaOf = commonArea(frames);
  const [first] = frames;
  if (first === undefined || areaOf === null) return null;
  const minimum = frames.reduce((smallest, frame) => (areaOf(frame) < areaOf(smallest) ? frame : smallest), first);
  const lumens = lumenCurves(minimum);
  const single = minimum.state === 'measured' && minimum.channels === 1 && lumens.length === 1 ? lumens[0]!.crossSection : null;
  return {
    areaMm2: minimum.lumenAreaMm2,
    areaPx2: minimum.lumenAreaPx2,
    frameNumber: minimum.frameNumber,
    positionMm: positionsMm?.[minimum.frameNumber - 1] ?? null,
    state: minimum.state,
    atEdge: !isStills && (minimum === first || minimum === frames.at(-1)),
    channels: minimum.channels,
    largestChannelAreaMm2: minimum.largestChannelAreaMm2,
    minDiameterMm: single?.minDiameterMm ?? null,
    maxDiameterMm: single?.maxDiameterMm ?? null,
    equivalentDiameterMm: minimum.lumenAreaMm2 === null ? null : 2 * Math.sqrt(minimum.lumenAreaMm2 / Math.PI),
    minDiameterEnds: single?.minDiameterEnds ?? null,
    accepted: minimum.accepted,
    viewed: !minimum.acceptedUnseen,
  };
}
