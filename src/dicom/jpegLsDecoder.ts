import createCharLsModule, { type CharLsModule } from '@cornerstonejs/codec-charls/decodewasmjs';
import { readJpegStream } from './jpegStream.ts';
import { lazyModule } from './lazyModule.ts';
import type { StreamDecoder } from './streamDecoder.ts';
import { type DecodedStream, requireDescribedImage } from './streamImage.ts';
import type { WasmModuleOptions } from './wasmModuleOptions.ts';

/** The JPEG-LS decoder of a host, by CharLS. In a browser worker `options` give the URL of `@cornerstonejs/codec-charls/decodewasm`. */
export function createJpegLsDecoder(options: WasmModuleOptions = {}): StreamDecoder {
  const withModule = lazyModule('JPEG-LS', () => createCharLsModule({ print: ignore, printErr: ignore, ...options }));
  return async (bytes, pixels) => {
    const { image } = readJpegStream(bytes);
    requireDescribedImage(image, pixels);
    const decoded = await withModule((module) => decodeWith(module, bytes));
    const sampleBytes = image.precision > 8 ? 2 : 1;
    if (decoded.data.length !== image.rows * image.columns * image.components * sampleBytes) throw new Error('the JPEG-LS image is damaged');
    return { image, ...decoded };
  };
}

function decodeWith(module: CharLsModule, bytes: Uint8Array): Omit<DecodedStream, 'image'> {
  const decoder = new module.JpegLSDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    return { layout: decoder.getInterleaveMode() === 0 ? 'planar' : 'interleaved', data: new Uint8Array(decoder.getDecodedBuffer()), colour: 'asDeclared' };
  } finally {
    decoder.delete();
  }
}

function ignore(): void {
  // The codec writes its complaints to the console; what matters of them is thrown.
}
