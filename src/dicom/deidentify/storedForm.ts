import { AppError } from '../../shared/appError.ts';
import type { DatasetElement } from '../datasetElement.ts';
import type { DecodedFrame } from '../decodedFrame.ts';
import { encodeRle } from '../encodeRle.ts';
import type { ImagePixels } from '../imagePixels.ts';
import { explicitVrLittleEndian, rleLossless, transferSyntaxOf } from '../transferSyntax.ts';

/** How decoded frames are stored again without loss. */
export interface StoredForm {
  readonly transferSyntaxUid: typeof explicitVrLittleEndian | typeof rleLossless;
  /** What frames are to be decoded by: indices into a palette stay indices. */
  readonly decodeAs: ImagePixels;
  readonly samplesPerPixel: 1 | 3;
  readonly bitsAllocated: 8 | 16;
  readonly bitsStored: number;
}

/**
 * Grey values and palette indices stay what they were, in words no wider than they need; colours become RGB of 8 bits, as the program reads them.
 * What was compressed is coded in RLE, what was not stays so.
 */
export function storedForm(pixels: ImagePixels): StoredForm {
  const isColour = pixels.samplesPerPixel === 3;
  return {
    transferSyntaxUid: transferSyntaxOf(pixels.transferSyntaxUid)?.pixelData === 'native' ? explicitVrLittleEndian : rleLossless,
    decodeAs: pixels.palette === null ? pixels : { ...pixels, photometricInterpretation: 'MONOCHROME2', palette: null },
    samplesPerPixel: isColour ? 3 : 1,
    bitsAllocated: isColour || pixels.bitsStored <= 8 ? 8 : 16,
    bitsStored: isColour ? 8 : pixels.bitsStored,
  };
}

/** The attributes of the Image Pixel module that follow from it (PS3.3 C.7.6.3). */
export function pixelAttributes({ samplesPerPixel, bitsAllocated, bitsStored }: StoredForm, pixels: ImagePixels): readonly DatasetElement[] {
  const isColour = samplesPerPixel === 3;
  return [
    ['x00280002', 'US', samplesPerPixel],
    ['x00280004', 'CS', isColour ? 'RGB' : pixels.photometricInterpretation],
    ...(isColour ? [['x00280006', 'US', 0] satisfies DatasetElement] : []),
    ['x00280100', 'US', bitsAllocated],
    ['x00280101', 'US', bitsStored],
    ['x00280102', 'US', bitsStored - 1],
    ['x00280103', 'US', pixels.signed ? 1 : 0],
  ];
}

/** Bytes of one frame in native form. */
export function storedFrameBytes({ decodeAs: { rows, columns }, samplesPerPixel, bitsAllocated }: StoredForm): number {
  return rows * columns * samplesPerPixel * (bitsAllocated / 8);
}

/** One frame as it is stored: native bytes, or an RLE fragment. Throws `dicom/unsupportedPixels` where a value does not fit the bits that the file names. */
export function storedFrame(frame: DecodedFrame, form: StoredForm, frameNumber: number): Uint8Array {
  requireFitting(frame, form, frameNumber);
  const isRle = form.transferSyntaxUid === rleLossless;
  const { data, columns } = frame;
  if (frame.kind === 'rgb8') return isRle ? encodeRle([0, 1, 2].map((channel) => everyNth(frame.data, 3, channel)), columns) : frame.data;
  if (form.bitsAllocated === 8) {
    const bytes = data instanceof Uint8Array ? data : Uint8Array.from(data, (value) => value & 0xff);
    return isRle ? encodeRle([bytes], columns) : bytes;
  }
  const bytes = new Uint8Array(2 * data.length);
  const view = new DataView(bytes.buffer);
  data.forEach((value, i) => view.setUint16(2 * i, value & 0xffff, true));
  return isRle ? encodeRle([everyNth(bytes, 2, 1), everyNth(bytes, 2, 0)], columns) : bytes;
}

/** The padding that native pixel data of an odd length ends with. */
export function nativePadding(totalBytes: number): Uint8Array {
  return new Uint8Array(totalBytes % 2);
}

function everyNth(bytes: Uint8Array, n: number, first: number): Uint8Array {
  const taken = new Uint8Array(bytes.length / n);
  for (let i = 0; i < taken.length; i++) taken[i] = bytes[n * i + first]!;
  return taken;
}

function requireFitting(frame: DecodedFrame, { bitsStored, decodeAs }: StoredForm, frameNumber: number): void {
  if (frame.kind === 'rgb8' || (frame.kind === 'grey8' && bitsStored === 8)) return;
  const most = decodeAs.signed ? 2 ** (bitsStored - 1) - 1 : 2 ** bitsStored - 1;
  const least = decodeAs.signed ? -most - 1 : 0;
  for (let i = 0; i < frame.data.length; i++) {
    const value = frame.data[i]!;
    if (value > most || value < least) {
      throw new AppError('dicom/unsupportedPixels', `Frame ${frameNumber} holds values beyond the ${bitsStored} bits that the file says they have, so it cannot be stored again without changing its look.`, { frameNumber });
    }
  }
}
