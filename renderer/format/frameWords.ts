/** `96–231`, or the one frame. */
export function frameRangeWords(firstFrame: number, lastFrame: number): string {
  return firstFrame === lastFrame ? `${firstFrame}` : `${firstFrame}\u2013${lastFrame}`;
}

/** `Frame 143`; `Frames 96–231`. */
export function framesWords(firstFrame: number, lastFrame: number): string {
  return `${firstFrame === lastFrame ? 'Frame' : 'Frames'} ${frameRangeWords(firstFrame, lastFrame)}`;
}
