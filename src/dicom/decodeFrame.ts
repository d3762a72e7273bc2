import { AppError } from '../shared/appError.ts';
import { decodeRle } from './decodeRle.ts';
import type { DecodedFrame } from './decodedFrame.ts';
import { fullFrameBytes, nativeFrameBytes } from './frameBytes.ts';
import type { ImagePixels } from './imagePixels.ts';
import type { JpegDecoder } from './jpegDecoder.ts';
import { type StoredSamples, pixelsOfSamples } from './pixelsOfSamples.ts';
import {
  deflatedExplicitVrLittleEndian,
  explicitVrBigEndian,
  explicitVrLittleEndian,
  implicitVrLittleEndian,
  jpegBaseline8Bit,
  rleLossless,
  unsupportedTransferSyntax,
} from './transferSyntax.ts';

/** Decoders that a host has to bring because they load code of their own. */
export interface FrameCodecs {
  readonly jpeg: JpegDecoder;
}

/**
 * Turns the bytes of one frame, as stored in the file, into pixels.
 * Throws `dicom/frameUndecodable`, naming the frame (1-based), and `dicom/unsupportedTransferSyntax`.
 */
export type FrameDecoder = (bytes: Uint8Array, pixels: ImagePixels, frameNumber: number) => Promise<DecodedFrame>;

type SampleReader = (bytes: Uint8Array, pixels: ImagePixels, codecs: FrameCodecs) => StoredSamples | Promise<StoredSamples>;

/** One entry a transfer syntax; each throws an Error with the reason where the bytes are not what they should be. */
const sampleReaders: Readonly<Record<string, SampleReader>> = {
  [implicitVrLittleEndian]: nativeSamples,
  [explicitVrLittleEndian]: nativeSamples,
  [deflatedExplicitVrLittleEndian]: nativeSamples,
  [explicitVrBigEndian]: nativeSamples,
  [rleLossless]: rleSamples,
  [jpegBaseline8Bit]: jpegSamples,
};

/** The one decoder, for browser workers and Node workers alike. */
export function createFrameDecoder(codecs: FrameCodecs): FrameDecoder {
  return async (bytes, pixels, frameNumber) => {
    const read = sampleReaders[pixels.transferSyntaxUid];
    if (!read) throw unsupportedTransferSyntax(pixels.transferSyntaxUid);
    try {
      return pixelsOfSamples(await read(bytes, pixels, codecs), pixels);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'its data is damaged';
      throw new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be decoded: ${reason}.`, { frameNumber }, { cause: error });
    }
  };
}

function nativeSamples(bytes: Uint8Array, pixels: ImagePixels): StoredSamples {
  const littleEndian = pixels.transferSyntaxUid !== explicitVrBigEndian;
  if (bytes.length >= fullFrameBytes(pixels)) return { layout: pixels.planarConfiguration === 1 ? 'planar' : 'interleaved', bytes, littleEndian, colour: 'asDeclared' };
  if (bytes.length >= nativeFrameBytes(pixels, bytes.length)) return { layout: 'shared422', bytes, littleEndian, colour: 'asDeclared' };
  throw new Error('its data breaks off');
}

function rleSamples(bytes: Uint8Array, pixels: ImagePixels): StoredSamples {
  const bytesPerSample = Math.ceil(pixels.bitsAllocated / 8);
  const planeBytes = pixels.rows * pixels.columns;
  const planes = decodeRle(bytes, pixels.samplesPerPixel * bytesPerSample, planeBytes);
  if (bytesPerSample === 1) return { layout: 'planar', bytes: planes, littleEndian: true, colour: 'asDeclared' };
  // Each byte of a sample has a plane of its own, the most significant one first (PS3.5 G.2).
  const samples = new Uint8Array(planes.length);
  for (let plane = 0; plane * planeBytes < planes.length; plane++) {
    const sample = Math.floor(plane / bytesPerSample);
    const byte = bytesPerSample - 1 - (plane % bytesPerSample);
    const start = sample * bytesPerSample * planeBytes + byte;
    for (let i = 0; i < planeBytes; i++) samples[start + bytesPerSample * i] = planes[plane * planeBytes + i]!;
  }
  return { layout: 'planar', bytes: samples, littleEndian: true, colour: 'asDeclared' };
}

async function jpegSamples(bytes: Uint8Array, pixels: ImagePixels, codecs: FrameCodecs): Promise<StoredSamples> {
  const image = await codecs.jpeg(bytes, pixels);
  if (image.components !== pixels.samplesPerPixel) {
    throw new Error(`the JPEG image has ${image.components} colour components, the file says ${pixels.samplesPerPixel}`);
  }
  return { layout: 'interleaved', bytes: image.data, littleEndian: true, colour: image.components === 3 ? 'rgb' : 'asDeclared' };
}
