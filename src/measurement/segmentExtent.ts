import type { VeinSegment } from '../analysis/veinSegment.ts';
import type { FrameResult, SegmentResult } from './results.ts';

/**
 * Length of a segment and the lumen volume over its contoured frames by the trapezium rule, with the share of the length
 * that they cover. All null where the positions of its ends are not known: a manual pullback has no lengths.
 */
export function segmentExtent(
  segment: Pick<VeinSegment, 'firstFrame' | 'lastFrame'>,
  contoured: readonly FrameResult[],
  positionsMm: readonly (number | null)[] | null,
): Pick<SegmentResult, 'lengthMm' | 'volumeMm3' | 'volumeCoveredFraction'> {
  const place = (frameNumber: number) => positionsMm?.[frameNumber - 1] ?? null;
  const [first, last] = [place(segment.firstFrame), place(segment.lastFrame)];
  if (first === null || last === null) return { lengthMm: null, volumeMm3: null, volumeCoveredFraction: null };
  const lengthMm = Math.abs(last - first);
  let volumeMm3 = 0;
  let coveredMm = 0;
  for (let i = 1; i < contoured.length; i++) {
    const [a, b] = [contoured[i - 1]!, contoured[i]!];
    const [from, to] = [place(a.frameNumber), place(b.frameNumber)];
    if (from === null || to === null || a.lumenAreaMm2 === null || b.lumenAreaMm2 === null) {
      return { lengthMm, volumeMm3: null, volumeCoveredFraction: null };
    }
    coveredMm += Math.abs(to - from);
    volumeMm3 += (Math.abs(to - from) * (a.lumenAreaMm2 + b.lumenAreaMm2)) / 2;
  }
  if (contoured.length < 2 || lengthMm === 0) return { lengthMm, volumeMm3: null, volumeCoveredFraction: null };
  return { lengthMm, volumeMm3, volumeCoveredFraction: coveredMm / lengthMm };
}
