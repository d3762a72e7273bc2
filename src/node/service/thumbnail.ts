import { encode } from 'fast-png';
import { displayPixels } from '../../dicom/displayPixels.ts';
import type { OpenPullback } from '../openPullback.ts';

const widestPx = 192;

/** One frame (0-based) as a small PNG, each pixel the mean of those it stands for. Grey as it first comes on the screen. */
export async function thumbnail(open: OpenPullback, frameIndex: number): Promise<Uint8Array> {
  const { pixels } = open.pullback;
  const { columns, rows, channels, data } = displayPixels(await open.decodeFrame(frameIndex), pixels);
  const step = Math.max(1, Math.ceil(Math.max(columns, rows) / widestPx));
  const width = Math.max(1, Math.floor(columns / step));
  const height = Math.max(1, Math.floor(rows / step));
  const small = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (let dy = 0; dy < step; dy++) for (let dx = 0; dx < step; dx++) sum += data[((y * step + dy) * columns + x * step + dx) * channels + channel]!;
        small[(y * width + x) * channels + channel] = Math.round(sum / (step * step));
      }
    }
  }
  return encode({ width, height, channels, depth: 8, data: small });
}
