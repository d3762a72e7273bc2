import type { DetectedLumen } from './finishedLumen.ts';
import { likeliestCourse } from './lumenCourse.ts';
import type { RayBorder } from './rayBorder.ts';
import type { LumenCandidate } from './searchFrame.ts';

/** A frame of a pullback that was searched, or one whose border is known: an anchor, which the course must take. */
export type CourseFrame =
  | { readonly frameNumber: number; readonly candidates: readonly LumenCandidate[] }
  | { readonly frameNumber: number; readonly anchor: RayBorder };

/** The second step of detecting a pullback: for each frame that was searched, the lumen on the likeliest course of the vein, by frame number. Frames in their order. */
export function chosenLumina(frames: readonly CourseFrame[]): ReadonlyMap<number, DetectedLumen> {
  const course = likeliestCourse(frames.map((frame) => ('anchor' in frame ? [frame.anchor] : frame.candidates)));
  return new Map(
    frames.flatMap((frame, i): readonly [number, DetectedLumen][] => {
      const chosen = 'anchor' in frame ? undefined : frame.candidates[course[i]!];
      return chosen === undefined ? [] : [[frame.frameNumber, chosen.lumen]];
    }),
  );
}
