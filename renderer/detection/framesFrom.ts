/** Frame numbers from the first to the last, both included. */
export function framesFrom(firstFrame: number, lastFrame: number): readonly number[] {
  return Array.from({ length: Math.max(0, lastFrame - firstFrame + 1) }, (_, i) => firstFrame + i);
}
