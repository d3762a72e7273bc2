import type { ImagePixels } from './imagePixels.ts';

/**
 * Bytes that one frame takes in native (not encapsulated) Pixel Data (PS3.5 8.1.1, 8.2). YBR_FULL_422 shares its colour between two
 * neighbouring pixels, so it takes two bytes a pixel (PS3.3 C.7.6.3.1.2).
 */
export function nativeFrameBytes(pixels: ImagePixels): number {
  const samples = pixels.photometricInterpretation === 'YBR_FULL_422' ? 2 : pixels.samplesPerPixel;
  return pixels.rows * pixels.columns * samples * Math.ceil(pixels.bitsAllocated / 8);
}

/** Bytes of one frame with every sample of every pixel stored. */
export function fullFrameBytes(pixels: ImagePixels): number {
  return pixels.rows * pixels.columns * pixels.samplesPerPixel * Math.ceil(pixels.bitsAllocated / 8);
}
