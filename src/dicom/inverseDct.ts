/** Cosines of the inverse transform, by place and frequency, scaled so that eight coefficients add up to eight samples (ITU-T T.81 A.3.3). */
const cosines = Float64Array.from({ length: 64 }, (_, i) => {
  const [place, frequency] = [i >> 3, i & 7];
  return (Math.cos(((2 * place + 1) * frequency * Math.PI) / 16) / 2) * (frequency === 0 ? Math.SQRT1_2 : 1);
});

const rows = new Float64Array(64);

/** The 64 samples of a block of dequantised coefficients, both row by row, before they are rounded and moved up by half their range. */
export function inverseDct(coefficients: Float64Array, samples: Float64Array): void {
  for (let row = 0; row < 64; row += 8) {
    for (let place = 0; place < 8; place++) {
      let sum = 0;
      for (let frequency = 0; frequency < 8; frequency++) sum += cosines[8 * place + frequency]! * coefficients[row + frequency]!;
      rows[row + place] = sum;
    }
  }
  for (let column = 0; column < 8; column++) {
    for (let place = 0; place < 8; place++) {
      let sum = 0;
      for (let frequency = 0; frequency < 8; frequency++) sum += cosines[8 * place + frequency]! * rows[8 * frequency + column]!;
      samples[8 * place + column] = sum;
    }
  }
}
