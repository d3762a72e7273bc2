import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { noGrey } from '../../src/dicom/readGrey.ts';
import { decodeFrame } from '../../src/node/frameDecoder.ts';
import { type LosslessJpeg, losslessJpeg } from './losslessJpegWriter.ts';

const rows = 37;
const columns = 53;
const cjpegInstalled = spawnSync('cjpeg', ['-version']).status === 0;

function described(bits: number, samplesPerPixel: 1 | 3 = 1): ImagePixels {
  return {
    transferSyntaxUid: '1.2.840.10008.1.2.4.57',
    rows,
    columns,
    samplesPerPixel,
    bitsAllocated: bits > 8 ? 16 : 8,
    bitsStored: bits,
    highBit: bits - 1,
    signed: false,
    photometricInterpretation: samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
    planarConfiguration: 0,
    palette: null,
    ...noGrey,
  };
}

/** Every value as good as random: differences reach every category, that of 32768 too. */
function noise(count: number, bits: number): readonly number[] {
  let state = 12345;
  return Array.from({ length: count }, (_, i) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return i % 7 === 3 ? 0 : i % 7 === 4 ? 2 ** (bits - 1) : state >>> (32 - bits);
  });
}

const decoded = async (stream: Uint8Array, pixels: ImagePixels) => [...(await decodeFrame(stream, pixels, 1)).data];
const withRestarts = { rows, columns, precision: 16, components: 1, predictor: 4, restartRows: 1, samples: noise(rows * columns, 16) } satisfies LosslessJpeg;

describe('lossless JPEG with restart markers', () => {
  for (const predictor of [1, 2, 3, 4, 5, 6, 7]) {
    test(`comes back exactly with predictor ${predictor}, which each of them begins anew`, async () => {
      for (const restartRows of [0, 1, 3]) expect(await decoded(losslessJpeg({ ...withRestarts, predictor, restartRows }), described(16))).toEqual([...withRestarts.samples]);
      const samples = noise(3 * rows * columns, 8);
      expect(await decoded(losslessJpeg({ ...withRestarts, predictor, samples, precision: 8, components: 3 }), described(8, 3))).toEqual([...samples]);
    });
  }

  test('comes back exactly with fill bytes before the markers', async () => {
    expect(await decoded(losslessJpeg({ ...withRestarts, fillBytes: 2 }), described(16))).toEqual([...withRestarts.samples]);
  });

  test('is refused where an interval is lost, which would move all below it up', async () => {
    const stream = [...losslessJpeg({ ...withRestarts, restartRows: 3 })];
    const [second, third] = [0xd1, 0xd2].map((marker) => stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === marker));
    const lost = Uint8Array.from([...stream.slice(0, second), ...stream.slice(third)]);
    await expect(decodeFrame(lost, described(16), 1)).rejects.toMatchObject({ message: expect.stringContaining('a restart marker of the JPEG image is missing') });
  });

  test('is refused where a difference has more bits than there are', async () => {
    const stream = losslessJpeg({ ...withRestarts, restartRows: 0 });
    const table = stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === 0xc4);
    stream[table + 21 + 16] = 17;
    await expect(decodeFrame(stream, described(16), 1)).rejects.toMatchObject({ message: expect.stringContaining('is damaged') });
  });
});

/**
 * Coefficients do not tell how many bits samples have: a stream of 8 bits that calls itself one of 12 holds the same picture around
 * 2048 instead of 128.
 */
function asTwelveBits(stream: Uint8Array): Uint8Array {
  const twelve = stream.slice();
  const frame = twelve.findIndex((byte, i) => byte === 0xff && (twelve[i + 1] === 0xc0 || twelve[i + 1] === 0xc2));
  if (twelve[frame + 1] === 0xc0) twelve[frame + 1] = 0xc1;
  twelve[frame + 4] = 12;
  return twelve;
}

describe.skipIf(!cjpegInstalled)('lossy JPEG of 12 bits with restart markers', () => {
  const smooth = Uint8Array.from({ length: rows * columns }, (_, i) => Math.round(128 + 90 * Math.sin((i % columns) / 6) * Math.cos(Math.floor(i / columns) / 4)));
  const pgm = Buffer.concat([Buffer.from(`P5 ${columns} ${rows} 255\n`), smooth]);
  const byCjpeg = (options: readonly string[]) => new Uint8Array(execFileSync('cjpeg', ['-quality', '95', ...options], { input: pgm }));

  for (const options of [['-restart', '1'], ['-restart', '2B'], ['-progressive', '-restart', '1'], ['-progressive', '-restart', '3B']]) {
    test(`(${options.join(' ')}) comes back as djpeg reads it, within two levels`, async () => {
      const stream = byCjpeg(options);
      const byDjpeg = new Uint8Array(execFileSync('djpeg', ['-pnm', '-dct', 'float'], { input: stream })).slice(-rows * columns);
      const given = await decoded(asTwelveBits(stream), described(12));
      expect(Math.max(...given.map((value, i) => Math.abs(value - (2048 - 128) - byDjpeg[i]!)))).toBeLessThanOrEqual(2);
    });
  }

  test('is refused where an interval is lost', async () => {
    const stream = [...asTwelveBits(byCjpeg(['-restart', '1']))];
    const [first, second] = [0xd0, 0xd1].map((marker) => stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === marker));
    const lost = Uint8Array.from([...stream.slice(0, first), ...stream.slice(second)]);
    await expect(decodeFrame(lost, described(12), 1)).rejects.toMatchObject({ message: expect.stringContaining('restart marker') });
  });

  test('is refused where it has more scans than a block has bits', async () => {
    const stream = asTwelveBits(byCjpeg(['-progressive']));
    const first = stream.findIndex((byte, i) => byte === 0xff && stream[i + 1] === 0xda);
    const behind = stream.findIndex((byte, i) => i > first && byte === 0xff && stream[i + 1]! >= 0xc0 && stream[i + 1] !== 0xda);
    const scan = [...stream.subarray(first, behind)];
    const scansOf = (count: number) => Uint8Array.from([...stream.subarray(0, first), ...Array.from({ length: count }, () => scan).flat(), 0xff, 0xd9]);
    expect((await decodeFrame(scansOf(3), described(12), 1)).data).toHaveLength(rows * columns);
    await expect(decodeFrame(scansOf(64 * 14 + 1), described(12), 1)).rejects.toMatchObject({ message: expect.stringContaining('a scan of the JPEG image is damaged') });
  });
});
