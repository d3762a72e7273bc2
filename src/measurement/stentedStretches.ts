import type { Analysis } from '../analysis/analysis.ts';
import type { Implant } from '../analysis/implant.ts';
import type { ImplantResult, StentedStretch } from './implantResult.ts';
import { lengthBetweenMm } from './lengthBetweenMm.ts';

type Positions = readonly (number | null)[] | null;

/** Where each implant lies and which others it overlaps, in the order of the document. */
export function implantResults({ implants }: Pick<Analysis, 'implants'>, positionsMm: Positions): readonly ImplantResult[] {
  return implants.map((implant) => ({
    implantId: implant.id,
    lengthMm: lengthBetweenMm(positionsMm, implant.firstFrame, implant.lastFrame),
    overlaps: implants.flatMap((other) => {
      const firstFrame = Math.max(implant.firstFrame, other.firstFrame);
      const lastFrame = Math.min(implant.lastFrame, other.lastFrame);
      return other === implant || firstFrame > lastFrame ? [] : [{ implantId: other.id, firstFrame, lastFrame, lengthMm: lengthBetweenMm(positionsMm, firstFrame, lastFrame) }];
    }),
  }));
}

/** The stretches of the pullback that implants cover, in frame order: those that overlap or follow each other without a frame between are one. */
export function stentedStretches(analysis: Pick<Analysis, 'implants' | 'landmarks' | 'segments' | 'direction'>, positionsMm: Positions): readonly StentedStretch[] {
  return joined(analysis.implants).map((implants) => {
    const firstFrame = Math.min(...implants.map((implant) => implant.firstFrame));
    const lastFrame = Math.max(...implants.map((implant) => implant.lastFrame));
    return {
      implantIds: implants.map(({ id }) => id),
      firstFrame,
      lastFrame,
      lengthMm: lengthBetweenMm(positionsMm, firstFrame, lastFrame),
      crossesInguinalLigament: crossesInguinalLigament(analysis, firstFrame, lastFrame),
      reachesIntoIvc: reachesIntoIvc(analysis, firstFrame, lastFrame),
    };
  });
}

function joined(implants: readonly Implant[]): readonly (readonly Implant[])[] {
  const stretches: Implant[][] = [];
  let reached = -Infinity;
  for (const implant of implants.toSorted((a, b) => a.firstFrame - b.firstFrame)) {
    if (implant.firstFrame <= reached + 1) stretches.at(-1)?.push(implant);
    else stretches.push([implant]);
    reached = Math.max(reached, implant.lastFrame);
  }
  return stretches;
}

/** A stent that ends at the ligament does not cross it. */
function crossesInguinalLigament({ landmarks }: Pick<Analysis, 'landmarks'>, firstFrame: number, lastFrame: number): boolean | null {
  const ligaments = landmarks.filter(({ name }) => name === 'inguinalLigament');
  return ligaments.length === 0 ? null : ligaments.some(({ frameNumber }) => frameNumber > firstFrame && frameNumber < lastFrame);
}

/** By a segment of the IVC, or by frames that lie cranial of the iliac confluence. */
function reachesIntoIvc({ segments, landmarks, direction }: Pick<Analysis, 'segments' | 'landmarks' | 'direction'>, firstFrame: number, lastFrame: number): boolean | null {
  const ivc = segments.filter(({ vein }) => vein === 'IVC');
  if (ivc.some((segment) => segment.firstFrame <= lastFrame && segment.lastFrame >= firstFrame)) return true;
  const confluence = landmarks.find(({ name }) => name === 'iliacConfluence');
  if (confluence !== undefined && direction !== null) return direction === 'cranialToCaudal' ? firstFrame < confluence.frameNumber : lastFrame > confluence.frameNumber;
  return ivc.length > 0 ? false : null;
}
