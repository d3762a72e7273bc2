import type { StreamImage } from './streamImage.ts';

/** A JPEG 2000 codestream (ITU-T T.800, T.814) and what its main header says. */
export interface Jpeg2000Stream {
  readonly image: StreamImage;
  /** Without the boxes of a JP2 file around it, which DICOM forbids and some writers keep. */
  readonly codestream: Uint8Array;
  /** Where the first component's precision and sign stand in the codestream, the others' follow every three bytes. */
  readonly precisionAt: number;
}

const siz = 0xff51;
const cod = 0xff52;
const startOfTilePart = 0xff90;

/** Reads the main header (T.800 Annex A). Throws an Error that says what is wrong, or what no decoder here can do. */
export function readJpeg2000Stream(bytes: Uint8Array): Jpeg2000Stream {
  const { codestream, colour: boxColour } = unboxed(bytes);
  const view = viewOf(codestream);
  if (codestream.length < 4 || view.getUint32(0) !== 0xff4fff51) throw new Error('it does not begin as a JPEG 2000 image');
  let size: ReturnType<typeof readSize> | null = null;
  let coding: { readonly transformed: boolean; readonly lossless: boolean } | null = null;
  for (let at = 2; at + 4 <= codestream.length; ) {
    const marker = view.getUint16(at);
    if (marker === startOfTilePart) break;
    const length = view.getUint16(at + 2);
    if (marker < 0xff00 || length < 2 || at + 2 + length > codestream.length) throw new Error('the JPEG 2000 main header is damaged');
    if (marker === siz) size = readSize(view, at, length);
    if (marker === cod && length >= 12) coding = { transformed: codestream[at + 8] === 1, lossless: codestream[at + 13] === 1 };
    at += 2 + length;
  }
  if (!size || !coding) throw new Error('the JPEG 2000 main header is incomplete');
  const colour = size.components === 1 ? 'grey' : coding.transformed ? 'rgb' : boxColour;
  return { image: { coding: 'JPEG 2000', ...size.image, lossless: coding.lossless, colour }, codestream, precisionAt: size.precisionAt };
}

function readSize(view: DataView, at: number, length: number) {
  const components = length >= 38 ? view.getUint16(at + 38) : 0;
  if (components < 1 || length < 38 + 3 * components) throw new Error('the JPEG 2000 image size is incomplete');
  const precisionAt = at + 40;
  const precisions = new Set(Array.from({ length: components }, (_, i) => view.getUint8(precisionAt + 3 * i)));
  const steps = Array.from({ length: components }, (_, i) => view.getUint16(precisionAt + 3 * i + 1));
  if (view.getUint32(at + 14) !== 0 || view.getUint32(at + 18) !== 0) throw new Error('the JPEG 2000 image does not begin at its canvas’s corner, which this version cannot decode');
  if (precisions.size > 1) throw new Error('its JPEG 2000 components differ in their bits, which this version cannot decode');
  if (steps.some((step) => step !== 0x0101)) throw new Error('its JPEG 2000 components differ in size, which this version cannot decode');
  const precision = view.getUint8(precisionAt);
  return {
    precisionAt,
    components,
    image: { rows: view.getUint32(at + 10), columns: view.getUint32(at + 6), components, precision: (precision & 0x7f) + 1, signed: (precision & 0x80) !== 0 },
  };
}

/** The codestream in a JP2 file (T.800 Annex I), with what the file's colour specification says of three components. */
function unboxed(bytes: Uint8Array): { readonly codestream: Uint8Array; readonly colour: 'rgb' | 'ybr' | 'unsaid' } {
  const view = viewOf(bytes);
  if (bytes.length < 12 || view.getUint32(4) !== 0x6a502020) return { codestream: bytes, colour: 'unsaid' };
  let colour: 'rgb' | 'ybr' | 'unsaid' = 'unsaid';
  for (let at = 0; at + 8 <= bytes.length; ) {
    const declared = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const head = declared === 1 ? 16 : 8;
    if (type === 'jp2c') return { codestream: bytes.subarray(at + head, declared > head ? at + declared : bytes.length), colour };
    if (type === 'pclr') throw new Error('its JPEG 2000 image has a palette of its own, which DICOM does not allow');
    // Enumerated colour spaces: 16 is sRGB, 18 is sYCC.
    if (type === 'colr' && bytes[at + 8] === 1 && at + 15 <= bytes.length) {
      const space = view.getUint32(at + 11);
      colour = space === 16 ? 'rgb' : space === 18 ? 'ybr' : 'unsaid';
    }
    if (declared < head) break;
    at += type === 'jp2h' ? head : declared;
  }
  throw new Error('the JP2 file around its JPEG 2000 image holds no image');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
