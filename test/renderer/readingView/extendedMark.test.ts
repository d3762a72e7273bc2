import { expect, it } from 'vitest';
import { extendedMark } from '../../../renderer/readingView/extendedMark.ts';
import type { FrameMark } from '../../../src/analysis/frameMark.ts';

const hold: FrameMark = { id: 'h', firstFrame: 30, lastFrame: 30, word: { mark: 'notMeasurable', reason: 'hold', note: '' } };
const shadow: FrameMark = { id: 's', firstFrame: 90, lastFrame: 95, word: { mark: 'notMeasurable', reason: 'shadow', note: '' } };
const occluded: FrameMark = { id: 'o', firstFrame: 58, lastFrame: 59, word: { mark: 'occluded' } };

it('The nearest mark of frames that cannot be measured is drawn out to the frame on screen, on either side', () => {
  const marks = [hold, shadow, occluded];
  expect(extendedMark(marks, 60)).toEqual({ ...hold, lastFrame: 60 });
  expect(extendedMark(marks, 61)).toEqual({ ...shadow, firstFrame: 61 });
  expect(extendedMark(marks, 12)).toEqual({ ...hold, firstFrame: 12 });
});

it('A mark that the frame lies in is not extended, nor is the word that a lumen is occluded', () => {
  expect(extendedMark([hold], 30)).toBeNull();
  expect(extendedMark([occluded], 70)).toBeNull();
});
