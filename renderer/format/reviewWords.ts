import type { Analysis } from '../../src/analysis/analysis.ts';
import { segmentName } from '../../src/analysis/veinSegment.ts';
import type { ReviewItem } from '../../src/measurement/reviewQueue.ts';

/** Why a frame comes next in a review: `the minimum of LCIV`. */
export function reviewReasonWords({ reason }: ReviewItem, analysis: Pick<Analysis, 'segments'>): string {
  switch (reason.kind) {
    case 'minimum':
    case 'reference':
    case 'stent': {
      const segment = analysis.segments.find(({ id }) => id === reason.segmentId);
      return `the ${reason.kind}${segment === undefined ? '' : ` of ${segmentName(segment)}`} rests on it`;
    }
    case 'areaJump':
      return `its area is ${Math.round(reason.percent)} % off the frames beside it`;
    case 'doubt':
      return `the border is unsure (confidence ${Math.round(reason.percentSure)} %)`;
    case 'sample':
      return 'nothing speaks against it; one of a sample of the sure ones';
  }
}
