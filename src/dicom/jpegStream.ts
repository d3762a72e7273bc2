/** What the markers of a JPEG stream say of the image. */
export interface JpegStreamHeader {
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Baseline or extended sequential Huffman coding; false for progressive, lossless and arithmetic coding. */
  readonly sequential: boolean;
  /**
   * What the three components are, by the stream's own words: an Adobe marker, a JFIF marker, or component ids `R`, `G`, `B`;
   * `ybr` where it is silent, as every JPEG reader takes it.
   */
  readonly colour: 'grey' | 'ybr' | 'rgb';
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
  return {
    precision: bytes[at + 4]!,
    rows: (bytes[at + 5]! << 8) | bytes[at + 6]!,
    columns: (bytes[at + 7]! << 8) | bytes[at + 8]!,
    components,
    sequential: marker === 0xc0 || marker === 0xc1,
    colour: colourOf(components, ids, jfif, adobeTransform),
    complete: endsWithEndOfImage(bytes),
  };
}

function colourOf(components: number, ids: readonly number[], jfif: boolean, adobeTransform: number | null): 'grey' | 'ybr' | 'rgb' {
  if (components === 1) return 'grey';
  if (jfif) return 'ybr';
  if (adobeTransform !== null) return adobeTransform === 0 ? 'rgb' : 'ybr';
  return ids[0] === 0x52 && ids[1] === 0x47 && ids[2] === 0x42 ? 'rgb' : 'ybr';
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
