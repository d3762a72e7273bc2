import type { ImagePixels } from './imagePixels.ts';
import { EntropyReader, type HuffmanTable, HuffmanTables } from './jpegEntropy.ts';
import { jpegMarkers, jpegSegmentAt } from './jpegSegment.ts';
import { readJpegStream } from './jpegStream.ts';
import { type DecodedStream, requireDescribedImage } from './streamImage.ts';

/** One component of a scan. */
interface ScanComponent {
  /** Its place among the components of the image. */
  readonly index: number;
  readonly table: HuffmanTable;
}

interface Scan {
  readonly components: readonly ScanComponent[];
  /** 1 to 7 (T.81 Table H.1). */
  readonly predictor: number;
  /** Low bits that were left out. */
  readonly pointTransform: number;
  readonly restartRows: number;
}

/**
 * Decodes lossless Huffman-coded JPEG (ITU-T T.81 Annex H), any predictor, 2 to 16 bits, one component or three, in one scan or several.
 * Throws an Error that says what is wrong with the stream; samples that are not there are never made up.
 */
export function decodeLosslessJpeg(bytes: Uint8Array, pixels: ImagePixels): DecodedStream {
  const { image } = readJpegStream(bytes);
  requireDescribedImage(image, pixels);
  const { rows, columns, components } = image;
  const samples = new Uint16Array(rows * columns * components);
  const tables = new HuffmanTables();
  let identifiers: readonly number[] = [];
  let restartInterval = 0;
  let missing = new Set(Array.from({ length: components }, (_, i) => i));
  for (let at = 2; missing.size > 0; ) {
    const { marker, start, end } = jpegSegmentAt(bytes, at);
    at = end;
    if (marker === 0xc3) identifiers = componentIdentifiers(bytes, start, components);
    else if (marker === jpegMarkers.defineHuffmanTables) tables.read(bytes, start, end);
    else if (marker === jpegMarkers.defineRestartInterval) restartInterval = (bytes[start]! << 8) | bytes[start + 1]!;
    else if (marker === jpegMarkers.endOfImage) throw new Error('the JPEG image lacks some of its components');
    else if (marker === jpegMarkers.startOfScan) {
      if (restartInterval % columns !== 0) throw new Error('the restart intervals of the JPEG image do not end with its rows');
      const scan = readScan(bytes, start, identifiers, tables, restartInterval / columns);
      const reader = new EntropyReader(bytes, end);
      decodeScan(reader, scan, samples, image);
      at = reader.markerPlace();
      missing = new Set([...missing].filter((index) => scan.components.every((component) => component.index !== index)));
    }
  }
  const data = image.precision > 8 ? new Uint8Array(samples.buffer) : Uint8Array.from(samples);
  return { image, layout: 'interleaved', data, colour: 'asDeclared' };
}

function componentIdentifiers(bytes: Uint8Array, start: number, components: number): readonly number[] {
  return Array.from({ length: components }, (_, i) => {
    // A single component has no others to be finer or coarser than.
    if (components > 1 && bytes[start + 7 + 3 * i] !== 0x11) throw new Error('its JPEG components differ in size, which this version cannot decode');
    return bytes[start + 6 + 3 * i]!;
  });
}

function readScan(bytes: Uint8Array, start: number, identifiers: readonly number[], tables: HuffmanTables, restartRows: number): Scan {
  const components = Array.from({ length: bytes[start]! }, (_, i) => {
    const index = identifiers.indexOf(bytes[start + 1 + 2 * i]!);
    const table = tables.get(bytes[start + 2 + 2 * i]! >> 4);
    if (index < 0 || !table) throw new Error('a scan of the JPEG image is damaged');
    return { index, table };
  });
  const behind = start + 1 + 2 * components.length;
  const predictor = bytes[behind]!;
  if (components.length === 0 || predictor < 1 || predictor > 7) throw new Error('a scan of the JPEG image is damaged');
  return { components, predictor, pointTransform: bytes[behind + 2]! & 0x0f, restartRows };
}

function decodeScan(reader: EntropyReader, { components, predictor, pointTransform, restartRows }: Scan, samples: Uint16Array, image: DecodedStream['image']): void {
  const { rows, columns, precision } = image;
  const step = image.components;
  const rowLength = columns * step;
  const first = 1 << Math.max(0, precision - pointTransform - 1);
  for (let y = 0; y < rows; y++) {
    const afterRestart = y === 0 || (restartRows > 0 && y % restartRows === 0);
    if (afterRestart && y > 0) reader.restart();
    for (let x = 0; x < columns; x++) {
      for (let i = 0; i < components.length; i++) {
        const { index, table } = components[i]!;
        const at = y * rowLength + x * step + index;
        let predicted = first;
        if (afterRestart) predicted = x === 0 ? first : samples[at - step]!;
        else if (x === 0) predicted = samples[at - rowLength]!;
        else predicted = prediction(predictor, samples[at - step]!, samples[at - rowLength]!, samples[at - rowLength - step]!);
        const bits = reader.symbol(table);
        if (bits > 16) throw new Error('the JPEG image is damaged');
        // Differences are modulo 2^16; that of 32768 has no bits of its own (T.81 H.1.2.2).
        samples[at] = predicted + (bits < 16 ? reader.signed(bits) : 32768);
      }
    }
    reader.requireEnough();
  }
  if (pointTransform === 0) return;
  for (const { index } of components) for (let at = index; at < samples.length; at += step) samples[at]! <<= pointTransform;
}

/** From the sample to the left, the one above, and the one above to the left (T.81 Table H.1). */
function prediction(predictor: number, left: number, above: number, aboveLeft: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return aboveLeft;
    case 4:
      return left + above - aboveLeft;
    case 5:
      return left + ((above - aboveLeft) >> 1);
    case 6:
      return above + ((left - aboveLeft) >> 1);
    default:
      return (left + above) >> 1;
  }
}
