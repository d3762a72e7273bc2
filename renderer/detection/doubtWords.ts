import type { DetectionDoubt } from '../../src/detection/finishedLumen.ts';

/** Every doubt that a detector may have of a border. */
export const detectionDoubts = ['notStarShaped', 'onCatheter', 'atImageEdge', 'unclear'] as const satisfies readonly DetectionDoubt[];

/** What the reader is to look at because of it. */
export const doubtWords: Readonly<Record<DetectionDoubt, string>> = {
  notStarShaped: 'The border turns back on itself: a slit’s tip, a branch or a second channel may be cut off.',
  onCatheter: 'The border lies on the catheter: the wall may be hidden behind it.',
  atImageEdge: 'The border runs out of the picture.',
  unclear: 'The border hardly stands out from what surrounds it.',
};
