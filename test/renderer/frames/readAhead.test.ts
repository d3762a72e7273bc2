import { describe, expect, test } from 'vitest';
import { ReadAhead } from '../../../renderer/frames/readAhead.ts';

const largeBudget = 1000;

function walked(readAhead: ReadAhead, ...places: readonly number[]): ReadAhead {
  places.slice(1).forEach((to, i) => readAhead.moved(places[i]!, to));
  return readAhead;
}

describe('reading ahead', () => {
  test('goes on in the direction of the last step, and looks back a little', () => {
    const ahead = walked(new ReadAhead(largeBudget, 8), 50, 49).around(49, false);
    expect(ahead.slice(0, 3)).toEqual([48, 47, 46]);
    expect(ahead.filter((frameNumber) => frameNumber > 49)).toEqual([50, 51, 52, 53]);
  });

  test('reaches the further the longer a reader keeps walking one way, and begins anew when they turn', () => {
    const readAhead = new ReadAhead(largeBudget, 8);
    const atOnce = walked(readAhead, 10, 11).around(11, true).length;
    const later = walked(readAhead, ...Array.from({ length: 60 }, (_, i) => 11 + i)).around(70, true).length;
    expect(later).toBeGreaterThan(atOnce);
    expect(later).toBeLessThanOrEqual(64 + 4);
    expect(walked(readAhead, 70, 69).around(69, true).length).toBeLessThan(later);
  });

  test('asks for nothing beside a frame that was jumped to before it is there', () => {
    const readAhead = walked(new ReadAhead(largeBudget, 8), 10, 800);
    expect(readAhead.around(800, false)).toEqual([]);
    expect(readAhead.around(800, true).slice(0, 2)).toEqual([801, 802]);
  });

  test('expects the next landing where the same step was made twice', () => {
    const readAhead = walked(new ReadAhead(largeBudget, 8), 100, 90, 80);
    expect(readAhead.around(80, true).slice(0, 3)).toEqual([70, 60, 50]);
    expect(walked(readAhead, 80, 300).around(300, true).slice(0, 2)).toEqual([301, 302]);
  });

  test('reads in growing batches after a jump, and in full ones while walking', () => {
    const readAhead = walked(new ReadAhead(largeBudget, 100), 1, 500);
    const batches = Array.from({ length: 6 }, () => readAhead.nextBatchFrames());
    expect(batches[0]).toBeLessThan(8);
    expect(batches).toEqual(batches.toSorted((a, b) => a - b));
    expect(batches.at(-1)).toBe(8);
    expect(walked(readAhead, 500, 501).nextBatchFrames()).toBe(8);
  });

  test('never wants more than the budget holds, nor batches larger than allowed', () => {
    for (const fitting of [0, 1, 2, 3, 7, 20]) {
      const readAhead = walked(new ReadAhead(fitting, 2), 100, 90, 80, 70);
      expect(readAhead.around(70, true).length).toBeLessThanOrEqual(Math.max(0, fitting - 2));
      expect(readAhead.largestBatchFrames).toBe(2);
    }
  });
});
