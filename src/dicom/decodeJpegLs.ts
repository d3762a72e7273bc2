import type { ImagePixels } from './imagePixels.ts';
import { JpegLsBits, JpegLsModel, type JpegLsParameters, jpegLsParameters } from './jpegLsCoding.ts';
import { jpegMarkers, jpegSegmentAt } from './jpegSegment.ts';
import { readJpegStream } from './jpegStream.ts';
import { type DecodedStream, type StreamImage, requireDescribedImage } from './streamImage.ts';

const startOfFrame = 0xf7;
const presetParameters = 0xf8;
const colourTransform = 0xe8;

/** Lines of a component of a scan, with a sample more at either side (T.87 A.2.1). */
interface Lines {
  /** The component's place among those of the image. */
  readonly index: number;
  above: Int32Array;
  line: Int32Array;
  readonly runIndex: { value: number };
}

/**
 * Decodes JPEG-LS (ITU-T T.87), lossless and near-lossless, 2 to 16 bits, one component or three, interleaved in any way. Throws an
 * Error that says what is wrong with the stream; samples that are not there are never made up.
 */
export function decodeJpegLs(bytes: Uint8Array, pixels: ImagePixels): DecodedStream {
  const { image } = readJpegStream(bytes);
  requireDescribedImage(image, pixels);
  const samples = new Uint16Array(image.rows * image.columns * image.components);
  let preset: readonly number[] = [];
  let identifiers: readonly number[] = [];
  const done = new Set<number>();
  for (let at = 2; done.size < image.components; ) {
    const { marker, start, end } = jpegSegmentAt(bytes, at);
    at = end;
    if (marker === startOfFrame) identifiers = Array.from({ length: image.components }, (_, i) => bytes[start + 6 + 3 * i]!);
    else if (marker === presetParameters) preset = presetOf(bytes, start) ?? preset;
    else if (marker === colourTransform && isColourTransform(bytes, start)) throw new Error('its JPEG-LS colours are transformed, which DICOM does not allow');
    else if (marker === jpegMarkers.defineRestartInterval) throw new Error('its JPEG-LS image has restart markers, which this version cannot decode');
    else if (marker === jpegMarkers.endOfImage) throw new Error('the JPEG-LS image lacks some of its components');
    else if (marker === jpegMarkers.startOfScan) {
      const count = bytes[start]!;
      const indexes = Array.from({ length: count }, (_, i) => identifiers.indexOf(bytes[start + 1 + 2 * i]!));
      const [near, interleaving, pointTransform] = bytes.subarray(start + 1 + 2 * count, end);
      const mapped = Array.from({ length: count }, (_, i) => bytes[start + 2 + 2 * i]!).some((table) => table !== 0);
      // Several components are interleaved by line (1) or by sample (2), one alone is not (0).
      const known = interleaving === 1 || interleaving === 2 || (interleaving === 0 && count === 1);
      if (count === 0 || new Set(indexes).size < count || indexes.includes(-1) || mapped || near === undefined || !known || pointTransform !== 0) throw new Error('a scan of the JPEG-LS image is damaged');
      const bits = new JpegLsBits(bytes, end);
      decodeScan(bits, jpegLsParameters(image.precision, near, preset), indexes, interleaving === 2, samples, image);
      at = bits.markerPlace();
      for (const index of indexes) done.add(index);
    }
  }
  return { image, layout: 'interleaved', data: image.precision > 8 ? new Uint8Array(samples.buffer) : Uint8Array.from(samples), colour: 'asDeclared' };
}

/** MAXVAL, T1, T2, T3, RESET (T.87 C.2.4.1.1); null where the segment is about something else. */
function presetOf(bytes: Uint8Array, start: number): readonly number[] | null {
  return bytes[start] === 1 ? Array.from({ length: 5 }, (_, i) => (bytes[start + 1 + 2 * i]! << 8) | bytes[start + 2 + 2 * i]!) : null;
}

function isColourTransform(bytes: Uint8Array, start: number): boolean {
  return String.fromCharCode(...bytes.subarray(start, start + 4)) === 'mrfx' && bytes[start + 4] !== 0;
}

function decodeScan(bits: JpegLsBits, parameters: JpegLsParameters, indexes: readonly number[], bySample: boolean, samples: Uint16Array, { rows, columns, components }: StreamImage): void {
  const model = new JpegLsModel(bits, parameters);
  const shared = { value: 0 };
  const scan: readonly Lines[] = indexes.map((index) => ({ index, above: new Int32Array(columns + 2), line: new Int32Array(columns + 2), runIndex: bySample ? shared : { value: 0 } }));
  for (let y = 0; y < rows; y++) {
    for (const lines of scan) {
      lines.line[0] = lines.above[1]!;
      lines.above[columns + 1] = lines.above[columns]!;
    }
    if (bySample) decodeLine(model, scan, columns, parameters.near);
    else for (const lines of scan) decodeLine(model, [lines], columns, parameters.near);
    for (const lines of scan) {
      const from = y * columns * components + lines.index;
      for (let x = 0; x < columns; x++) samples[from + x * components] = lines.line[x + 1]!;
      [lines.above, lines.line] = [lines.line, lines.above];
    }
  }
}

/** One line of one component, or of several whose samples alternate: these run together. */
function decodeLine(model: JpegLsModel, scan: readonly Lines[], columns: number, near: number): void {
  const contexts = new Int32Array(scan.length);
  for (let x = 1; x <= columns; ) {
    let flat = true;
    for (let i = 0; i < scan.length; i++) {
      const { above, line } = scan[i]!;
      contexts[i] = model.context(above[x + 1]!, above[x]!, above[x - 1]!, line[x - 1]!);
      flat &&= contexts[i] === 0;
    }
    if (!flat) {
      for (let i = 0; i < scan.length; i++) {
        const { above, line } = scan[i]!;
        line[x] = model.sample(contexts[i]!, line[x - 1]!, above[x]!, above[x - 1]!);
      }
      x += 1;
      continue;
    }
    const { runIndex } = scan[0]!;
    const length = model.run(columns + 1 - x, runIndex);
    for (const { line } of scan) line.fill(line[x - 1]!, x, x + length);
    x += length;
    if (x > columns) break;
    for (const { above, line } of scan) {
      const [left, over] = [line[x - 1]!, above[x]!];
      line[x] = model.interruption(left, over, scan.length === 1 && Math.abs(left - over) <= near, runIndex.value);
    }
    if (runIndex.value > 0) runIndex.value -= 1;
    x += 1;
  }
}
