/** What a lossless JPEG stream (ITU-T T.81 Annex H) is to be made with. */
export interface LosslessJpeg {
  readonly rows: number;
  readonly columns: number;
  /** 2 to 16. */
  readonly precision: number;
  /** By pixel, its components one behind the other. */
  readonly samples: readonly number[];
  readonly components: 1 | 3;
  /** 1 to 7. */
  readonly predictor: number;
  /** A restart marker behind each so many rows; 0 for none. */
  readonly restartRows: number;
  /** Bytes of ones before each restart marker, as the standard allows (B.1.1.2). */
  readonly fillBytes?: number;
}

/**
 * Writes lossless JPEG as no tool at hand does: with restart markers, and any difference of 16 bits. All 17 categories have a code of
 * five bits, their own number.
 */
export function losslessJpeg({ rows, columns, precision, samples, components, predictor, restartRows, fillBytes = 0 }: LosslessJpeg): Uint8Array {
  const short = (value: number) => [value >> 8, value & 0xff];
  const each = (part: (component: number) => readonly number[]) => Array.from({ length: components }, (_, i) => part(i + 1)).flat();
  const head = [
    0xff, 0xd8, 0xff, 0xc3, ...short(8 + 3 * components), precision, ...short(rows), ...short(columns), components, ...each((id) => [id, 0x11, 0]),
    0xff, 0xc4, ...short(19 + 17), 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...Array.from({ length: 17 }, (_, i) => i),
    ...(restartRows > 0 ? [0xff, 0xdd, 0, 4, ...short(restartRows * columns)] : []),
    0xff, 0xda, ...short(6 + 2 * components), components, ...each((id) => [id, 0]), predictor, 0, 0,
  ];
  const coded: number[] = [];
  for (let from = 0, restarts = 0; from < rows; from += restartRows || rows) {
    if (from > 0) coded.push(...Array.from({ length: fillBytes }, () => 0xff), 0xff, 0xd0 + (restarts++ % 8));
    coded.push(...stuffed(codes(from, Math.min(rows, from + (restartRows || rows)))));
  }
  return Uint8Array.from([...head, ...coded, 0xff, 0xd9]);

  /** The bits of some rows that are coded by themselves. */
  function codes(from: number, to: number): string {
    let bits = '';
    for (let y = from; y < to; y++) {
      for (let x = 0; x < columns; x++) for (let i = 0; i < components; i++) bits += codeOf(sample(x, y, i) - predicted(x, y, i, from));
    }
    return bits;
  }

  function sample(x: number, y: number, component: number): number {
    return samples[(y * columns + x) * components + component]!;
  }

  function predicted(x: number, y: number, component: number, firstRow: number): number {
    if (y === firstRow) return x === 0 ? 2 ** (precision - 1) : sample(x - 1, y, component);
    if (x === 0) return sample(x, y - 1, component);
    const [a, b, c] = [sample(x - 1, y, component), sample(x, y - 1, component), sample(x - 1, y - 1, component)];
    return [a, b, c, a + b - c, a + Math.floor((b - c) / 2), b + Math.floor((a - c) / 2), Math.floor((a + b) / 2)][predictor - 1]!;
  }
}

/** Category and bits of a difference modulo 2^16, from −32767 to 32768 (Table H.2). */
function codeOf(difference: number): string {
  const wrapped = ((((difference + 32767) % 65536) + 65536) % 65536) - 32767;
  const category = Math.abs(wrapped).toString(2).length * (wrapped === 0 ? 0 : 1);
  const bits = wrapped > 0 ? wrapped : wrapped + 2 ** category - 1;
  return category.toString(2).padStart(5, '0') + (category === 0 || category === 16 ? '' : bits.toString(2).padStart(category, '0'));
}

/** Filled up with ones to whole bytes, a zero behind each byte of ones (F.1.2.3). */
function stuffed(bits: string): readonly number[] {
  const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  return Array.from({ length: whole.length / 8 }, (_, i) => Number.parseInt(whole.slice(8 * i, 8 * i + 8), 2)).flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]));
}
