/**
 * One frame as DICOM RLE (PS3.5 Annex G): a header of 64 bytes and, for each plane of bytes, a segment of PackBits runs, each row
 * coded on its own as G.3.1 asks. Planes are those of the colours one after the other, of samples of two bytes the more significant
 * one first (G.2). Segments are padded to even length.
 */
export function encodeRle(planes: readonly Uint8Array[], columns: number): Uint8Array {
  const room = planes.reduce((sum, plane) => sum + plane.length + Math.ceil(plane.length / columns) * (Math.ceil(columns / 128) + 1) + 1, 64);
  const coded = new Uint8Array(room);
  const view = new DataView(coded.buffer);
  view.setUint32(0, planes.length, true);
  let at = 64;
  planes.forEach((plane, index) => {
    view.setUint32(4 + 4 * index, at, true);
    for (let row = 0; row < plane.length; row += columns) at = encodeRow(plane, row, Math.min(row + columns, plane.length), coded, at);
    at += at % 2;
  });
  return coded.slice(0, at);
}

function encodeRow(samples: Uint8Array, from: number, to: number, coded: Uint8Array, start: number): number {
  let at = start;
  let i = from;
  while (i < to) {
    const run = runLength(samples, i, to);
    if (run >= 3) {
      coded[at++] = 257 - run;
      coded[at++] = samples[i]!;
      i += run;
      continue;
    }
    const first = i;
    while (i < to && i - first < 128 && runLength(samples, i, to) < 3) i++;
    coded[at++] = i - first - 1;
    coded.set(samples.subarray(first, i), at);
    at += i - first;
  }
  return at;
}

/** How many equal samples follow, 128 at most: a run's length must fit its byte. */
function runLength(samples: Uint8Array, from: number, to: number): number {
  const end = Math.min(to, from + 128);
  let i = from + 1;
  while (i < end && samples[i] === samples[from]) i++;
  return i - from;
}
