import type { Contour } from '../contour/contour.ts';
import { chosenLumina, type CourseFrame } from '../detection/chosenLumina.ts';
import type { DetectedLumen } from '../detection/finishedLumen.ts';
import { anchorOfContour } from '../detection/searchFrame.ts';
import { StillPixels } from '../detection/stillPixels.ts';
import type { SpacingMm } from '../geometry/spacingMm.ts';
import type { OpenPullback } from './openPullback.ts';
import { greyFrameOf, searchFrames } from './searchFrames.ts';

export interface PullbackDetection {
  /** In their order. */
  readonly frameNumbers: readonly number[];
  /** Contours that the course of the lumen must take; in order, none of the frames above. */
  readonly anchors: readonly Contour[];
  readonly spacingMm: SpacingMm | null;
  readonly onFrame?: ((done: number, total: number) => void) | undefined;
}

export interface DetectedPullback {
  /** By frame number, in order; frames on which no border stands out are missing. */
  readonly lumina: ReadonlyMap<number, DetectedLumen>;
  /** Frames whose pixels cannot be decoded. */
  readonly damagedFrames: readonly number[];
}

/** So many frames, evenly over the pullback, show what stands still in it. */
const framesForStillness = 24;

/** The lumina of the frames of a pullback, which was opened from `path`, on their likeliest course. */
export async function detectPullback(path: string, opened: OpenPullback, { frameNumbers, anchors, spacingMm, onFrame }: PullbackDetection): Promise<DetectedPullback> {
  const { pullback } = opened;
  // Stills of different places share nothing but the console's drawing, and there are few of them.
  const excluded = pullback.kind === 'stills' ? null : await stillPixels(opened);
  const known = anchors.flatMap((contour) => {
    const anchor = anchorOfContour(contour, pullback.pixels, spacingMm);
    return anchor === null ? [] : [{ frameNumber: contour.frameNumber, anchor }];
  });
  const course: CourseFrame[] = [...known];
  const damagedFrames: number[] = [];
  let done = 0;
  await searchFrames(path, opened, { frameNumbers: [...frameNumbers], spacingMm, excluded, known }, (searched) => {
    course.push(searched);
    if (searched.isDamaged) damagedFrames.push(searched.frameNumber);
    onFrame?.(++done, frameNumbers.length);
  });
  return { lumina: chosenLumina(course.toSorted((a, b) => a.frameNumber - b.frameNumber)), damagedFrames: damagedFrames.toSorted((a, b) => a - b) };
}

async function stillPixels(opened: OpenPullback): Promise<Uint8Array | null> {
  const { numberOfFrames, pixels } = opened.pullback;
  const still = new StillPixels(pixels.columns, pixels.rows);
  const count = Math.min(framesForStillness, numberOfFrames);
  for (let k = 0; k < count; k++) {
    const frame = await greyFrameOf(opened, 1 + Math.floor((k * numberOfFrames) / count));
    if (frame !== null) still.add(frame);
  }
  return still.excluded();
}
