import type { Contour } from '../../../src/contour/contour.ts';

/** What is left to review in a document. */
export interface ProvisionalReview {
  readonly provisional: number;
  readonly acceptedUnseen: number;
  /** The next frame after the one on screen that holds a provisional contour, from the first again behind the last. */
  readonly nextFrame: number | null;
}

export function provisionalReview(contours: readonly Contour[], frameNumber: number): ProvisionalReview {
  const frames = contours.filter(({ acceptance }) => acceptance.status === 'provisional').map((contour) => contour.frameNumber);
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    provisional: frames.length,
    acceptedUnseen: contours.filter(({ acceptance }) => acceptance.status === 'accepted' && !acceptance.viewed).length,
    nextFrame: sorted.find((frame) => frame > frameNumber) ?? sorted[0] ?? null,
  };
}
