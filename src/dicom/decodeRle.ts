/**
 * One frame in RLE Lossless (PS3.5 Annex G) as planes of bytes: the segments one behind the other, each `planeBytes` long; the more
 * significant byte of a sample is an earlier segment. Throws an Error that says what is wrong with the stream.
 */
export function decodeRle(bytes: Uint8Array, planeCount: number, planeBytes: number): Uint8Array {
  if (bytes.length < 64) throw new Error('the RLE header is incomplete');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segmentCount = view.getUint32(0, true);
  if (segmentCount !== planeCount) throw new Error(`${planeCount} RLE segments were expected, there are ${segmentCount}`);
  const planes = new Uint8Array(planeCount * planeBytes);
  for (let i = 0; i < planeCount; i++) {
    const start = view.getUint32(4 + 4 * i, true);
    const end = i + 1 < planeCount ? view.getUint32(8 + 4 * i, true) : bytes.length;
    if (start < 64 || end > bytes.length || start > end) throw new Error('an RLE segment lies outside the frame');
    unpackBits(bytes.subarray(start, end), planes.subarray(i * planeBytes, (i + 1) * planeBytes));
  }
  return planes;
}

function unpackBits(source: Uint8Array, target: Uint8Array): void {
  let from = 0;
  let to = 0;
  while (to < target.length) {
    if (from >= source.length) throw new Error('an RLE segment ends too early');
    const control = source[from++]!;
    if (control === 128) continue;
    if (control < 128) {
      const count = Math.min(control + 1, target.length - to);
      if (from + count > source.length) throw new Error('an RLE segment ends too early');
      target.set(source.subarray(from, from + count), to);
      from += control + 1;
      to += count;
    } else {
      if (from >= source.length) throw new Error('an RLE segment ends too early');
      const count = Math.min(257 - control, target.length - to);
      target.fill(source[from++]!, to, to + count);
      to += count;
    }
  }
}
