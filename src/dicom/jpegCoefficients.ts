import type { EntropyReader, HuffmanTable } from './jpegEntropy.ts';

/** Where in a block, row by row, the coefficients stand that come in zigzag order (ITU-T T.81 Figure A.6). */
export const zigzag = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45,
  38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]);

/** What a scan adds to the coefficients of its component (T.81 B.2.3). */
export interface CoefficientScan {
  readonly progressive: boolean;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  /** First and last coefficient, in zigzag order. */
  readonly from: number;
  readonly to: number;
  /** Of a progressive scan: whether it adds a bit to coefficients that have come before, and which bit is its lowest. */
  readonly refines: boolean;
  readonly lowBit: number;
}

const damaged = 'the JPEG image is damaged';

/** Decodes the blocks of one scan, one after the other, into coefficients row by row (T.81 Annex F and G). */
export class CoefficientReader {
  private readonly reader: EntropyReader;
  private readonly scan: CoefficientScan;
  private previousDc = 0;
  /** Blocks to come whose coefficients of this scan are all zero, or refined only. */
  private emptyBlocks = 0;

  constructor(reader: EntropyReader, scan: CoefficientScan) {
    this.reader = reader;
    this.scan = scan;
  }

  restart(): void {
    this.reader.restart();
    this.previousDc = this.emptyBlocks = 0;
  }

  block(block: Int32Array): void {
    const { progressive, from, to, refines, lowBit } = this.scan;
    if (!progressive) {
      block[0] = this.nextDc();
      this.runs(block, 1, 63, 0);
    } else if (from === 0) {
      if (refines) block[0]! |= this.reader.take(1) << lowBit;
      else block[0] = this.nextDc() * 2 ** lowBit;
    } else if (refines) this.refine(block);
    else this.runs(block, from, to, lowBit);
  }

  private nextDc(): number {
    const bits = this.reader.symbol(this.table(this.scan.dc));
    if (bits > 15) throw new Error(damaged);
    this.previousDc += this.reader.signed(bits);
    return this.previousDc;
  }

  /** Coefficients with the zeros between them (T.81 F.2.2.2, G.1.2.2). */
  private runs(block: Int32Array, from: number, to: number, lowBit: number): void {
    if (this.emptyBlocks > 0) {
      this.emptyBlocks -= 1;
      return;
    }
    const table = this.table(this.scan.ac);
    for (let at = from; at <= to; at++) {
      const symbol = this.reader.symbol(table);
      const [zeros, bits] = [symbol >> 4, symbol & 15];
      if (bits === 0 && zeros < 15) {
        this.emptyBlocks = (1 << zeros) - 1 + this.reader.take(zeros);
        if (this.emptyBlocks > 0 && !this.scan.progressive) throw new Error(damaged);
        return;
      }
      at += zeros;
      if (at > to) throw new Error(damaged);
      if (bits > 0) block[zigzag[at]!] = this.reader.signed(bits) * 2 ** lowBit;
    }
  }

  /** One more bit for coefficients that are not zero, and those that are not zero from this bit on (T.81 G.1.2.3). */
  private refine(block: Int32Array): void {
    const { to, lowBit } = this.scan;
    const bit = 1 << lowBit;
    let at = this.scan.from;
    const table = this.table(this.scan.ac);
    while (this.emptyBlocks === 0 && at <= to) {
      const symbol = this.reader.symbol(table);
      const [zeros, bits] = [symbol >> 4, symbol & 15];
      if (bits === 0 && zeros < 15) this.emptyBlocks = (1 << zeros) + this.reader.take(zeros);
      else {
        if (bits > 1) throw new Error(damaged);
        const fresh = bits === 0 ? 0 : this.reader.take(1) === 1 ? bit : -bit;
        at = this.refineUpToZero(block, at, zeros, bit);
        if (at > to && fresh !== 0) throw new Error(damaged);
        if (fresh !== 0) block[zigzag[at]!] = fresh;
        at += 1;
      }
    }
    if (this.emptyBlocks === 0) return;
    this.refineUpToZero(block, at, 64, bit);
    this.emptyBlocks -= 1;
  }

  /** Refines coefficients up to the zero that so many others come before; answers with its place. */
  private refineUpToZero(block: Int32Array, from: number, zeros: number, bit: number): number {
    let left = zeros;
    for (let at = from; at <= this.scan.to; at++) {
      const value = block[zigzag[at]!]!;
      if (value !== 0) {
        if (this.reader.take(1) === 1 && (Math.abs(value) & bit) === 0) block[zigzag[at]!] = value + Math.sign(value) * bit;
      } else if (left-- === 0) return at;
    }
    return this.scan.to + 1;
  }

  private table(table: HuffmanTable | undefined): HuffmanTable {
    if (!table) throw new Error('a Huffman table of the JPEG image is missing');
    return table;
  }
}
