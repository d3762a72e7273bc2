import createTurboJpegModule, { type TurboJpegEncoder } from '@cornerstonejs/codec-libjpeg-turbo-8bit/wasmjs';
import { evenly } from './writeDataset.ts';

/** Codes one frame of 8-bit grey samples as baseline JPEG, padded to even length as a fragment wants it. The same samples give the same bytes. */
export type GreyJpegEncoder = (samples: Uint8Array, columns: number, rows: number) => Uint8Array;

/** A baseline JPEG encoder of the given quality (1–100). Loads its WebAssembly at once; Node only, since no host with a page writes images. */
export async function createGreyJpegEncoder(quality: number): Promise<GreyJpegEncoder> {
  const module = await createTurboJpegModule({ print: ignore, printErr: ignore });
  const encoder: TurboJpegEncoder = new module.JPEGEncoder();
  encoder.setQuality(quality);
  encoder.setProgressive(false);
  return (samples, columns, rows) => {
    encoder.getDecodedBuffer({ width: columns, height: rows, bitsPerSample: 8, componentCount: 1, isSigned: false }).set(samples);
    encoder.encode();
    return evenly(new Uint8Array(encoder.getEncodedBuffer()), 0);
  };
}

function ignore(): void {
  // The codec writes its complaints to the console.
}
