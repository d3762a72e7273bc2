import { readJpeg2000Stream } from './jpeg2000Stream.ts';
import { type JpegStream, readJpegStream } from './jpegStream.ts';
import type { StreamImage } from './streamImage.ts';

/** How a compressed frame is coded, by its first bytes and markers: not by the transfer syntax, which some writers get wrong. */
export type StreamCoding = JpegStream['process'] | 'jpeg2000';

/** What a compressed frame says of its image; its beginning is enough. Throws an Error that says what is wrong. */
export function readStreamImage(bytes: Uint8Array): { readonly coding: StreamCoding; readonly image: StreamImage } {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return { coding: 'jpeg2000', image: readJpeg2000Stream(bytes).image };
  const { process, image } = readJpegStream(bytes);
  return { coding: process, image };
}
