import { describe, expect, test } from 'vitest';
import { pullbackSchema } from '../../src/api/pullbackSchema.ts';
import { pullbackExample } from '../report/reportExample.ts';

const example = pullbackExample();

describe('a pullback as it travels and is kept', () => {
  test('comes back as it went', () => {
    const table = { firstValue: -3, entries: [0, 500, 4095], bitsPerEntry: 12 };
    const shown = { ...example, pixels: { ...example.pixels, modalityLut: table, windowFunction: 'sigmoid', voiLut: table } };
    expect(pullbackSchema.parse(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
  });

  test('from a library older than look-up tables and kinds of windows still opens, with none and a linear one', () => {
    const { modalityLut: _modality, windowFunction: _function, voiLut: _voi, ...older } = example.pixels;
    const { pixels } = pullbackSchema.parse(JSON.parse(JSON.stringify({ ...example, pixels: older })));
    expect(pixels).toEqual({ ...older, modalityLut: null, windowFunction: 'linear', voiLut: null });
  });

  test('whose tables are no tables is refused', () => {
    for (const voiLut of [{ firstValue: 0, entries: [], bitsPerEntry: 8 }, { firstValue: 0, entries: [1], bitsPerEntry: 0 }]) {
      expect(pullbackSchema.safeParse({ ...example, pixels: { ...example.pixels, voiLut } }).success).toBe(false);
    }
  });
});
