import { encode } from 'fast-png';
import type { DecodedFrame } from '../dicom/decodedFrame.ts';
import { plainPixels } from '../dicom/displayPixels.ts';
import type { ImagePixels } from '../dicom/imagePixels.ts';

/** A frame as PNG, 8-bit grey or RGB; see `plainPixels` for what becomes of more than 8 bits. */
export function pngOfFrame(frame: DecodedFrame, pixels: ImagePixels): Uint8Array {
  const { columns, rows, channels, data } = plainPixels(frame, pixels);
  return encode({ width: columns, height: rows, channels, depth: 8, data });
}
