/** An evenly spread number in [0, 1) for whole numbers: the same ones always give the same number, neighbours give unrelated ones. */
export function hashedUnit(...integers: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const n of integers) {
    h = Math.imul(h ^ (n | 0), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** Normally distributed numbers (mean 0, variance 1) to be read from any place on: rows of scatterers start at hashed places. Length is a power of two. */
export function gaussianTable(length: number, seed: number): Float32Array {
  const table = new Float32Array(length);
  let state = (Math.floor(hashedUnit(seed, 77) * 4294967295) | 1) >>> 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(next()));
    const angle = 2 * Math.PI * next();
    table[i] = radius * Math.cos(angle);
    table[i + 1] = radius * Math.sin(angle);
  }
  return table;
}
