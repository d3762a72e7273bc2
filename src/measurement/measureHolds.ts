import type { Analysis } from '../analysis/analysis.ts';
import type { FrameResults } from './frameResults.ts';
import type { HoldResult } from './holdResult.ts';
import type { MeasuringBasis } from './measuringBasis.ts';
import { commonArea, hasLumenArea } from './minimumLumenArea.ts';
import type { FrameResult } from './results.ts';

/** What the lumen does during each hold that the reader marked, over its contoured frames. Single images have no hold. */
export function measureHolds({ frameMarks }: Pick<Analysis, 'frameMarks'>, { byFrame }: FrameResults, basis: Pick<MeasuringBasis, 'kind' | 'frameTimesMs'>): readonly HoldResult[] {
  if (basis.kind === 'stills') return [];
  return frameMarks
    .filter(({ word }) => word.mark === 'notMeasurable' && word.reason === 'hold')
    .map(({ id, firstFrame, lastFrame }) => {
      const frames = [...byFrame.values()].filter((frame) => frame.frameNumber >= firstFrame && frame.frameNumber <= lastFrame && hasLumenArea(frame));
      const [from, to] = [basis.frameTimesMs?.[firstFrame - 1] ?? null, basis.frameTimesMs?.[lastFrame - 1] ?? null];
      return {
        frameMarkId: id,
        firstFrame,
        lastFrame,
        durationMs: from === null || to === null ? null : to - from,
        contouredFrames: frames.length,
        provisionalFrames: frames.filter(({ accepted }) => !accepted).length,
        ...areasOf(frames),
      };
    });
}

function areasOf(frames: readonly FrameResult[]): Pick<HoldResult, 'minimum' | 'maximum' | 'meanAreaMm2' | 'meanAreaPx2'> {
  const areaOf = commonArea(frames);
  const [first] = frames;
  if (first === undefined || areaOf === null) return { minimum: null, maximum: null, meanAreaMm2: null, meanAreaPx2: null };
  const extreme = (isBeyond: (a: number, b: number) => boolean) => {
    const frame = frames.reduce((found, other) => (isBeyond(areaOf(other), areaOf(found)) ? other : found), first);
    return { areaMm2: frame.lumenAreaMm2, areaPx2: frame.lumenAreaPx2, frameNumber: frame.frameNumber };
  };
  return {
    minimum: extreme((a, b) => a < b),
    maximum: extreme((a, b) => a > b),
    meanAreaMm2: meanOf(frames.map(({ lumenAreaMm2 }) => lumenAreaMm2)),
    meanAreaPx2: meanOf(frames.map(({ lumenAreaPx2 }) => lumenAreaPx2)),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value / values.length), 0);
}
