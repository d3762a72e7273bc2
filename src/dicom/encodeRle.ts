import { evenly } from './writeDataset.ts';

/**
 * One frame of 8-bit grey samples as DICOM RLE (PS3.5 Annex G): a header of 64 bytes and a single segment of PackBits runs, each
 * row coded on its own as G.3.1 asks, padded to even length.
 */
export function encodeRle(samples: Uint8Array, columns: number): Uint8Array {
  const coded = new Uint8Array(64 + samples.length + Math.ceil(samples.length / columns) * (Math.ceil(columns / 128) + 1));
  const view = new DataView(coded.buffer);
  view.setUint32(0, 1, true);
  view.setUint32(4, 64, true);
  let at = 64;
  for (let row = 0; row < samples.length; row += columns) at = encodeRow(samples, row, Math.min(row + columns, samples.length), coded, at);
  return evenly(coded.slice(0, at), 0);
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
