import type { Warning } from '../shared/warning.ts';
import type { ImagePixels } from './imagePixels.ts';
import type { StoredSamples } from './pixelsOfSamples.ts';

/** What a compressed frame says of its image, to be held against the file's header. */
export interface StreamImage {
  /** As a sentence names it: `JPEG`, `JPEG-LS`, `JPEG 2000`. */
  readonly coding: string;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Bits of a sample. */
  readonly precision: number;
  /** null where the coding has no word for it. */
  readonly signed: boolean | null;
  /** Whether samples are given back exactly. */
  readonly lossless: boolean;
  /** What the components are once they are decoded, by the stream's own words; `unsaid` where it has none. */
  readonly colour: 'grey' | 'ybr' | 'rgb' | 'unsaid';
}

/** Samples of a decoded stream: one byte each up to 8 bits of precision, else two, little endian, signed ones with their sign extended. */
export interface DecodedStream {
  readonly image: StreamImage;
  readonly layout: 'interleaved' | 'planar';
  readonly data: Uint8Array;
  /** What its colour components are. */
  readonly colour: 'asDeclared' | 'rgb' | 'ybr';
}

/**
 * Throws an Error that says where the stream holds another picture than the header describes. To be asked before a stream is decoded,
 * since what a decoder allocates rests on the stream's word.
 */
export function requireDescribedImage(image: StreamImage, pixels: ImagePixels): void {
  const { coding } = image;
  if (image.rows !== pixels.rows || image.columns !== pixels.columns) {
    throw new Error(`the ${coding} image is ${image.columns} × ${image.rows} pixels, the file says ${pixels.columns} × ${pixels.rows}`);
  }
  if (image.components !== pixels.samplesPerPixel) {
    throw new Error(`the ${coding} image has ${image.components} colour components, the file says ${pixels.samplesPerPixel}`);
  }
  if (image.precision < 1 || image.precision > 16 || image.precision > pixels.bitsAllocated) {
    throw new Error(`the ${coding} image has ${image.precision} bits per sample, the file has room for ${pixels.bitsAllocated}`);
  }
  // The header believes the first frame (`believingStream`): one that says otherwise would be shown in other shades, its negative values in none.
  if (image.components === 1 && image.signed === true && !pixels.signed) throw new Error(`the values of the ${coding} image may be negative, those of the pullback are not`);
  if (image.components > 1 && image.signed === true) throw new Error(`the ${coding} image has colours that are signed numbers`);
}

/** The samples of a decoded stream in words of the header's size, and the header as it fits them. */
export function samplesOfStream({ image, layout, data, colour }: DecodedStream, pixels: ImagePixels): { readonly samples: StoredSamples; readonly pixels: ImagePixels } {
  const bytes = widened(data, image, pixels.bitsAllocated / 8);
  const photometricInterpretation = colour === 'rgb' ? 'RGB' : colour === 'ybr' ? 'YBR_FULL' : pixels.photometricInterpretation;
  return { samples: { layout, bytes, littleEndian: true, colour: 'asDeclared' }, pixels: { ...pixels, ...cellOfStream(image, pixels), photometricInterpretation } };
}

/**
 * How samples lie in their words. Lossless coding may carry the words as they were, bits beside the stored ones included; otherwise
 * samples are numbers, and none of their bits is cut off.
 */
function cellOfStream(image: StreamImage, pixels: ImagePixels): Pick<ImagePixels, 'signed' | 'bitsStored' | 'highBit'> {
  const { signed } = pixels;
  if (!image.lossless && image.precision > pixels.bitsStored) return { signed, bitsStored: image.precision, highBit: image.precision - 1 };
  return { signed, bitsStored: pixels.bitsStored, highBit: image.precision > pixels.highBit ? pixels.highBit : pixels.bitsStored - 1 };
}

function widened(data: Uint8Array, { precision, signed }: StreamImage, wanted: number): Uint8Array {
  const given = precision > 8 ? 2 : 1;
  if (given === wanted) return data;
  const words = new Uint8Array((data.length / given) * wanted);
  for (let i = 0; i * given < data.length; i++) {
    words.set(data.subarray(i * given, (i + 1) * given), i * wanted);
    if (signed === true && data[(i + 1) * given - 1]! >= 0x80) words.fill(0xff, i * wanted + given, (i + 1) * wanted);
  }
  return words;
}

/** The header as it is to be read for frames that hold negative values, of which it says nothing. */
export function believingStream(image: StreamImage, pixels: ImagePixels): ImagePixels {
  return image.signed === true && image.components === 1 ? { ...pixels, signed: true } : pixels;
}

/** What is to be said where the frames and the header contradict each other, and the frames can be read all the same. */
export function streamContradictions(image: StreamImage, pixels: ImagePixels): readonly Warning[] {
  const { coding, signed, precision } = image;
  const { photometricInterpretation, bitsStored } = pixels;
  const warnings: Warning[] = [];
  const contradiction = colourContradiction(image, photometricInterpretation);
  if (contradiction !== null) warnings.push({ code: 'dicom/streamColour', message: `The file calls its colours ${photometricInterpretation}, its ${coding} frames say that they are ${contradiction}; the frames are believed.` });
  if (signed !== null && signed !== pixels.signed && (signed || precision >= bitsStored)) {
    const what = signed ? 'may be negative, the header that none is; the frames are believed' : 'are never negative, the header that they may be; the header is believed';
    warnings.push({ code: 'dicom/streamSign', message: `The ${coding} frames say that their values ${what}.` });
  }
  if (precision !== bitsStored && precision !== pixels.bitsAllocated) {
    warnings.push({ code: 'dicom/streamPrecision', message: `The header says that values have ${bitsStored} bits, the ${coding} frames that they have ${precision}; they are read as the frames hold them.` });
  }
  return warnings;
}

/** JPEG 2000 gives back the RGB that it was made of, and its header names the transform between (PS3.5 8.2.4). */
function colourContradiction({ coding, colour }: StreamImage, photometricInterpretation: string): string | null {
  const transform = photometricInterpretation === 'YBR_RCT' || photometricInterpretation === 'YBR_ICT';
  if (transform && coding === 'JPEG 2000') return colour === 'rgb' ? null : colour === 'ybr' ? 'YBR' : 'not transformed so';
  const declared = photometricInterpretation === 'RGB' ? 'rgb' : photometricInterpretation.startsWith('YBR_') ? 'ybr' : null;
  if (declared === null || colour === declared || (colour !== 'rgb' && colour !== 'ybr')) return null;
  return colour === 'rgb' ? 'RGB' : 'YBR';
}
