import { expect, test } from 'vitest';
import { frameNumbersOf, parseFrameList } from '../../src/shared/frameList.ts';

test('a list of frames names each frame once, in order', () => {
  expect(frameNumbersOf(parseFrameList('9, 1,5-7,6') ?? [], 10)).toEqual([1, 5, 6, 7, 9]);
  expect(frameNumbersOf(parseFrameList('3') ?? [], 3)).toEqual([3]);
});

test('what is no list of frames is none', () => {
  for (const text of ['', ',', '1,', '0', '3-2', '1-', '-3', 'a', '1.5', '1--2']) expect(parseFrameList(text)).toBeNull();
});

test('a frame beyond the pullback is refused by its number', () => {
  expect(() => frameNumbersOf([{ first: 1, last: 900_000_000 }], 10)).toThrow(/There is no frame 900000000/);
});
