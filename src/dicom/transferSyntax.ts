import { AppError } from '../shared/appError.ts';

/** How the data set is written and whether its pixel data comes in fragments (PS3.5 Annex A). */
export interface TransferSyntax {
  readonly uid: string;
  /** The name of PS3.6 Annex A. */
  readonly name: string;
  readonly explicitVr: boolean;
  readonly littleEndian: boolean;
  readonly deflated: boolean;
  readonly pixelData: 'native' | 'encapsulated';
}

export const implicitVrLittleEndian = '1.2.840.10008.1.2';
export const explicitVrLittleEndian = '1.2.840.10008.1.2.1';
export const deflatedExplicitVrLittleEndian = '1.2.840.10008.1.2.1.99';
export const explicitVrBigEndian = '1.2.840.10008.1.2.2';
export const rleLossless = '1.2.840.10008.1.2.5';
export const jpegBaseline8Bit = '1.2.840.10008.1.2.4.50';

const encapsulatedNames: Readonly<Record<string, string>> = {
  [rleLossless]: 'RLE Lossless',
  [jpegBaseline8Bit]: 'JPEG Baseline (Process 1)',
  '1.2.840.10008.1.2.4.51': 'JPEG Extended (Process 2 & 4)',
  '1.2.840.10008.1.2.4.52': 'JPEG Extended (Process 3 & 5)',
  '1.2.840.10008.1.2.4.53': 'JPEG Spectral Selection, Non-Hierarchical (Process 6 & 8)',
  '1.2.840.10008.1.2.4.54': 'JPEG Spectral Selection, Non-Hierarchical (Process 7 & 9)',
  '1.2.840.10008.1.2.4.55': 'JPEG Full Progression, Non-Hierarchical (Process 10 & 12)',
  '1.2.840.10008.1.2.4.56': 'JPEG Full Progression, Non-Hierarchical (Process 11 & 13)',
  '1.2.840.10008.1.2.4.57': 'JPEG Lossless, Non-Hierarchical (Process 14)',
  '1.2.840.10008.1.2.4.58': 'JPEG Lossless, Non-Hierarchical (Process 15)',
  '1.2.840.10008.1.2.4.70': 'JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14, Selection Value 1)',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS Lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS Lossy (Near-Lossless)',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 (Lossless Only)',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.4.92': 'JPEG 2000 Part 2 Multi-component (Lossless Only)',
  '1.2.840.10008.1.2.4.93': 'JPEG 2000 Part 2 Multi-component',
  '1.2.840.10008.1.2.4.94': 'JPIP Referenced',
  '1.2.840.10008.1.2.4.95': 'JPIP Referenced Deflate',
  '1.2.840.10008.1.2.4.100': 'MPEG2 Main Profile / Main Level',
  '1.2.840.10008.1.2.4.101': 'MPEG2 Main Profile / High Level',
  '1.2.840.10008.1.2.4.102': 'MPEG-4 AVC/H.264 High Profile / Level 4.1',
  '1.2.840.10008.1.2.4.103': 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1',
  '1.2.840.10008.1.2.4.104': 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video',
  '1.2.840.10008.1.2.4.105': 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video',
  '1.2.840.10008.1.2.4.106': 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2',
  '1.2.840.10008.1.2.4.107': 'HEVC/H.265 Main Profile / Level 5.1',
  '1.2.840.10008.1.2.4.108': 'HEVC/H.265 Main 10 Profile / Level 5.1',
  '1.2.840.10008.1.2.4.201': 'High-Throughput JPEG 2000 (Lossless Only)',
  '1.2.840.10008.1.2.4.202': 'High-Throughput JPEG 2000 with RPCL Options (Lossless Only)',
  '1.2.840.10008.1.2.4.203': 'High-Throughput JPEG 2000',
};

const nativeSyntaxes: readonly TransferSyntax[] = [
  { uid: implicitVrLittleEndian, name: 'Implicit VR Little Endian', explicitVr: false, littleEndian: true, deflated: false, pixelData: 'native' },
  { uid: explicitVrLittleEndian, name: 'Explicit VR Little Endian', explicitVr: true, littleEndian: true, deflated: false, pixelData: 'native' },
  { uid: deflatedExplicitVrLittleEndian, name: 'Deflated Explicit VR Little Endian', explicitVr: true, littleEndian: true, deflated: true, pixelData: 'native' },
  { uid: explicitVrBigEndian, name: 'Explicit VR Big Endian', explicitVr: true, littleEndian: false, deflated: false, pixelData: 'native' },
];

const jpegSyntax = '1.2.840.10008.1.2.4.';

/** Compressed syntaxes whose frames `decodeFrame.ts` turns into pixels: JPEG, lossless JPEG, JPEG-LS, JPEG 2000, HTJ2K. */
const decodedStreams: ReadonlySet<string> = new Set(['50', '51', '53', '55', '57', '70', '80', '81', '90', '91', '201', '202', '203'].map((last) => jpegSyntax + last));

/** Whether frames of that syntax can be turned into pixels; all others are refused by name. */
export function isDecodable(uid: string): boolean {
  return uid === rleLossless || decodedStreams.has(uid) || nativeSyntaxes.some((syntax) => syntax.uid === uid);
}

/**
 * How a data set of that syntax is to be read. Encapsulated syntaxes are all explicit little endian (PS3.5 A.4), so the header of
 * one that cannot be decoded can still be read. null for a UID that is none of DICOM's.
 */
export function transferSyntaxOf(uid: string): TransferSyntax | null {
  const native = nativeSyntaxes.find((syntax) => syntax.uid === uid);
  if (native) return native;
  const name = encapsulatedNames[uid];
  if (name === undefined) return null;
  return { uid, name, explicitVr: true, littleEndian: true, deflated: false, pixelData: 'encapsulated' };
}

/** Throws `dicom/unsupportedTransferSyntax`, with the syntax by its name, where its frames cannot be decoded. */
export function requireDecodable(uid: string): void {
  if (isDecodable(uid)) return;
  throw unsupportedTransferSyntax(uid);
}

export function unsupportedTransferSyntax(uid: string): AppError {
  const name = transferSyntaxOf(uid)?.name;
  const said = name ? `${name} (${uid})` : `transfer syntax “${uid}”, which is not one of DICOM's image syntaxes`;
  return new AppError(
    'dicom/unsupportedTransferSyntax',
    `The images are stored as ${said}, which this version cannot decode. Export the pullback uncompressed or as RLE, JPEG Baseline, JPEG Lossless, JPEG-LS or JPEG 2000.`,
    { transferSyntaxUid: uid },
  );
}
