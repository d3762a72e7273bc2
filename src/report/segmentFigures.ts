import { segmentName, segmentWords } from '../analysis/veinSegment.ts';
import type { MinimumLumenArea, SegmentResult } from '../measurement/results.ts';
import type { StentMinimum, StentResult } from '../measurement/stentResult.ts';

type WithoutEnds<Minimum> = Omit<Minimum, 'minDiameterEnds'>;

/** What the stents within a segment measure, without what only a drawing needs. */
export interface StentFigures extends Omit<StentResult, 'minimumStentArea' | 'inStentMinimumLumen'> {
  readonly minimumStentArea: WithoutEnds<StentMinimum> | null;
  readonly inStentMinimumLumen: WithoutEnds<StentMinimum> | null;
}

/** A segment's result under its name, without what only a drawing needs. The figures have the names and values of `measure --json`. */
export interface SegmentFigures extends Omit<SegmentResult, 'minimumLumenArea' | 'largestGapFrames' | 'stent'> {
  /** `LCIV` */
  readonly name: string;
  /** `Left common iliac vein` */
  readonly words: string;
  readonly minimumLumenArea: WithoutEnds<MinimumLumenArea> | null;
  /** null for single images, between which nobody knows what lies. */
  readonly largestGapFrames: number | null;
  readonly stent: StentFigures | null;
}

export function segmentFigures(result: SegmentResult): SegmentFigures {
  const { stent } = result;
  return {
    ...result,
    ...(result.ofStills === null ? {} : { largestGapFrames: null, largestGapFirstFrame: null }),
    name: segmentName(result),
    words: segmentWords(result),
    minimumLumenArea: withoutEnds(result.minimumLumenArea),
    stent: stent === null ? null : { ...stent, minimumStentArea: withoutEnds(stent.minimumStentArea), inStentMinimumLumen: withoutEnds(stent.inStentMinimumLumen) },
  };
}

function withoutEnds<Minimum extends { readonly minDiameterEnds: unknown }>(minimum: Minimum | null): WithoutEnds<Minimum> | null {
  if (minimum === null) return null;
  const { minDiameterEnds: _drawn, ...rest } = minimum;
  return rest;
}

/** Whether figures of the segment rest on contours that no reader has accepted. */
export function restsOnProvisional({ provisionalFrames, reference, stent }: SegmentFigures): boolean {
  return provisionalFrames > 0 || (reference?.provisionalFrames ?? 0) > 0 || (stent?.provisionalFrames ?? 0) > 0;
}
