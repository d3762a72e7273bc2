import { AppError } from '../shared/appError.ts';
import { decodeGreyJpeg } from './decodeGreyJpeg.ts';
import { decodeJpegLs } from './decodeJpegLs.ts';
import { decodeLosslessJpeg } from './decodeLosslessJpeg.ts';
import { decodeRle } from './decodeRle.ts';
import type { DecodedFrame } from './decodedFrame.ts';
import { fullFrameBytes, nativeFrameBytes } from './frameBytes.ts';
import type { ImagePixels } from './imagePixels.ts';
import { type StoredSamples, pixelsOfSamples } from './pixelsOfSamples.ts';
import { readStreamImage } from './readStreamImage.ts';
import type { StreamDecoder } from './streamDecoder.ts';
import { samplesOfStream } from './streamImage.ts';
import { explicitVrBigEndian, isDecodable, rleLossless, transferSyntaxOf, unsupportedTransferSyntax } from './transferSyntax.ts';

/** Decoders that a host has to bring because they load code of their own. */
export interface FrameCodecs {
  /** Lossy 8-bit JPEG. */
  readonly jpeg: StreamDecoder;
  readonly jpeg2000: StreamDecoder;
}

/**
 * Turns the bytes of one frame, as stored in the file, into pixels.
 * Throws `dicom/frameUndecodable`, naming the frame (1-based), and `dicom/unsupportedTransferSyntax`.
 */
export type FrameDecoder = (bytes: Uint8Array, pixels: ImagePixels, frameNumber: number) => Promise<DecodedFrame>;

/** The one decoder, for browser workers and Node workers alike. */
export function createFrameDecoder(codecs: FrameCodecs): FrameDecoder {
  return async (bytes, pixels, frameNumber) => {
    const uid = pixels.transferSyntaxUid;
    if (!isDecodable(uid)) throw unsupportedTransferSyntax(uid);
    try {
      if (transferSyntaxOf(uid)?.pixelData === 'native') return pixelsOfSamples(nativeSamples(bytes, pixels), pixels);
      if (uid === rleLossless) return pixelsOfSamples(rleSamples(bytes, pixels), pixels);
      const decode = streamDecoderFor(bytes, codecs);
      const stream = samplesOfStream(await decode(bytes, pixels), pixels);
      return pixelsOfSamples(stream.samples, stream.pixels);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'its data is damaged';
      throw new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be decoded: ${reason}.`, { frameNumber }, { cause: error });
    }
  };
}

/** Throws an Error with the reason where no decoder can do it. */
function streamDecoderFor(bytes: Uint8Array, codecs: FrameCodecs): StreamDecoder {
  const { coding, image } = readStreamImage(bytes);
  switch (coding) {
    case 'sequential':
    case 'progressive':
      return image.precision === 8 ? codecs.jpeg : async (stream, pixels) => decodeGreyJpeg(stream, pixels);
    case 'lossless':
      return async (stream, pixels) => decodeLosslessJpeg(stream, pixels);
    case 'jpegLs':
      return async (stream, pixels) => decodeJpegLs(stream, pixels);
    case 'jpeg2000':
      return codecs.jpeg2000;
    case 'other':
      throw new Error('it is coded as arithmetic or hierarchical JPEG, which this version cannot decode');
  }
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
