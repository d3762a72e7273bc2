import { describe, expect, test } from 'vitest';
import { element } from './datasetBuilder.ts';
import { dcmtkInstalled } from './dcmtk.ts';
import { columns, differenceFromDcmtk, madeFile, noise, opened, rows } from './shownFile.ts';

describe.skipIf(!dcmtkInstalled)('colour is shown as dcmtk shows it', () => {
  const eight = { allocated: 8, stored: 8, high: 7 } as const;

  test('by pixel and by plane, with 8 bits and with more', async () => {
    for (const layout of [eight, { allocated: 16, stored: 16, high: 15 }, { allocated: 16, stored: 12, high: 11 }, { allocated: 16, stored: 8, high: 7 }] as const) {
      for (const planar of [0, 1] as const) expect(await differenceFromDcmtk({ layout, samples: 3, photometric: 'RGB', planar })).toBe(0);
    }
  });

  test('from YBR_FULL, by pixel and by plane', async () => {
    for (const planar of [0, 1] as const) expect(await differenceFromDcmtk({ layout: eight, samples: 3, photometric: 'YBR_FULL', planar })).toBeLessThanOrEqual(2);
  });

  test('from YBR_FULL_422 and YBR_PARTIAL_422, where two pixels share their colour', async () => {
    const pixels = noise(rows * columns * 2, 1);
    for (const photometric of ['YBR_FULL_422', 'YBR_PARTIAL_422']) {
      expect(await differenceFromDcmtk({ layout: eight, samples: 3, photometric, pixels })).toBeLessThanOrEqual(2);
    }
  });

  test('through palettes for 8 and 16 bits, signed or not', async () => {
    const tables = (count: number, first: number, bits: number) =>
      ['00281101', '00281102', '00281103'].flatMap((tag, channel) => [
        element(tag, 'US', [count, first, bits]),
        element(`0028120${channel + 1}`, 'OW', noise(count + channel, 2).subarray(2 * channel)),
      ]);
    const sixteen = { allocated: 16, stored: 16, high: 15 } as const;
    expect(await differenceFromDcmtk({ layout: eight, photometric: 'PALETTE COLOR', elements: tables(256, 0, 16) })).toBe(0);
    expect(await differenceFromDcmtk({ layout: eight, photometric: 'PALETTE COLOR', elements: tables(100, 50, 16) })).toBe(0);
    expect(await differenceFromDcmtk({ layout: sixteen, photometric: 'PALETTE COLOR', elements: tables(4000, 30000, 16) })).toBe(0);
  });
});

describe('YBR_FULL_422 with an odd number of columns', () => {
  const made = { layout: { allocated: 8, stored: 8, high: 7 } as const, samples: 3 as const, photometric: 'YBR_FULL_422', columns: 3 };
  // Without colour (128) the picture is its luma.
  const luma = Array.from({ length: rows * 3 }, (_, i) => 10 * i);
  const shownLuma = (data: Uint8Array) => [...data].filter((_, i) => i % 3 === 0);

  test('is read whether each row begins a pair or rows run on', async () => {
    const pairs = (values: readonly number[]) => Array.from({ length: Math.ceil(values.length / 2) }, (_, i) => [values[2 * i]!, values[2 * i + 1] ?? 0, 128, 128]).flat();
    const byRow = Array.from({ length: rows }, (_, row) => pairs(luma.slice(3 * row, 3 * row + 3))).flat();
    for (const pixels of [byRow, pairs(luma)]) {
      expect(shownLuma((await opened(madeFile({ ...made, pixels: Uint8Array.from(pixels) }))).shown)).toEqual(luma);
    }
  });
});
