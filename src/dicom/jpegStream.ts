import { type JpegSegment, jpegMarkers, jpegSegmentAt } from './jpegSegment.ts';
import type { StreamImage } from './streamImage.ts';

/** What the markers of a JPEG or JPEG-LS stream say of the image. */
export interface JpegStream {
  /** `other`: arithmetic or hierarchical coding. */
  readonly process: 'sequential' | 'progressive' | 'lossless' | 'jpegLs' | 'other';
  /**
   * Its colour is what the three components are, where they are transformed by lossy JPEG: by a JFIF or Adobe marker, component ids
   * 1, 2, 3 (as JFIF has them) or `R`, `G`, `B`, or coarser second and third components, which only chroma has; `unsaid` where it
   * has none of these.
   */
  readonly image: StreamImage;
  /** Whether the stream comes to its end-of-image marker. */
  readonly complete: boolean;
}

/** Reads the markers up to the first scan (ITU-T T.81 Annex B, T.87 Annex C). Throws an Error that says what is wrong. */
export function readJpegStream(bytes: Uint8Array): JpegStream {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('it does not begin as a JPEG image');
  let adobeTransform: number | null = null;
  let jfif = false;
  for (let at = 2; ; ) {
    const { marker, start, end } = jpegSegmentAt(bytes, at);
    if (marker === 0xe0 && ascii(bytes, start, 4) === 'JFIF') jfif = true;
    if (marker === 0xee && end - start >= 12 && ascii(bytes, start, 5) === 'Adobe') adobeTransform = bytes[start + 11]!;
    if (isStartOfFrame(marker)) return frameHeader(bytes, { marker, start, end }, jfif, adobeTransform);
    if (marker === jpegMarkers.startOfScan || marker === jpegMarkers.endOfImage) break;
    at = end;
  }
  throw new Error('the JPEG frame header is missing');
}

function frameHeader(bytes: Uint8Array, { marker, start, end }: JpegSegment, jfif: boolean, adobeTransform: number | null): JpegStream {
  const components = bytes[start + 5]!;
  if (end - start < 6 + 3 * components || components === 0) throw new Error('the JPEG frame header is incomplete');
  const ids = Array.from({ length: components }, (_, i) => bytes[start + 6 + 3 * i]!);
  const subsampled = new Set(Array.from({ length: components }, (_, i) => bytes[start + 7 + 3 * i]!)).size > 1;
  const process = processes[marker] ?? 'other';
  const transformed = process !== 'lossless' && process !== 'jpegLs';
  return {
    process,
    image: {
      coding: process === 'jpegLs' ? 'JPEG-LS' : 'JPEG',
      precision: bytes[start]!,
      rows: (bytes[start + 1]! << 8) | bytes[start + 2]!,
      columns: (bytes[start + 3]! << 8) | bytes[start + 4]!,
      components,
      signed: null,
      lossless: process === 'lossless' || (process === 'jpegLs' && nearOf(bytes, end) === 0),
      colour: components === 1 ? 'grey' : transformed ? colourOf(String(ids), subsampled, jfif, adobeTransform) : 'unsaid',
    },
    complete: endsWithEndOfImage(bytes),
  };
}

/** The NEAR of the first JPEG-LS scan (T.87 C.2.3). */
function nearOf(bytes: Uint8Array, afterFrameHeader: number): number {
  for (let at = afterFrameHeader; ; ) {
    const { marker, start, end } = jpegSegmentAt(bytes, at);
    if (marker === jpegMarkers.startOfScan) return bytes[start + 1 + 2 * bytes[start]!] ?? 0;
    if (marker === jpegMarkers.endOfImage) throw new Error('the JPEG-LS image is empty');
    at = end;
  }
}

function colourOf(ids: string, subsampled: boolean, jfif: boolean, adobeTransform: number | null): 'ybr' | 'rgb' | 'unsaid' {
  if (jfif) return 'ybr';
  if (adobeTransform !== null) return adobeTransform === 0 ? 'rgb' : 'ybr';
  if (ids === '82,71,66') return 'rgb';
  return ids === '1,2,3' || subsampled ? 'ybr' : 'unsaid';
}

/** The stream with an Adobe marker that says that its components are RGB, so that a decoder leaves them as they are. */
export function declaredAsRgb(bytes: Uint8Array): Uint8Array {
  const marker = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];
  const declared = new Uint8Array(bytes.length + marker.length);
  declared.set(bytes.subarray(0, 2));
  declared.set(marker, 2);
  declared.set(bytes.subarray(2), 2 + marker.length);
  return declared;
}

const processes: Readonly<Record<number, JpegStream['process']>> = { 0xc0: 'sequential', 0xc1: 'sequential', 0xc2: 'progressive', 0xc3: 'lossless', 0xf7: 'jpegLs' };

function isStartOfFrame(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) || marker === 0xf7;
}

/** Fragments are padded to even length, by some writers to more. */
function endsWithEndOfImage(bytes: Uint8Array): boolean {
  const earliest = Math.max(2, bytes.length - 4096);
  for (let i = bytes.length - 2; i >= earliest; i--) {
    if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  }
  return false;
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
