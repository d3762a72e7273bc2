import type { ImagePixels } from './imagePixels.ts';

/** Photometric interpretations that share one colour between two neighbouring pixels of a row. */
const sharingColour: ReadonlySet<string> = new Set(['YBR_FULL_422', 'YBR_PARTIAL_422']);

/**
 * Bytes that one frame takes in native (not encapsulated) Pixel Data (PS3.5 8.1.1, 8.2), where `roomBytes` are there for it. Colour
 * shared between two pixels takes two samples a pixel (PS3.3 C.7.6.3.1.2), an odd last one of a row being written like two or
 * together with the next row's first; but some writers call full colour so too. The room tells.
 */
export function nativeFrameBytes(pixels: ImagePixels, roomBytes: number): number {
  const full = fullFrameBytes(pixels);
  if (!sharingColour.has(pixels.photometricInterpretation)) return full;
  const least = (full / 3) * 2;
  return [full, pairedRowsBytes(pixels), least].find((bytes) => bytes <= roomBytes) ?? least;
}

/** Bytes of one frame with colour shared between two pixels, every row beginning a pair. */
export function pairedRowsBytes(pixels: Pick<ImagePixels, 'rows' | 'columns' | 'bitsAllocated'>): number {
  return pixels.rows * Math.ceil(pixels.columns / 2) * 4 * Math.ceil(pixels.bitsAllocated / 8);
}

/** Bytes of one frame with every sample of every pixel stored. */
export function fullFrameBytes(pixels: ImagePixels): number {
  return pixels.rows * pixels.columns * pixels.samplesPerPixel * Math.ceil(pixels.bitsAllocated / 8);
}
