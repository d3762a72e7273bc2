import createTurboJpegModule, { type TurboJpegModule } from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { declaredAsRgb, readJpegStream } from './jpegStream.ts';
import { lazyModule } from './lazyModule.ts';
import type { StreamDecoder } from './streamDecoder.ts';
import { requireDescribedImage } from './streamImage.ts';
import type { WasmModuleOptions } from './wasmModuleOptions.ts';

/**
 * The decoder of lossy 8-bit JPEG of a host, by libjpeg-turbo. Colour always comes as RGB: by what the stream says of itself and,
 * where it says nothing, by the photometric interpretation. (Writers that convert on compression often leave the header's `RGB`
 * standing, so the stream's word goes first.) In a browser worker `options` give the URL of
 * `@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm`.
 */
export function createJpegDecoder(options: WasmModuleOptions = {}): StreamDecoder {
  const withDecoder = lazyModule('JPEG', async () => {
    const module: TurboJpegModule = await createTurboJpegModule({ print: ignore, printErr: ignore, ...options });
    return new module.JPEGDecoder();
  });
  return async (bytes, pixels) => {
    const { image, complete } = readJpegStream(bytes);
    requireDescribedImage(image, pixels);
    // The decoder fills what is missing with grey, which nobody could tell from an image.
    if (!complete) throw new Error('the JPEG image breaks off');
    const leaveAsRgb = image.colour === 'unsaid' && pixels.photometricInterpretation === 'RGB';
    const stream = leaveAsRgb ? declaredAsRgb(bytes) : bytes;
    const data = await withDecoder((decoder) => {
      decoder.getEncodedBuffer(stream.length).set(stream);
      decoder.decode();
      // The codec answers with clamped bytes, whatever its documentation says: copied into plain ones, which is what pixels are told apart by.
      return new Uint8Array(decoder.getDecodedBuffer());
    });
    if (data.length !== image.rows * image.columns * image.components) throw new Error('the JPEG image is damaged');
    return { image, layout: 'interleaved', data, colour: image.components === 3 ? 'rgb' : 'asDeclared' };
  };
}

function ignore(): void {
  // The codec writes its complaints to the console; what matters of them is thrown.
}
