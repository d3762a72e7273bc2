import type { Contour } from '../contour/contour.ts';
import { chosenLumina, type CourseFrame } from '../detection/chosenLumina.ts';
import type { DetectedLumen } from '../detection/finishedLumen.ts';
import type { RayBorder } from '../detection/rayBorder.ts';
import { anchorOfContour, searchFrame } from '../detection/searchFrame.ts';
import { StillPixels } from '../detection/stillPixels.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import { greyOfFrame } from './greyOfFrame.ts';
import type { OpenPullback } from './openPullback.ts';

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

/** The lumina of a pullback's frames on their likeliest course, by frame number; frames on which none stands out are missing. */
export async function detectPullback(opened: OpenPullback, { frameNumbers, anchors, spacingMm, onFrame }: PullbackDetection): Promise<ReadonlyMap<number, DetectedLumen>> {
  const { pullback } = opened;
  const greyFrame = async (frameNumber: number) => greyOfFrame(await opened.decodeFrame(frameNumber - 1), pullback.pixels);
  // Stills of different places share nothing but the console's drawing, and there are few of them.
  const excluded = pullback.kind === 'stills' ? null : await stillPixels(pullback, greyFrame);
  const known: readonly CourseFrame[] = anchors.flatMap((contour) => {
    const anchor = anchorOfContour(contour, pullback.pixels, spacingMm);
    return anchor === null ? [] : [{ frameNumber: contour.frameNumber, anchor }];
  });
  const course: CourseFrame[] = [...known];
  let neighbour: RayBorder | undefined;
  for (const [done, frameNumber] of frameNumbers.entries()) {
    const candidates = searchFrame(await greyFrame(frameNumber), { spacingMm, excluded, neighbour: anchorAt(known, frameNumber - 1) ?? anchorAt(known, frameNumber + 1) ?? neighbour });
    course.push({ frameNumber, candidates });
    [neighbour] = candidates;
    onFrame?.(done + 1, frameNumbers.length);
  }
  return chosenLumina(course.toSorted((a, b) => a.frameNumber - b.frameNumber));
}

async function stillPixels({ numberOfFrames, pixels }: OpenPullback['pullback'], greyFrame: (frameNumber: number) => Promise<Parameters<StillPixels['add']>[0]>): Promise<Uint8Array | null> {
  const still = new StillPixels(pixels.columns, pixels.rows);
  const count = Math.min(framesForStillness, numberOfFrames);
  for (let k = 0; k < count; k++) still.add(await greyFrame(1 + Math.floor((k * numberOfFrames) / count)));
  return still.excluded();
}

function anchorAt(known: readonly CourseFrame[], frameNumber: number): RayBorder | undefined {
  const found = known.find((frame) => frame.frameNumber === frameNumber);
  return found !== undefined && 'anchor' in found ? found.anchor : undefined;
}
