import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import { fileLook, type GreyLook, type Shades, shadesOf } from '../../src/dicom/greyLook.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';

type Levels = Uint8Array | Uint8ClampedArray;

/**
 * What is kept of a frame's pixels, a byte each: stored values where they have 8 bits, so that the reader's window serves the cut as
 * it serves the frame; shades by the file's own look where they have more; the luma of colour (BT.601).
 */
export function cutLevels(pixels: ImagePixels): (frame: DecodedFrame) => Levels {
  const shades = keepsStoredValues(pixels) || pixels.samplesPerPixel > 1 ? null : shadesOf(pixels, fileLook(pixels));
  return (frame) => {
    if (frame.kind === 'rgb8') return lumaOf(frame.data);
    return shades === null ? frame.data instanceof Uint8Array ? frame.data : Uint8Array.from(frame.data) : shaded(frame.data, shades);
  };
}

/** What a look makes of each kept byte. */
export function shadesOfCut(pixels: ImagePixels, look: GreyLook): Uint8ClampedArray {
  return keepsStoredValues(pixels) ? shadesOf(pixels, look).shades : Uint8ClampedArray.from({ length: 256 }, (_, level) => level);
}

function keepsStoredValues({ samplesPerPixel, palette, bitsAllocated, signed }: ImagePixels): boolean {
  return samplesPerPixel === 1 && palette === null && bitsAllocated === 8 && !signed;
}

function shaded(data: ArrayLike<number>, { leastValue, shades }: Shades): Levels {
  const levels = new Uint8Array(data.length);
  for (let i = 0; i < levels.length; i++) levels[i] = shades[data[i]! - leastValue]!;
  return levels;
}

function lumaOf(rgb: Uint8Array): Levels {
  const levels = new Uint8Array(rgb.length / 3);
  for (let i = 0, from = 0; i < levels.length; i++, from += 3) levels[i] = (77 * rgb[from]! + 150 * rgb[from + 1]! + 29 * rgb[from + 2]! + 128) >> 8;
  return levels;
}
