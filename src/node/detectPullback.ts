import type { Contour } from '../contour/contour.ts';
import { chosenLumina, type CourseFrame } from '../detection/chosenLumina.ts';
import type { GreyFrame } from '../detection/detectionFrame.ts';
import type { DetectedLumen } from '../detection/finishedLumen.ts';
import { anchorOfContour } from '../detection/searchFrame.ts';
import { StillPixels } from '../detection/stillPixels.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { Pullback } from '../pullback/pullback.ts';
import { greyOfFrame } from './greyOfFrame.ts';
import type { OpenPullback } from './openPullback.ts';
import { searchFrames } from './searchFrames.ts';

export interface PullbackDetection {
  /** In their order. */
  readonly frameNumbers: readonly number[];
  /** Contours that the course of the lumen must take; in order, none of the frames above. */
  readonly anchors: readonly Contour[];
  readonly spacingMm: SpacingMm | null;
  readonly onFrame?: ((done: number, total: number) => void) | undefined;
}

/** So many frames, evenly over the pullback, show what stands still in it. */
const framesForStillness = 24;

/** The lumina of the frames of a pullback, which was opened from `path`, on their likeliest course, by frame number; frames on which none stands out are missing. */
export async function detectPullback(path: string, opened: OpenPullback, { frameNumbers, anchors, spacingMm, onFrame }: PullbackDetection): Promise<ReadonlyMap<number, DetectedLumen>> {
  const { pullback } = opened;
  const greyFrame = async (frameNumber: number) => greyOfFrame(await opened.decodeFrame(frameNumber - 1), pullback.pixels);
  // Stills of different places share nothing but the console's drawing, and there are few of them.
  const excluded = pullback.kind === 'stills' ? null : await stillPixels(pullback, greyFrame);
  const known = anchors.flatMap((contour) => {
    const anchor = anchorOfContour(contour, pullback.pixels, spacingMm);
    return anchor === null ? [] : [{ frameNumber: contour.frameNumber, anchor }];
  });
  const course: CourseFrame[] = [...known];
  let done = 0;
  await searchFrames(path, opened, { frameNumbers: [...frameNumbers], spacingMm, excluded, known }, (searched) => {
    course.push(searched);
    onFrame?.(++done, frameNumbers.length);
  });
  return chosenLumina(course.toSorted((a, b) => a.frameNumber - b.frameNumber));
}

async function stillPixels({ numberOfFrames, pixels }: Pullback, greyFrame: (frameNumber: number) => Promise<GreyFrame>): Promise<Uint8Array | null> {
  const still = new StillPixels(pixels.columns, pixels.rows);
  const count = Math.min(framesForStillness, numberOfFrames);
  for (let k = 0; k < count; k++) still.add(await greyFrame(1 + Math.floor((k * numberOfFrames) / count)));
  return still.excluded();
}
