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

/** One value a pixel; bits beside the stored ones (old overlays) are cut off (PS3.5 8.1.1). */
function storedValues(samples: StoredSamples, pixels: ImagePixels): Uint8Array | Uint16Array | Int16Array {
  const count = pixels.rows * pixels.columns;
  const { bitsStored, signed } = pixels;
  const shift = pixels.highBit + 1 - bitsStored;
  if (pixels.bitsAllocated === 8 && bitsStored === 8 && !signed) return samples.bytes.slice(0, count);
  const mask = 2 ** bitsStored - 1;
  const values = signed ? new Int16Array(count) : bitsStored <= 8 ? new Uint8Array(count) : new Uint16Array(count);
  const view = new DataView(samples.bytes.buffer, samples.bytes.byteOffset, samples.bytes.byteLength);
  const signShift = 32 - bitsStored;
  const wide = pixels.bitsAllocated === 16;
  for (let i = 0; i < count; i++) {
    const raw = wide ? view.getUint16(2 * i, samples.littleEndian) : samples.bytes[i]!;
    const value = (raw >>> shift) & mask;
    values[i] = signed ? (value << signShift) >> signShift : value;
  }
  return values;
}

function rgbOf(samples: StoredSamples, pixels: ImagePixels): Uint8Array {
  const count = pixels.rows * pixels.columns;
  const data = interleaved(samples, count);
  if (samples.colour === 'asDeclared' && pixels.photometricInterpretation.startsWith('YBR_')) ybrToRgb(data);
  return data;
}

function interleaved(samples: StoredSamples, count: number): Uint8Array {
  const { bytes } = samples;
  if (samples.layout === 'interleaved') return bytes.slice(0, 3 * count);
  const data = new Uint8Array(3 * count);
  if (samples.layout === 'planar') {
    for (let i = 0; i < count; i++) {
      data[3 * i] = bytes[i]!;
      data[3 * i + 1] = bytes[count + i]!;
      data[3 * i + 2] = bytes[2 * count + i]!;
    }
    return data;
  }
  for (let i = 0, from = 0; i + 1 < count; i += 2, from += 4) {
    const cb = bytes[from + 2]!;
    const cr = bytes[from + 3]!;
    data[3 * i] = bytes[from]!;
    data[3 * i + 1] = cb;
    data[3 * i + 2] = cr;
    data[3 * i + 3] = bytes[from + 1]!;
    data[3 * i + 4] = cb;
    data[3 * i + 5] = cr;
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
