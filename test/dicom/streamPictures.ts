import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { noGrey } from '../../src/dicom/readGrey.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';

/** Of the pictures that streams are made of: no multiple of anything. */
export const rows = 37;
export const columns = 53;

/** How a picture of so many bits is described. */
export function described(uid: string, bits: number, changes: Partial<ImagePixels> = {}): ImagePixels {
  return {
    transferSyntaxUid: uid,
    rows,
    columns,
    samplesPerPixel: 1,
    bitsAllocated: bits > 8 ? 16 : 8,
    bitsStored: bits,
    highBit: bits - 1,
    signed: false,
    photometricInterpretation: changes.samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
    planarConfiguration: 0,
    palette: null,
    ...noGrey,
    ...changes,
  };
}

/** A picture with smooth parts, noise, both ends of the range and hard edges; by pixel. */
export function picture({ bitsStored, samplesPerPixel, signed }: ImagePixels): Int32Array {
  const most = 2 ** bitsStored - 1;
  let state = 12345;
  return Int32Array.from({ length: rows * columns * samplesPerPixel }, (_, i) => {
    const pixel = Math.floor(i / samplesPerPixel);
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    const smooth = 0.5 + 0.45 * Math.sin(x / 7 + (i % samplesPerPixel)) * Math.cos(y / 5);
    const value = y < 3 ? (x % 2) * most : Math.round(smooth * most + ((state >>> 16) % 64) * (most / 2048));
    return Math.max(0, Math.min(most, value)) - (signed ? 2 ** (bitsStored - 1) : 0);
  });
}

/** The numbers in words of the described size, little endian, cut to the stored bits. */
export function words(numbers: Int32Array, { bitsAllocated, bitsStored }: ImagePixels): Uint8Array {
  const mask = 2 ** bitsStored - 1;
  if (bitsAllocated === 8) return Uint8Array.from(numbers, (value) => value & mask);
  return new Uint8Array(Uint16Array.from(numbers, (value) => value & mask).buffer);
}

/** The values of a frame. */
export const decoded = async (stream: Uint8Array, pixels: ImagePixels) => [...(await decodeFrame(stream, pixels, 1)).data];
