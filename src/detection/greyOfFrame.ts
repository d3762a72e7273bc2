import type { GreyFrame } from './detectionFrame.ts';
import type { DecodedFrame } from '../dicom/decodedFrame.ts';
import { plainPixels } from '../dicom/displayPixels.ts';
import type { ImagePixels } from '../dicom/imagePixels.ts';

/** A frame in grey, 0–255, in which echoes are bright however it is stored; colour by its luma (ITU-R BT.601). */
export function greyOfFrame(frame: DecodedFrame, pixels: ImagePixels): GreyFrame {
  const { columns, rows, channels, data } = plainPixels(frame, pixels);
  if (channels === 1) return { columns, rows, grey: pixels.photometricInterpretation === 'MONOCHROME1' ? data.map((grey) => 255 - grey) : data };
  const grey = new Uint8Array(columns * rows);
  for (let i = 0; i < grey.length; i++) grey[i] = Math.round(0.299 * data[3 * i]! + 0.587 * data[3 * i + 1]! + 0.114 * data[3 * i + 2]!);
  return { columns, rows, grey };
}
