interface YbrRange {
  /** Luma of black, and what one level of luma is worth. */
  readonly black: number;
  readonly luma: number;
  /** What one level of colour difference is worth, against one over the full range. */
  readonly chroma: number;
}

/** The ranges of YBR_FULL (0–255) and of YBR_PARTIAL (luma 16–235, colour 16–240), PS3.3 C.7.6.3.1.2. */
const ranges: Readonly<Record<'full' | 'partial', YbrRange>> = {
  full: { black: 0, luma: 1, chroma: 1 },
  partial: { black: 16, luma: 255 / 219, chroma: 255 / 224 },
};

/**
 * YBR to RGB, in place, three bytes a pixel: the inverse of the equations of PS3.3 C.7.6.3.1.2 (the coefficients of ITU-R
 * BT.601), rounded to the nearest value.
 */
export function ybrToRgb(pixels: Uint8Array, range: 'full' | 'partial'): void {
  const { black, luma, chroma } = ranges[range];
  // This kind of array rounds and clamps what is written into it.
  const rgb = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  for (let i = 0; i + 2 < rgb.length; i += 3) {
    const y = (rgb[i]! - black) * luma;
    const cb = (rgb[i + 1]! - 128) * chroma;
    const cr = (rgb[i + 2]! - 128) * chroma;
    rgb[i] = y + 1.402 * cr;
    rgb[i + 1] = y - 0.344136286 * cb - 0.714136286 * cr;
    rgb[i + 2] = y + 1.772 * cb;
  }
}
