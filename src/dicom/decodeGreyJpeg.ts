import type { ImagePixels } from './imagePixels.ts';
import { inverseDct } from './inverseDct.ts';
import { CoefficientReader, zigzag } from './jpegCoefficients.ts';
import { EntropyReader, HuffmanTables, mostScans } from './jpegEntropy.ts';
import { jpegMarkers, jpegSegmentAt } from './jpegSegment.ts';
import { readJpegStream } from './jpegStream.ts';
import { type DecodedStream, requireDescribedImage } from './streamImage.ts';

/**
 * Decodes lossy Huffman-coded JPEG of one component and 12 bits, sequential or progressive (ITU-T T.81 processes 4, 8 and 12, of which
 * the codec for 8 bits knows nothing). Throws an Error that says what is wrong with the stream.
 */
export function decodeGreyJpeg(bytes: Uint8Array, pixels: ImagePixels): DecodedStream {
  const { image, process } = readJpegStream(bytes);
  requireDescribedImage(image, pixels);
  if (image.components !== 1 || image.precision !== 12) throw new Error(`it is lossy JPEG of ${image.precision} bits ${image.components === 1 ? 'in grey' : 'in colour'}, which this version cannot decode`);
  const blocks = Math.ceil(image.columns / 8) * Math.ceil(image.rows / 8);
  const coefficients = new Int32Array(64 * blocks);
  const huffman = new HuffmanTables();
  const quantization = new Map<number, Float64Array>();
  let restartInterval = 0;
  let tableOfComponent = 0;
  let scans = 0;
  for (let at = 2, whole = false; !whole; ) {
    const { marker, start, end } = jpegSegmentAt(bytes, at);
    at = end;
    if (marker === 0xc1 || marker === 0xc0 || marker === 0xc2) tableOfComponent = bytes[start + 8]!;
    else if (marker === jpegMarkers.defineHuffmanTables) huffman.read(bytes, start, end);
    else if (marker === jpegMarkers.defineQuantization) readQuantization(bytes, start, end, quantization);
    else if (marker === jpegMarkers.defineRestartInterval) restartInterval = (bytes[start]! << 8) | bytes[start + 1]!;
    else if (marker === jpegMarkers.endOfImage) whole = true;
    else if (marker === jpegMarkers.startOfScan) {
      const reader = new EntropyReader(bytes, end);
      const [count, , tables = 0, from = 0, to = 0, bits = 0] = bytes.subarray(start, end);
      const mixed = process === 'progressive' && from === 0 && to > 0;
      if (count !== 1 || from > to || to > 63 || mixed || ++scans > mostScans) throw new Error('a scan of the JPEG image is damaged');
      const scan = { progressive: process === 'progressive', dc: huffman.get(tables >> 4), ac: huffman.get(0x10 | (tables & 15)), from, to, refines: bits >> 4 > 0, lowBit: bits & 15 };
      readScan(new CoefficientReader(reader, scan), reader, coefficients, restartInterval);
      at = reader.markerPlace();
      // A sequential image is whole with its scan, whatever follows; a progressive one where it says so.
      whole = !scan.progressive;
    }
  }
  const table = quantization.get(tableOfComponent);
  if (!table) throw new Error('a quantization table of the JPEG image is missing');
  return { image, layout: 'interleaved', data: samplesOf(coefficients, table, image), colour: 'asDeclared' };
}

function readQuantization(bytes: Uint8Array, start: number, end: number, tables: Map<number, Float64Array>): void {
  for (let at = start; at < end; ) {
    const size = bytes[at]! >> 4 === 0 ? 1 : 2;
    if (at + 1 + 64 * size > end) throw new Error('a JPEG quantization table is damaged');
    const table = new Float64Array(64);
    for (let i = 0; i < 64; i++) table[zigzag[i]!] = size === 1 ? bytes[at + 1 + i]! : (bytes[at + 1 + 2 * i]! << 8) | bytes[at + 2 + 2 * i]!;
    tables.set(bytes[at]! & 15, table);
    at += 1 + 64 * size;
  }
}

function readScan(scan: CoefficientReader, reader: EntropyReader, coefficients: Int32Array, restartInterval: number): void {
  for (let block = 0; block * 64 < coefficients.length; block++) {
    if (restartInterval > 0 && block > 0 && block % restartInterval === 0) scan.restart();
    scan.block(coefficients.subarray(64 * block, 64 * block + 64));
    reader.requireEnough();
  }
}

/** Two bytes a sample, little endian. */
function samplesOf(coefficients: Int32Array, table: Float64Array, { rows, columns, precision }: DecodedStream['image']): Uint8Array {
  const samples = new Uint16Array(rows * columns);
  const across = Math.ceil(columns / 8);
  const middle = 2 ** (precision - 1);
  const dequantised = new Float64Array(64);
  const block = new Float64Array(64);
  for (let at = 0; at < coefficients.length; at += 64) {
    for (let i = 0; i < 64; i++) dequantised[i] = coefficients[at + i]! * table[i]!;
    inverseDct(dequantised, block);
    const top = Math.floor(at / 64 / across) * 8;
    const left = ((at / 64) % across) * 8;
    for (let y = top; y < Math.min(rows, top + 8); y++) {
      for (let x = left; x < Math.min(columns, left + 8); x++) {
        samples[y * columns + x] = Math.max(0, Math.min(2 * middle - 1, Math.round(block[8 * (y - top) + x - left]! + middle)));
      }
    }
  }
  return new Uint8Array(samples.buffer);
}
