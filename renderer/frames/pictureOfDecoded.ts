import type { DecodedFrame } from '../../src/dicom/decodedFrame.ts';
import type { PictureFrame } from './pictureFrame.ts';

/** Decoded pixels as the picture takes them: grey as it is, colour with an opacity beside each pixel, since canvases want four values. */
export function pictureOfDecoded(decoded: DecodedFrame): PictureFrame {
  const { columns, rows } = decoded;
  if (decoded.kind !== 'rgb8') return { kind: 'grey', columns, rows, values: decoded.data };
  const values = new Uint8ClampedArray(columns * rows * 4);
  for (let from = 0, to = 0; to < values.length; from += 3, to += 4) {
    values[to] = decoded.data[from]!;
    values[to + 1] = decoded.data[from + 1]!;
    values[to + 2] = decoded.data[from + 2]!;
    values[to + 3] = 255;
  }
  return { kind: 'colour', columns, rows, values };
}
