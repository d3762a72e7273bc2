import type { Warning } from '../shared/warning.ts';

/** What the markers of a JPEG stream say of the image. */
export interface JpegStreamHeader {
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Baseline or extended sequential Huffman coding; false for progressive, lossless and arithmetic coding. */
  readonly sequential: boolean;
  /**
   * What the three components are, by the stream's own words: a JFIF or Adobe marker, component ids 1, 2, 3 (as JFIF has them) or
   * `R`, `G`, `B`, or coarser second and third components, which only chroma has; `unsaid` where it has none of these.
   */
  readonly colour: 'grey' | 'ybr' | 'rgb' | 'unsaid';
  /** Whether the stream comes to its end-of-image marker. */
  readonly complete: boolean;
}

/** Reads the markers up to the frame header (ITU-T T.81 Annex B). Throws an Error that says what is wrong. */
export function readJpegStreamHeader(bytes: Uint8Array): JpegStreamHeader {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('it does not begin as a JPEG image');
  let adobeTransform: number | null = null;
  let jfif = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Error('a JPEG marker is missing');
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) throw new Error('a JPEG marker reaches beyond the frame');
    if (marker === 0xe0 && ascii(bytes, at + 4, 4) === 'JFIF') jfif = true;
    if (marker === 0xee && length >= 14 && ascii(bytes, at + 4, 5) === 'Adobe') adobeTransform = bytes[at + 15]!;
    if (isStartOfFrame(marker)) return frameHeader(bytes, at, length, marker, jfif, adobeTransform);
    if (marker === 0xda || marker === 0xd9) break;
    at = end;
  }
  throw new Error('the JPEG frame header is missing');
}

function frameHeader(bytes: Uint8Array, at: number, length: number, marker: number, jfif: boolean, adobeTransform: number | null): JpegStreamHeader {
  const components = bytes[at + 9]!;
  if (length < 8 + 3 * components || components === 0) throw new Error('the JPEG frame header is incomplete');
  const ids = Array.from({ length: components }, (_, i) => bytes[at + 10 + 3 * i]!);
  const subsampled = new Set(Array.from({ length: components }, (_, i) => bytes[at + 11 + 3 * i]!)).size > 1;
  return {
    precision: bytes[at + 4]!,
    rows: (bytes[at + 5]! << 8) | bytes[at + 6]!,
    columns: (bytes[at + 7]! << 8) | bytes[at + 8]!,
    components,
    sequential: marker === 0xc0 || marker === 0xc1,
    colour: components === 1 ? 'grey' : colourOf(String(ids), subsampled, jfif, adobeTransform),
    complete: endsWithEndOfImage(bytes),
  };
}

function colourOf(ids: string, subsampled: boolean, jfif: boolean, adobeTransform: number | null): 'ybr' | 'rgb' | 'unsaid' {
  if (jfif) return 'ybr';
  if (adobeTransform !== null) return adobeTransform === 0 ? 'rgb' : 'ybr';
  if (ids === '82,71,66') return 'rgb';
  return ids === '1,2,3' || subsampled ? 'ybr' : 'unsaid';
}

/** What is to be said where a JPEG frame and the photometric interpretation of the file contradict each other; null where they do not. */
export function jpegColourContradiction(frame: Uint8Array, photometricInterpretation: string): Warning | null {
  let colour: JpegStreamHeader['colour'];
  try {
    colour = readJpegStreamHeader(frame).colour;
  } catch {
    // What is wrong with the frame is said when it is decoded.
    return null;
  }
  const declared = photometricInterpretation === 'RGB' ? 'rgb' : photometricInterpretation.startsWith('YBR_') ? 'ybr' : null;
  if (declared === null || (colour !== 'rgb' && colour !== 'ybr') || colour === declared) return null;
  return {
    code: 'dicom/jpegColour',
    message: `The file calls its colours ${photometricInterpretation}, its JPEG frames say that they are ${colour === 'rgb' ? 'RGB' : 'YBR'}; the frames are believed.`,
  };
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

function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
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
