import { rleLossless } from './transferSyntax.ts';

/** Bytes at a fragment's beginning and end that tell whether a frame begins or ends there. */
export const beginningBytes = 8;
export const endingBytes = 16;

/**
 * Whether a fragment that begins so begins a frame: start-of-image and another marker for the JPEG family (ITU-T T.81, T.87), start of
 * codestream and image size for JPEG 2000 (T.800), or its file format, which some writers store whole; for RLE a header that counts 1 to 15
 * segments, the first behind it (PS3.5 G.5). None of these can come up within coded data by rule, but by damage.
 */
export function beginsFrame(transferSyntaxUid: string, beginning: DataView): boolean {
  if (beginning.byteLength < 4) return false;
  const first = beginning.getUint32(0);
  const second = beginning.byteLength >= beginningBytes ? beginning.getUint32(4) : 0;
  if (transferSyntaxUid === rleLossless) {
    const segments = beginning.getUint32(0, true);
    return segments >= 1 && segments <= 15 && second === rleHeaderBytesLittleEndian;
  }
  if (isJpeg2000(transferSyntaxUid)) return first === 0xff4fff51 || (first === 0x0000000c && second === 0x6a502020);
  return first >>> 8 === 0xffd8ff;
}

/** 64, where the first segment begins, as its bytes lie. */
const rleHeaderBytesLittleEndian = 0x40000000;

/**
 * Whether a fragment that ends so ends a frame: all of the JPEG family and JPEG 2000 end with FF D9, behind which writers pad. RLE has no
 * such mark.
 */
export function endsFrame(transferSyntaxUid: string, ending: DataView): boolean {
  if (transferSyntaxUid === rleLossless) return false;
  let at = ending.byteLength;
  while (at > 0 && ending.getUint8(at - 1) === 0) at--;
  // The byte that pads to an even length may be any.
  return endsAt(ending, at) || endsAt(ending, ending.byteLength - 1);
}

function endsAt(bytes: DataView, end: number): boolean {
  return end >= 2 && bytes.getUint16(end - 2) === 0xffd9;
}

/** JPEG 2000 and its parts, JPIP left out, and High-Throughput JPEG 2000. */
function isJpeg2000(uid: string): boolean {
  return /^1\.2\.840\.10008\.1\.2\.4\.(?:9[0-3]|20[1-3])$/.test(uid);
}
