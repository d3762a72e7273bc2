import { type GreyLook, shadesOf } from '../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { PictureFrame } from './pictureFrame.ts';

/** The frame as it is displayed; colour as it is. */
export function rgbaOf(frame: PictureFrame, pixels: ImagePixels, look: GreyLook): Uint8ClampedArray<ArrayBuffer> {
  if (frame.kind === 'colour') return frame.values;
  const rgba = new Uint8ClampedArray(frame.columns * frame.rows * 4);
  const { leastValue, shades } = shadesOf(pixels, look);
  for (let i = 0; i < frame.values.length; i++) {
    rgba.fill(shades[frame.values[i]! - leastValue]!, 4 * i, 4 * i + 3);
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
