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
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const y = (pixels[i]! - black) * luma;
    const cb = (pixels[i + 1]! - 128) * chroma;
    const cr = (pixels[i + 2]! - 128) * chroma;
    pixels[i] = clamped(y + 1.402 * cr);
    pixels[i + 1] = clamped(y - 0.344136286 * cb - 0.714136286 * cr);
    pixels[i + 2] = clamped(y + 1.772 * cb);
  }
}

function clamped(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
}
