import { describe, expect, test } from 'vitest';
import { cineFrameNumber, startCine } from '../../../renderer/frames/cine.ts';

const even = { numberOfFrames: 5, frameTimesMs: [0, 100, 200, 300, 400] };

describe('the cine', () => {
  test('shows each frame for the time that it took to take it', () => {
    const uneven = { numberOfFrames: 4, frameTimesMs: [0, 10, 500, 510] };
    expect([0, 9, 10, 499, 500, 509, 510].map((elapsedMs) => cineFrameNumber(uneven, 1, elapsedMs, 1))).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });

  test('starts at the frame on screen and goes round after the last', () => {
    expect(cineFrameNumber(even, 4, 0, 1)).toBe(4);
    expect(cineFrameNumber(even, 4, 100, 1)).toBe(5);
    expect(cineFrameNumber(even, 4, 200, 1)).toBe(1);
    expect(cineFrameNumber(even, 1, 5 * 500, 1)).toBe(1);
  });

  test('keeps the time of the pullback at any speed', () => {
    expect(cineFrameNumber(even, 1, 100, 2)).toBe(3);
    expect(cineFrameNumber(even, 1, 100, 0.5)).toBe(1);
  });

  test('plays at an assumed rate where the file says nothing, or nothing usable, of time', () => {
    expect(cineFrameNumber({ numberOfFrames: 30, frameTimesMs: null }, 1, 1000, 1)).toBe(16);
    expect(cineFrameNumber({ numberOfFrames: 30, frameTimesMs: Array.from({ length: 30 }, () => 0) }, 1, 1000, 1)).toBe(16);
  });

  test('leaves frames out rather than playing slower when the screen is slow', () => {
    let now = 0;
    let next: (() => void) | null = null;
    const shown: number[] = [];
    const stop = startCine(even, 1, 1, (frameNumber) => shown.push(frameNumber), {
      now: () => now,
      onNextPaint: (step) => {
        next = step;
        return 1;
      },
      cancel: () => {
        next = null;
      },
    });
    for (const at of [50, 250, 260, 420]) {
      now = at;
      next!();
    }
    expect(shown).toEqual([3, 5]);
    stop();
    expect(next).toBeNull();
  });
});
