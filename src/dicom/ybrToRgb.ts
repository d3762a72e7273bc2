/**
 * YBR_FULL to RGB, in place, three bytes a pixel: the inverse of the equations of PS3.3 C.7.6.3.1.2 (the coefficients of ITU-R
 * BT.601 over the full range), rounded to the nearest value.
 */
export function ybrToRgb(pixels: Uint8Array): void {
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const y = pixels[i]!;
    const cb = pixels[i + 1]! - 128;
    const cr = pixels[i + 2]! - 128;
    pixels[i] = clamped(y + 1.402 * cr);
    pixels[i + 1] = clamped(y - 0.344136286 * cb - 0.714136286 * cr);
    pixels[i + 2] = clamped(y + 1.772 * cb);
  }
}

function clamped(value: number): number {
  return value <= 0 ? 0 : value >= 255 ? 255 : Math.round(value);
}
