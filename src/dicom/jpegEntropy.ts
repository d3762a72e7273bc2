import { jpegSegmentAt } from './jpegSegment.ts';

/** Of a component: each of the 64 coefficients of a block, bit by bit. A stream of more scans is made to keep somebody waiting. */
export const mostScans = 64 * 14;

/**
 * A Huffman table for decoding: for every 16 bits that may come, the length of the code that they begin with times 256, plus the
 * code's value; 0 where no code begins so.
 */
export type HuffmanTable = Uint16Array;

/** An image defines up to eight tables, and may define each anew for every scan. One that defines more is made to keep somebody waiting. */
const mostTables = 8 * mostScans;

/** The Huffman tables that a stream has defined so far (ITU-T T.81 B.2.4.2, Annex C). */
export class HuffmanTables {
  private readonly tables = new Map<number, HuffmanTable>();
  private defined = 0;

  /** By class (0 DC or lossless, 1 AC) times 16 plus identifier. */
  get(place: number): HuffmanTable | undefined {
    return this.tables.get(place);
  }

  /** Reads a segment that defines tables. Throws an Error where the codes do not fit, or where there are too many. */
  read(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; ) {
      if (++this.defined > mostTables) throw new Error('the JPEG image defines its Huffman tables over and over');
      at = this.readOne(bytes, at, end);
    }
  }

  /** Answers with the place behind the table. */
  private readOne(bytes: Uint8Array, at: number, end: number): number {
    const counts = bytes.subarray(at + 1, at + 17);
    const table = new Uint16Array(65536);
    let valueAt = at + 17;
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      const span = 1 << (16 - length);
      for (let i = 0; i < (counts[length - 1] ?? 0); i++, code += span) {
        if (valueAt >= end || code + span > table.length) throw new Error('a JPEG Huffman table is damaged');
        table.fill((length << 8) | bytes[valueAt++]!, code, code + span);
      }
    }
    this.tables.set(bytes[at]!, table);
    return valueAt;
  }
}

/** Bits of the entropy-coded segments of a scan, stuffed zero bytes taken out (T.81 F.1.2.3). */
export class EntropyReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private held = 0;
  private count = 0;
  /** Bits among those held that the stream does not have: zeros behind its end. */
  private missing = 0;
  private restarts = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next symbol by a table. */
  symbol(table: HuffmanTable): number {
    if (this.count < 16) this.fill();
    const entry = table[(this.held >>> (this.count - 16)) & 0xffff]!;
    if (entry === 0) throw new Error('the JPEG image is damaged');
    this.count -= entry >> 8;
    return entry & 0xff;
  }

  /** The next bits as a number, up to 16. */
  take(bits: number): number {
    if (bits === 0) return 0;
    if (this.count < bits) this.fill();
    this.count -= bits;
    return (this.held >>> this.count) & ((1 << bits) - 1);
  }

  /** A number of so many bits, of which the first tells the sign (T.81 F.2.2.1, EXTEND). */
  signed(bits: number): number {
    const value = this.take(bits);
    return bits > 0 && value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  /** Throws where more was read than the stream has. */
  requireEnough(): void {
    if (this.missing > this.count) throw new Error('the JPEG image breaks off');
  }

  /**
   * Goes on behind the restart marker that has to come next. They count from 0 to 7 and again (T.81 B.2.1): where one is lost, what
   * follows belongs to another place of the picture.
   */
  restart(): void {
    this.requireEnough();
    const { marker, end } = jpegSegmentAt(this.bytes, this.markerPlace());
    if (marker !== 0xd0 + (this.restarts % 8)) throw new Error('a restart marker of the JPEG image is missing');
    this.restarts += 1;
    this.at = end;
    this.count = this.missing = 0;
  }

  /** Where the marker behind the scan stands, or the stream ends. */
  markerPlace(): number {
    let at = this.at;
    while (at < this.bytes.length && !this.isMarker(at)) at += 1;
    return at;
  }

  private fill(): void {
    while (this.count <= 24) {
      let byte = 0;
      if (this.at >= this.bytes.length || this.isMarker(this.at)) this.missing += 8;
      else {
        byte = this.bytes[this.at]!;
        this.at += byte === 0xff ? 2 : 1;
      }
      this.held = (this.held << 8) | byte;
      this.count += 8;
    }
  }

  private isMarker(at: number): boolean {
    return this.bytes[at] === 0xff && this.bytes[at + 1] !== 0;
  }
}
