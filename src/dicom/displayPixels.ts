import type { DecodedFrame } from './decodedFrame.ts';
import { fileLook, shadesOf } from './greyLook.ts';
import type { ImagePixels } from './imagePixels.ts';

/** 8-bit pixels for looking at: one byte a pixel (grey), or red, green, blue. */
export interface DisplayPixels {
  readonly columns: number;
  readonly rows: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** A frame as it first comes on the screen: grey through the file's own look, MONOCHROME1 inverted; colour as it is. */
export function displayPixels(frame: DecodedFrame, pixels: ImagePixels): DisplayPixels {
  const { columns, rows } = frame;
  if (frame.kind === 'rgb8') return { columns, rows, channels: 3, data: frame.data };
  const { leastValue, shades } = shadesOf(pixels, fileLook(pixels));
  const data = new Uint8Array(frame.data.length);
  for (let i = 0; i < data.length; i++) data[i] = shades[frame.data[i]! - leastValue]!;
  return { columns, rows, channels: 1, data };
}

/**
 * A frame in 8 bits as near to what is stored as that goes: stored values where they have 8 bits, whatever the file says of their
 * look; else through that look. MONOCHROME1 is not inverted.
 */
export function plainPixels(frame: DecodedFrame, pixels: ImagePixels): DisplayPixels {
  if (frame.kind === 'grey8') return { columns: frame.columns, rows: frame.rows, channels: 1, data: frame.data };
  return displayPixels(frame, { ...pixels, photometricInterpretation: 'MONOCHROME2' });
}
