import type { Box } from '../geometry/curveBox.ts';

/** A frame cut out for the report. `cropBox` is in image coordinates (stored pixels); the picture fills it. */
export interface FramePicture {
  readonly frameNumber: number;
  readonly png: Uint8Array;
  readonly cropBox: Box;
}
