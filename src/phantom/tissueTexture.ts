import { gaussianTable, hashedUnit } from './randomNumbers.ts';

const tile = 64;
const mask = tile - 1;

/** How strongly the tissue around the vein scatters at a place in the body (mm), dB about its mean. */
export type TissueTexture = (x: number, y: number, z: number) => number;

/**
 * Fat lobules, strands of connective tissue and darker muscle: smooth noise in three dimensions at several scales, fixed in the body,
 * so that it passes by as the catheter is pulled.
 */
export function tissueTexture(seed: number): TissueTexture {
  const values = gaussianTable(tile * tile * tile, seed + 501);
  const at = (x: number, y: number, z: number) => {
    const fx = Math.floor(x);
    const fy = Math.floor(y);
    const fz = Math.floor(z);
    const tx = smooth(x - fx);
    const ty = smooth(y - fy);
    const tz = smooth(z - fz);
    const x0 = fx & mask;
    const x1 = (fx + 1) & mask;
    const y0 = (fy & mask) * tile;
    const y1 = ((fy + 1) & mask) * tile;
    const z0 = (fz & mask) * tile * tile;
    const z1 = ((fz + 1) & mask) * tile * tile;
    const a = values[z0 + y0 + x0]! + tx * (values[z0 + y0 + x1]! - values[z0 + y0 + x0]!);
    const b = values[z0 + y1 + x0]! + tx * (values[z0 + y1 + x1]! - values[z0 + y1 + x0]!);
    const c = values[z1 + y0 + x0]! + tx * (values[z1 + y0 + x1]! - values[z1 + y0 + x0]!);
    const d = values[z1 + y1 + x0]! + tx * (values[z1 + y1 + x1]! - values[z1 + y1 + x0]!);
    const near = a + ty * (b - a);
    return near + tz * (c + ty * (d - c) - near);
  };
  const shift = hashedUnit(seed, 12) * tile;
  return (x, y, z) => {
    // Layers run mostly across the image and bend; strands lie in them, lobules between.
    const bend = 2.2 * at(x / 11 + shift, y / 11, z / 18);
    const regions = at(x / 9, y / 6 + shift, z / 14);
    const lobules = at(x / 3.1 + 9, (y + bend) / 2.1, z / 5);
    const strand = at(x / 4.6 + 31, (y + 1.6 * bend) / 1.15 + 17, z / 6);
    const ridge = Math.max(0, 1 - 2.6 * Math.abs(strand));
    return 4.6 * regions + 4.2 * lobules + 9 * ridge * ridge - 4.5;
  };
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}
