import type { DecodedFrame } from './decodedFrame.ts';
import type { ImagePixels } from './imagePixels.ts';

/** 8-bit pixels for looking at: one byte a pixel (grey), or red, green, blue. */
export interface DisplayPixels {
  readonly columns: number;
  readonly rows: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * A frame in 8 bits. Up to 8 stored bits the stored values stand as they are (MONOCHROME1 is not inverted); above, the file's first
 * window is applied to the rescaled values (linear, PS3.3 C.11.2.1.2.1), or, without one, the range of the stored bits.
 */
export function displayPixels(frame: DecodedFrame, pixels: ImagePixels): DisplayPixels {
  const { columns, rows } = frame;
  switch (frame.kind) {
    case 'rgb8':
      return { columns, rows, channels: 3, data: frame.data };
    case 'grey8':
      return { columns, rows, channels: 1, data: frame.data };
    case 'grey16':
      return { columns, rows, channels: 1, data: windowed(frame.data, pixels) };
  }
}

function windowed(values: Int16Array | Uint16Array, pixels: ImagePixels): Uint8Array {
  const toByte = pixels.windows[0] ? windowFunction(pixels.windows[0].center, pixels.windows[0].width, pixels) : rangeFunction(pixels);
  const data = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) data[i] = Math.round(Math.min(255, Math.max(0, toByte(values[i]!))));
  return data;
}

function windowFunction(center: number, width: number, pixels: ImagePixels): (value: number) => number {
  const { rescaleSlope, rescaleIntercept } = pixels;
  return (value) => {
    const x = value * rescaleSlope + rescaleIntercept - (center - 0.5);
    if (x <= -(width - 1) / 2) return 0;
    if (x > (width - 1) / 2) return 255;
    return (x / (width - 1) + 0.5) * 255;
  };
}

function rangeFunction(pixels: ImagePixels): (value: number) => number {
  const span = 2 ** pixels.bitsStored - 1;
  const lowest = pixels.signed ? -(2 ** (pixels.bitsStored - 1)) : 0;
  return (value) => ((value - lowest) * 255) / span;
}
