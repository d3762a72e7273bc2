import createOpenJpegModule, { type OpenJpegModule } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import type { ImagePixels } from './imagePixels.ts';
import { type Jpeg2000Stream, readJpeg2000Stream } from './jpeg2000Stream.ts';
import { lazyModule } from './lazyModule.ts';
import { type DecodedStream, requireDescribedImage } from './streamImage.ts';
import type { StreamDecoder } from './streamDecoder.ts';
import type { WasmModuleOptions } from './wasmModuleOptions.ts';

/**
 * The decoder of JPEG 2000 and High-Throughput JPEG 2000 of a host, by OpenJPEG. A stream that breaks off is an error, not a coarser
 * picture. In a browser worker `options` give the URL of `@cornerstonejs/codec-openjpeg/decodewasm`.
 */
export function createJpeg2000Decoder(options: WasmModuleOptions = {}): StreamDecoder {
  let complaint: string | null = null;
  const listen = (text: string) => {
    if (text.startsWith('[ERROR]')) complaint ??= text;
  };
  const withModule = lazyModule('JPEG 2000', () => createOpenJpegModule({ print: listen, printErr: listen, ...options }));
  return async (bytes, pixels) => {
    const stream = readJpeg2000Stream(bytes);
    requireDecodable(stream, pixels);
    const decoded = await withModule((module) => {
      complaint = null;
      return decodeWith(module, unsignedStream(stream));
    });
    const { image } = stream;
    const sampleBytes = image.precision > 8 ? 2 : 1;
    if (complaint !== null || decoded.length !== image.rows * image.columns * image.components * sampleBytes) throw new Error('the JPEG 2000 image is damaged or breaks off');
    if (image.signed === true) subtractOffset(decoded, image.precision);
    return { image, layout: 'interleaved', data: decoded, colour: colourOf(stream, pixels) };
  };
}

function requireDecodable({ image }: Jpeg2000Stream, pixels: ImagePixels): void {
  requireDescribedImage(image, pixels);
  if (image.components === 3 && image.precision > 8) throw new Error(`it is a JPEG 2000 image with ${image.precision} bits per colour, which this version cannot decode`);
}

function colourOf({ image }: Jpeg2000Stream, pixels: ImagePixels): DecodedStream['colour'] {
  if (image.colour === 'rgb' || image.colour === 'ybr') return image.colour;
  // Without the transform that the header names the components are what they were before it.
  return /^YBR_[RI]CT$/.test(pixels.photometricInterpretation) ? 'rgb' : 'asDeclared';
}

/** A decoder of its own for every frame: one that fails would hand out the frame before. */
function decodeWith(module: OpenJpegModule, stream: Uint8Array): Uint8Array {
  const decoder = new module.J2KDecoder();
  try {
    decoder.getEncodedBuffer(stream.length).set(stream);
    decoder.decode();
    return new Uint8Array(decoder.getDecodedBuffer());
  } finally {
    decoder.delete();
  }
}

/**
 * The stream with its samples called unsigned, which moves them up by half their range (T.800 G.1): the codec cuts negative ones of
 * up to 8 bits off.
 */
function unsignedStream({ codestream, image, precisionAt }: Jpeg2000Stream): Uint8Array {
  if (image.signed !== true) return codestream;
  // Not `slice`: a buffer that was read in Node would be altered by it.
  const unsigned = Uint8Array.from(codestream);
  for (let i = 0; i < image.components; i++) unsigned[precisionAt + 3 * i]! &= 0x7f;
  return unsigned;
}

function subtractOffset(samples: Uint8Array, precision: number): void {
  const offset = 2 ** (precision - 1);
  const view = new DataView(samples.buffer);
  if (precision > 8) for (let at = 0; at < samples.length; at += 2) view.setInt16(at, view.getUint16(at, true) - offset, true);
  else for (let at = 0; at < samples.length; at++) view.setInt8(at, view.getUint8(at) - offset);
}
