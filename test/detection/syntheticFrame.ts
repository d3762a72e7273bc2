import type { GreyFrame } from '../../src/detection/detectionFrame.ts';

export interface SyntheticVein {
  readonly columns: number;
  readonly rows: number;
  readonly spacingMm: { readonly column: number; readonly row: number };
  /** Centre of the lumen from the image's, in mm. */
  readonly offsetMm: readonly [number, number];
  readonly semiAxesMm: readonly [number, number];
  readonly turn: number;
  readonly seed?: number;
  /** An artery next to it: dark disc from the image's centre, in mm. */
  readonly artery?: { readonly atMm: readonly [number, number]; readonly radiusMm: number };
}

/** A frame of speckle with an elliptic lumen, a brighter inner layer of the wall, a catheter with ring-down in the image's middle, and black beyond the field of view. */
export function syntheticFrame(vein: SyntheticVein): GreyFrame {
  const { columns, rows, spacingMm } = vein;
  const random = uniform(vein.seed ?? 1);
  const [a, b] = vein.semiAxesMm;
  const cos = Math.cos(vein.turn);
  const sin = Math.sin(vein.turn);
  const fieldMm = Math.min(columns * spacingMm.column, rows * spacingMm.row) / 2;
  const level = new Float32Array(columns * rows);
  const speckle = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column + 0.5 - columns / 2) * spacingMm.column;
      const y = (row + 0.5 - rows / 2) * spacingMm.row;
      const dx = x - vein.offsetMm[0];
      const dy = y - vein.offsetMm[1];
      const u = (dx * cos + dy * sin) / a;
      const v = (-dx * sin + dy * cos) / b;
      const e = Math.hypot(u, v);
      const wallMm = (e - 1) * Math.min(a, b);
      let value = e < 1 ? 14 : wallMm < 0.7 ? 120 : 80;
      if (vein.artery !== undefined) {
        const away = Math.hypot(x - vein.artery.atMm[0], y - vein.artery.atMm[1]) - vein.artery.radiusMm;
        if (away < 0) value = 12;
        else if (away < 0.7 && e > 1) value = 140;
      }
      const r = Math.hypot(x, y);
      if (r < 1.1) value = 0;
      else if (r < 1.6) value = 110;
      if (r > fieldMm) value = 0;
      level[row * columns + column] = value;
      speckle[row * columns + column] = Math.sqrt(-2 * Math.log(1 - random())) * 0.8;
    }
  }
  const grey = new Uint8Array(columns * rows);
  for (let i = 0; i < grey.length; i++) {
    // Speckle a few pixels wide.
    const grain = ((speckle[i] ?? 0) + (speckle[i - 1] ?? 1) + (speckle[i - columns] ?? 1) + (speckle[i - columns - 1] ?? 1)) / 4;
    grey[i] = Math.min(255, Math.round(level[i]! * (0.2 + 0.8 * grain ** 2)));
  }
  return { columns, rows, grey };
}

function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
