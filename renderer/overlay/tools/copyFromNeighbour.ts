import type { AnalysisEdit } from '../../../src/analysis/edit.ts';
import type { Contour } from '../../../src/contour/contour.ts';

export type NeighbourCopy =
  | { readonly kind: 'copied'; readonly edit: AnalysisEdit; readonly fromFrame: number }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The contours of the nearest contoured frame (of two equally near ones the earlier), laid on this one as provisional
 * proposals. Kinds that this frame already has are left out. One edit, however many contours.
 */
export function copyFromNeighbour(contours: readonly Contour[], frameNumber: number, newId: () => string): NeighbourCopy {
  const here = new Set(contours.filter((contour) => contour.frameNumber === frameNumber).map(({ kind }) => kind));
  const elsewhere = contours.filter((contour) => contour.frameNumber !== frameNumber && !here.has(contour.kind));
  const fromFrame = nearestFrame(elsewhere, frameNumber);
  if (fromFrame === null) {
    const message = here.size > 0 ? `Frame ${frameNumber} already has its contour. Delete it first to copy another.` : 'No other frame has a contour that could be copied.';
    return { kind: 'refused', message };
  }
  const copies = elsewhere
    .filter((contour) => contour.frameNumber === fromFrame)
    .map(
      (contour): Contour => ({
        id: newId(),
        frameNumber,
        kind: contour.kind,
        curve: contour.curve,
        points: contour.points,
        origin: 'propagated',
        acceptance: { status: 'provisional' },
        author: contour.author,
      }),
    );
  const [only] = copies;
  const edit: AnalysisEdit =
    copies.length === 1 && only !== undefined
      ? { type: 'contourAdded', contour: only }
      : { type: 'contoursImported', contours: copies, from: `frame ${fromFrame}` };
  return { kind: 'copied', edit, fromFrame };
}

function nearestFrame(contours: readonly Contour[], frameNumber: number): number | null {
  let nearest: number | null = null;
  for (const contour of contours) {
    const distance = Math.abs(contour.frameNumber - frameNumber);
    const best = nearest === null ? Infinity : Math.abs(nearest - frameNumber);
    if (distance < best || (distance === best && nearest !== null && contour.frameNumber < nearest)) nearest = contour.frameNumber;
  }
  return nearest;
}
