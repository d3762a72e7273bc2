import type { DecodedFrame } from './decodedFrame.ts';
import type { ImagePixels, PaletteColor } from './imagePixels.ts';
import { ybrToRgb } from './ybrToRgb.ts';

/** Samples of one frame after decompression. */
export interface StoredSamples {
  /** `shared422`: Y1 Y2 CB CR for every two pixels. */
  readonly layout: 'interleaved' | 'planar' | 'shared422';
  readonly bytes: Uint8Array;
  readonly littleEndian: boolean;
  /** `rgb`: the codec has made RGB of whatever the photometric interpretation says. */
  readonly colour: 'asDeclared' | 'rgb';
}

/** Pixels of the samples by photometric interpretation (PS3.3 C.7.6.3.1.2). The attributes were checked when the file was opened. */
export function pixelsOfSamples(samples: StoredSamples, pixels: ImagePixels): DecodedFrame {
  const { rows, columns } = pixels;
  if (pixels.samplesPerPixel === 3) return { kind: 'rgb8', rows, columns, data: rgbOf(samples, pixels) };
  const values = storedValues(samples, pixels);
  if (pixels.photometricInterpretation === 'PALETTE COLOR' && pixels.palette) {
    return { kind: 'rgb8', rows, columns, data: throughPalette(values, pixels.palette) };
  }
  return values instanceof Uint8Array ? { kind: 'grey8', rows, columns, data: values } : { kind: 'grey16', rows, columns, data: values };
}

/** One value a pixel. */
function storedValues(samples: StoredSamples, pixels: ImagePixels): Uint8Array | Uint16Array | Int16Array {
  const count = pixels.rows * pixels.columns;
  const { bitsStored, signed } = pixels;
  if (pixels.bitsAllocated === 8 && bitsStored === 8 && !signed) return alone(samples.bytes, count);
  const sample = sampleReader(samples, pixels);
  const values = signed ? new Int16Array(count) : bitsStored <= 8 ? new Uint8Array(count) : new Uint16Array(count);
  const signShift = 32 - bitsStored;
  for (let i = 0; i < count; i++) values[i] = signed ? (sample(i) << signShift) >> signShift : sample(i);
  return values;
}

/** The first bytes in a buffer that holds nothing else: it may be given away, and nothing larger is kept by it. Copied only where they are not. */
function alone(bytes: Uint8Array, count: number): Uint8Array {
  return bytes.length === count && bytes.buffer.byteLength === count ? bytes : bytes.slice(0, count);
}

/** The stored bits of each sample, unsigned; bits beside them (old overlays) are cut off (PS3.5 8.1.1). */
function sampleReader({ bytes, littleEndian }: StoredSamples, { bitsAllocated, bitsStored, highBit }: ImagePixels): (index: number) => number {
  const shift = highBit + 1 - bitsStored;
  const mask = 2 ** bitsStored - 1;
  if (bitsAllocated === 8) return (i) => (bytes[i]! >>> shift) & mask;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bitsAllocated === 16) return (i) => (view.getUint16(2 * i, littleEndian) >>> shift) & mask;
  return (i) => ((view.getUint32(4 * i, littleEndian) >>> shift) & mask) >>> 0;
}

function rgbOf(samples: StoredSamples, pixels: ImagePixels): Uint8Array {
  const { photometricInterpretation } = pixels;
  const data = interleaved({ ...samples, bytes: colourBytes(samples, pixels) }, pixels);
  if (samples.colour === 'asDeclared' && photometricInterpretation.startsWith('YBR_')) ybrToRgb(data, photometricInterpretation.startsWith('YBR_PARTIAL') ? 'partial' : 'full');
  return data;
}

/** Samples of a colour picture in 8 bits, in the order in which they lie: of more bits the most significant eight, fewer spread over 0–255. */
function colourBytes(samples: StoredSamples, pixels: ImagePixels): Uint8Array {
  const { bitsAllocated, bitsStored } = pixels;
  if (bitsAllocated === 8 && bitsStored === 8) return samples.bytes;
  const sample = sampleReader(samples, pixels);
  const data = new Uint8Array(Math.floor(samples.bytes.length / (bitsAllocated / 8)));
  if (bitsStored > 8) for (let i = 0; i < data.length; i++) data[i] = sample(i) >>> (bitsStored - 8);
  else for (let i = 0; i < data.length; i++) data[i] = Math.round((sample(i) * 255) / (2 ** bitsStored - 1));
  return data;
}

function interleaved({ bytes, layout }: StoredSamples, { rows, columns }: ImagePixels): Uint8Array {
  const count = rows * columns;
  if (layout === 'interleaved') return bytes.slice(0, 3 * count);
  const data = new Uint8Array(3 * count);
  if (layout === 'planar') {
    for (let i = 0; i < count; i++) {
      data[3 * i] = bytes[i]!;
      data[3 * i + 1] = bytes[count + i]!;
      data[3 * i + 2] = bytes[2 * count + i]!;
    }
    return data;
  }
  // Pixels on which a pair begins: rows begin one each, where there are bytes for that; else one row runs on into the next.
  const paired = 2 * Math.ceil(columns / 2);
  const [runs, runLength] = bytes.length >= 2 * rows * paired ? [rows, columns] : [1, count];
  for (let run = 0, from = 0; run < runs; run++) {
    for (let x = 0; x < runLength; x += 2, from += 4) {
      const at = 3 * (run * runLength + x);
      // A very last pixel without a partner may come without its colour: it takes the one before.
      const colourAt = from + 3 < bytes.length ? from + 2 : from - 2;
      for (let i = 0; i < Math.min(2, runLength - x); i++) {
        data[at + 3 * i] = bytes[from + i]!;
        data[at + 3 * i + 1] = bytes[colourAt]!;
        data[at + 3 * i + 2] = bytes[colourAt + 1]!;
      }
    }
  }
  return data;
}

function throughPalette(values: Uint8Array | Uint16Array | Int16Array, palette: PaletteColor): Uint8Array {
  const red = Uint8Array.from(palette.red);
  const green = Uint8Array.from(palette.green);
  const blue = Uint8Array.from(palette.blue);
  const last = red.length - 1;
  const data = new Uint8Array(3 * values.length);
  for (let i = 0; i < values.length; i++) {
    const entry = Math.min(last, Math.max(0, values[i]! - palette.firstStoredValue));
    data[3 * i] = red[entry]!;
    data[3 * i + 1] = green[entry]!;
    data[3 * i + 2] = blue[entry]!;
  }
  return data;
}
