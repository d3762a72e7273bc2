import type { Analysis } from '../analysis/analysis.ts';
import { type LandmarkName, landmarkWords } from '../analysis/landmark.ts';
import { segmentName, type Vein } from '../analysis/veinSegment.ts';
import type { Warning } from '../shared/warning.ts';

/** Place of a landmark from cranial to caudal; equal where anatomy varies. Stent edges and free text have none. */
const landmarkRank: Partial<Record<LandmarkName, number>> = {
  renalVeins: 0,
  iliacConfluence: 1,
  iliacArteryCrossing: 2,
  internalIliacConfluence: 3,
  hypogastricArteryCrossing: 4,
  inguinalLigament: 5,
  saphenofemoralJunction: 6,
  profundaConfluence: 6,
};

/** Place of a vein from cranial to caudal along the way of a catheter; inflow vessels have none. */
const veinRank: Partial<Record<Vein, number>> = { IVC: 0, CIV: 1, EIV: 2, CFV: 3, FV: 4 };

interface Ranked {
  readonly frame: number;
  readonly rank: number;
  readonly words: string;
}

/**
 * Warns of landmarks or veins in an order that anatomy forbids. With the direction not yet confirmed either order may
 * hold, but not both at once.
 */
export function anatomyWarnings(analysis: Analysis): readonly Warning[] {
  const landmarks = analysis.landmarks.flatMap((landmark): Ranked[] => {
    const rank = landmarkRank[landmark.name];
    return rank === undefined ? [] : [{ frame: landmark.frameNumber, rank, words: landmarkWords(landmark) }];
  });
  const segments = analysis.segments.flatMap((segment): Ranked[] => {
    const rank = veinRank[segment.vein];
    return rank === undefined ? [] : [{ frame: segment.firstFrame, rank, words: segmentName(segment) }];
  });
  const sides = new Set(analysis.segments.map(({ side }) => side).filter((side) => side !== null));
  return [
    ...orderWarnings(landmarks, analysis.direction, 'analysis/landmarkOrder'),
    ...orderWarnings(segments, analysis.direction, 'analysis/segmentOrder'),
    ...(sides.size > 1 ? [{ code: 'analysis/bothSides', message: 'Segments of the left and of the right side stand on one pullback. Check their sides.' }] : []),
  ];
}

function orderWarnings(items: readonly Ranked[], direction: Analysis['direction'], code: string): readonly Warning[] {
  const caudalwards = disorder(items, 1);
  const cranialwards = disorder(items, -1);
  const found = direction === 'cranialToCaudal' ? caudalwards : direction === 'caudalToCranial' ? cranialwards : cranialwards === null ? null : caudalwards;
  if (found === null) return [];
  const way = direction === null ? 'in neither direction of the pullback' : direction === 'cranialToCaudal' ? 'on a pullback from cranial to caudal' : 'on a pullback from caudal to cranial';
  return [{ code, message: `${found[0].words} (frame ${found[0].frame}) cannot come before ${found[1].words} (frame ${found[1].frame}) ${way}.` }];
}

/** The first two neighbours that stand the wrong way round for ranks growing (1) or falling (-1) with the frames. */
function disorder(items: readonly Ranked[], sign: 1 | -1): readonly [Ranked, Ranked] | null {
  const sorted = items.toSorted((a, b) => a.frame - b.frame || sign * (a.rank - b.rank));
  for (let i = 1; i < sorted.length; i++) {
    if (sign * (sorted[i]!.rank - sorted[i - 1]!.rank) < 0) return [sorted[i - 1]!, sorted[i]!];
  }
  return null;
}
