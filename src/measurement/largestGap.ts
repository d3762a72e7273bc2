/** The longest run of frames without an answer in a range, both ends included; the first such run where several are equal. */
export function largestGap(
  firstFrame: number,
  lastFrame: number,
  isAnswered: (frameNumber: number) => boolean,
): { readonly frames: number; readonly firstFrame: number | null } {
  let longest: { frames: number; firstFrame: number | null } = { frames: 0, firstFrame: null };
  let start = firstFrame;
  for (let frameNumber = firstFrame; frameNumber <= lastFrame + 1; frameNumber++) {
    if (frameNumber <= lastFrame && !isAnswered(frameNumber)) continue;
    if (frameNumber - start > longest.frames) longest = { frames: frameNumber - start, firstFrame: start };
    start = frameNumber + 1;
  }
  return longest;
}
