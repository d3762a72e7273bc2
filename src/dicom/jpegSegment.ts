/** A marker segment of a JPEG stream (ITU-T T.81 B.1.1.4), or a marker that stands alone. */
export interface JpegSegment {
  /** The marker's second byte. */
  readonly marker: number;
  /** Of the parameters; equal to `end` for a marker that stands alone. */
  readonly start: number;
  readonly end: number;
}

export const jpegMarkers = { defineHuffmanTables: 0xc4, endOfImage: 0xd9, startOfScan: 0xda, defineQuantization: 0xdb, defineRestartInterval: 0xdd } as const;

/** The segment at a place of the stream, fill bytes before it skipped. Throws an Error that says what is wrong. */
export function jpegSegmentAt(bytes: Uint8Array, place: number): JpegSegment {
  let at = place;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  const marker = bytes[at + 1];
  if (marker === undefined) throw new Error('the JPEG image breaks off');
  if (bytes[at] !== 0xff || marker === 0) throw new Error('a JPEG marker is missing');
  const start = at + 2;
  if (marker === 0x01 || (marker >= 0xd0 && marker <= jpegMarkers.endOfImage)) return { marker, start, end: start };
  const end = start + ((bytes[start] ?? 0) << 8) + (bytes[start + 1] ?? 0);
  if (end < start + 2 || end > bytes.length) throw new Error('a JPEG marker reaches beyond the frame');
  return { marker, start: start + 2, end };
}
