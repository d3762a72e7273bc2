import { fieldRadiusMm, lineCount, lineStepRad, rangeCount, rangeStepMm } from './polarGrid.ts';

/** Turns grey values on the polar grid into a square frame: the round field of view on black, with graticule dots on the cross axes. */
export type ScanConversion = (grey: Float32Array) => Uint8Array;

const dotEveryMm = 5;

export function scanConversion(sizePx: number): ScanConversion {
  const spacingMm = (2 * fieldRadiusMm) / sizePx;
  const middle = sizePx / 2;
  const pixels: number[] = [];
  const corners: number[] = [];
  const weights: number[] = [];
  for (let py = 0; py < sizePx; py++) {
    for (let px = 0; px < sizePx; px++) {
      const x = (px + 0.5 - middle) * spacingMm;
      const y = (py + 0.5 - middle) * spacingMm;
      const depth = Math.hypot(x, y);
      if (depth > fieldRadiusMm) continue;
      const row = Math.min(rangeCount - 1.001, Math.max(0, depth / rangeStepMm - 0.5));
      const line = (((Math.atan2(y, x) / lineStepRad) % lineCount) + lineCount) % lineCount;
      const r = Math.floor(row);
      const l = Math.min(lineCount - 1, Math.floor(line));
      pixels.push(py * sizePx + px);
      corners.push(r * lineCount + l, r * lineCount + ((l + 1) % lineCount));
      weights.push(row - r, line - l);
    }
  }
  const pixelAt = Int32Array.from(pixels);
  const cornerAt = Int32Array.from(corners);
  const weightAt = Float32Array.from(weights);
  const dots = graticule(sizePx, spacingMm);
  return (grey) => {
    const frame = new Uint8Array(sizePx * sizePx);
    for (let i = 0; i < pixelAt.length; i++) {
      const a = cornerAt[2 * i]!;
      const b = cornerAt[2 * i + 1]!;
      const tr = weightAt[2 * i]!;
      const tl = weightAt[2 * i + 1]!;
      const near = grey[a]! + tl * (grey[b]! - grey[a]!);
      const far = grey[a + lineCount]! + tl * (grey[b + lineCount]! - grey[a + lineCount]!);
      frame[pixelAt[i]!] = Math.max(0, Math.min(255, near + tr * (far - near) + 0.5));
    }
    for (const { at, value } of dots) frame[at] = Math.max(frame[at]!, value);
    return frame;
  };
}

function graticule(sizePx: number, spacingMm: number): readonly { readonly at: number; readonly value: number }[] {
  const dots: { at: number; value: number }[] = [];
  const middle = sizePx / 2;
  const radiusPx = Math.max(0.8, 0.16 / spacingMm);
  const place = (x: number, y: number) => {
    for (let py = Math.floor(y - radiusPx - 1); py <= y + radiusPx + 1; py++) {
      for (let px = Math.floor(x - radiusPx - 1); px <= x + radiusPx + 1; px++) {
        if (px < 0 || py < 0 || px >= sizePx || py >= sizePx) continue;
        const cover = Math.min(1, radiusPx + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y));
        if (cover > 0) dots.push({ at: py * sizePx + px, value: Math.round(235 * cover) });
      }
    }
  };
  for (let mm = dotEveryMm; mm < fieldRadiusMm; mm += dotEveryMm) {
    const offset = mm / spacingMm;
    place(middle - offset, middle);
    place(middle + offset, middle);
    place(middle, middle - offset);
    place(middle, middle + offset);
  }
  return dots;
}
