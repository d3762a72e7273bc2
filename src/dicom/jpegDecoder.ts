import createTurboJpegModule, { type TurboJpegDecoder, type TurboJpegModuleOptions } from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import { declaredAsRgb, readJpegStreamHeader } from './jpegStream.ts';

/** Pixels of one JPEG image: one byte a pixel (grey), or red, green, blue. */
export interface JpegImage {
  readonly columns: number;
  readonly rows: number;
  readonly components: 1 | 3;
  readonly data: Uint8Array;
}

/** What the DICOM header says of the image. */
export interface ExpectedJpegImage {
  readonly rows: number;
  readonly columns: number;
  readonly photometricInterpretation: string;
}

/**
 * Decodes one 8-bit sequential JPEG image of the size that is expected, colour always to RGB: by what the stream says of itself
 * and, where it says nothing, by the photometric interpretation. (Writers that convert on compression often leave the header's
 * `RGB` standing, so the stream's word goes first.) Rejects with an Error that says what is wrong with the stream.
 */
export type JpegDecoder = (bytes: Uint8Array, expected: ExpectedJpegImage) => Promise<JpegImage>;

/**
 * The JPEG decoder of a host. The host says where the WebAssembly binary comes from: in a browser worker
 * `{ locateFile: () => wasmUrl }` with the URL of `@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasm`, in Node nothing.
 * It is loaded at the first image, and anew after one that broke it.
 */
export function createJpegDecoder(options: TurboJpegModuleOptions = {}): JpegDecoder {
  let loading: Promise<TurboJpegDecoder> | null = null;
  const load = async () => {
    const module = await createTurboJpegModule({ print: ignore, printErr: ignore, ...options });
    return new module.JPEGDecoder();
  };
  return async (bytes, expected) => {
    const header = readJpegStreamHeader(bytes);
    if (!header.sequential || header.precision !== 8) throw new Error('it is not coded as 8-bit baseline JPEG');
    if (header.components !== 1 && header.components !== 3) throw new Error(`it has ${header.components} colour components`);
    if (header.rows !== expected.rows || header.columns !== expected.columns) {
      throw new Error(`the JPEG image is ${header.columns} × ${header.rows} pixels, the file says ${expected.columns} × ${expected.rows}`);
    }
    // The decoder fills what is missing with grey, which nobody could tell from an image.
    if (!header.complete) throw new Error('the JPEG image breaks off');
    loading ??= load();
    const decoder = await loading;
    try {
      const leaveAsRgb = header.colour === 'unsaid' && expected.photometricInterpretation === 'RGB';
      return decodeWith(decoder, leaveAsRgb ? declaredAsRgb(bytes) : bytes, header.components);
    } catch (error) {
      loading = null;
      throw error instanceof Error ? error : new Error('the JPEG image is damaged', { cause: error });
    }
  };
}

function decodeWith(decoder: TurboJpegDecoder, bytes: Uint8Array, components: 1 | 3): JpegImage {
  decoder.getEncodedBuffer(bytes.length).set(bytes);
  decoder.decode();
  const { width, height, componentCount } = decoder.getFrameInfo();
  // The codec answers with clamped bytes, whatever its documentation says: copied into plain ones, which is what pixels are told apart by.
  const decoded = decoder.getDecodedBuffer();
  if (componentCount !== components || decoded.length < width * height * components) throw new Error('the JPEG image is damaged');
  return { columns: width, rows: height, components, data: new Uint8Array(decoded.subarray(0, width * height * components)) };
}

function ignore(): void {
  // The codec writes its complaints to the console; what matters of them is thrown.
}
