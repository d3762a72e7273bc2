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
  readonly bloodDb?: number;
  /** Layers of the wall from within: thickness in mm, mean power in dB. The last one goes on. */
  readonly wall?: readonly { readonly thicknessMm: number; readonly db: number }[];
  /** Of catheter and ring-down, mm. */
  readonly catheterMm?: { readonly radius: number; readonly ringDown: number };
  /** Standard deviation of the beam's spread, mm: it sets the size of the speckle. */
  readonly beamMm?: number;
  /** What is shown: echoes from white down by so many dB, after a gain. */
  readonly dynamicRangeDb?: number;
  readonly gainDb?: number;
  /** The picture's radius, mm, beyond which all is black; half of the image's lesser side unless given. */
  readonly fieldRadiusMm?: number;
  /** Directions, radians, between which the wall lies in shadow. */
  readonly shadow?: readonly [number, number];
}

const usualWall = [
  { thicknessMm: 0.7, db: -8 },
  { thicknessMm: Infinity, db: -15 },
];

/**
 * A frame with an elliptic lumen: random scatterers seen through a beam and shown in logarithm, with a layered wall, a catheter with ring-down in the image's
 * middle, and black beyond the field of view.
 */
export function syntheticFrame(vein: SyntheticVein): GreyFrame {
  const { columns, rows, spacingMm } = vein;
  const random = uniform(vein.seed ?? 1);
  const half = Math.min(columns * spacingMm.column, rows * spacingMm.row) / 2;
  const fieldMm = vein.fieldRadiusMm ?? half;
  const catheter = vein.catheterMm ?? { radius: 1.1, ringDown: 0.5 };
  const beamMm = vein.beamMm ?? half / 150;
  const [re, im] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (column + 0.5 - columns / 2) * spacingMm.column;
      const y = (row + 0.5 - rows / 2) * spacingMm.row;
      const amplitude = 10 ** (levelDb(vein, x, y) / 20) * Math.sqrt(-2 * Math.log(1 - random()));
      const phase = 2 * Math.PI * random();
      re[row * columns + column] = amplitude * Math.cos(phase);
      im[row * columns + column] = amplitude * Math.sin(phase);
    }
  }
  const seenRe = blurred(re, vein, beamMm);
  const seenIm = blurred(im, vein, beamMm);
  // Scatterers add up by power: what the beam takes together is not brighter for it.
  const norm = 4 * Math.PI * (beamMm / spacingMm.column) * (beamMm / spacingMm.row);
  const range = vein.dynamicRangeDb ?? 50;
  const grey = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const r = Math.hypot((column + 0.5 - columns / 2) * spacingMm.column, (row + 0.5 - rows / 2) * spacingMm.row);
      if (r < catheter.radius || r > fieldMm) continue;
      const ring = r < catheter.radius + catheter.ringDown ? 10 ** -0.4 : 0;
      const power = (Math.max(1, norm) * (seenRe[at]! ** 2 + seenIm[at]! ** 2)) / 2 + ring;
      const db = 10 * Math.log10(power + 1e-9) + (vein.gainDb ?? 0);
      grey[at] = Math.max(0, Math.min(255, Math.round(255 * (1 + db / range))));
    }
  }
  return { columns, rows, grey };
}

function levelDb(vein: SyntheticVein, x: number, y: number): number {
  const bloodDb = vein.bloodDb ?? -40;
  const away = wallMm(vein, x, y);
  if (away < 0) return bloodDb;
  if (vein.artery !== undefined) {
    const [atX, atY] = vein.artery.atMm;
    const fromArtery = Math.hypot(x - atX, y - atY) - vein.artery.radiusMm;
    if (fromArtery < 0) return bloodDb;
    if (fromArtery < 0.7) return -6;
  }
  const direction = Math.atan2(y, x);
  if (vein.shadow !== undefined && direction > vein.shadow[0] && direction < vein.shadow[1]) return bloodDb;
  let left = away;
  for (const { thicknessMm, db } of vein.wall ?? usualWall) {
    if (left < thicknessMm) return db;
    left -= thicknessMm;
  }
  return -60;
}

/** Distance from the lumen's border, negative within: to first order, which is enough for the layers of a wall. */
function wallMm({ offsetMm, semiAxesMm, turn }: SyntheticVein, x: number, y: number): number {
  const [a, b] = semiAxesMm;
  const dx = x - offsetMm[0];
  const dy = y - offsetMm[1];
  const u = (dx * Math.cos(turn) + dy * Math.sin(turn)) / a;
  const v = (dy * Math.cos(turn) - dx * Math.sin(turn)) / b;
  const e = Math.hypot(u, v);
  if (e === 0) return -Math.min(a, b);
  return (e * e - e) / Math.hypot(u / a, v / b);
}

/** Gaussian spread both ways. */
function blurred(values: Float32Array, { columns, rows, spacingMm }: SyntheticVein, sigmaMm: number): Float32Array {
  const along = convolved(values, columns, rows, 1, columns, sigmaMm / spacingMm.column);
  return convolved(along, rows, columns, columns, 1, sigmaMm / spacingMm.row);
}

function convolved(values: Float32Array, length: number, lines: number, step: number, lineStep: number, sigma: number): Float32Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const out = new Float32Array(values.length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = Math.max(-reach, -i); k <= Math.min(reach, length - 1 - i); k++) sum += weights[k + reach]! * values[line * lineStep + (i + k) * step]!;
      out[line * lineStep + i * step] = sum / whole;
    }
  }
  return out;
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
