import type { Box } from '../geometry/curveBox.ts';

/** A frame cut out for the report. `cropBox` is in image coordinates (stored pixels); the picture fills it. */
export interface FramePicture {
  readonly frameNumber: number;
  /** Behind a figure, at the scale of the others; or to show what the reader laid on the frame. */
  readonly purpose: 'figure' | 'annotation';
  readonly png: Uint8Array;
  readonly cropBox: Box;
}
