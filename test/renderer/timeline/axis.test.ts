import { describe, expect, it } from 'vitest';
import { areaTicks, frameTicks, positionTicks, roundStep } from '../../../renderer/timeline/axisTicks.ts';
import { movedRange, rangeWithFrame, zoomedRange } from '../../../renderer/timeline/axisRange.ts';
import { frameAtX, isOnPlot, spanOfFrames, spanOnPlot, wholeScale, xOfFrame } from '../../../renderer/timeline/frameScale.ts';

const scale = wholeScale(100, 1000);

describe('the frame axis', () => {
  it('puts every frame in the middle of its cell and finds it there again', () => {
    for (const frame of [1, 2, 50, 99, 100]) expect(frameAtX(scale, xOfFrame(scale, frame))).toBe(frame);
    expect(xOfFrame(scale, 1)).toBe(5);
    expect(frameAtX(scale, -20)).toBe(1);
    expect(frameAtX(scale, 5000)).toBe(100);
  });

  it('lets neighbouring ranges touch without a gap', () => {
    const first = spanOfFrames(scale, 1, 40);
    expect(first.left + first.width).toBe(spanOfFrames(scale, 41, 100).left);
  });

  it('ticks round numbers only, as far apart as asked', () => {
    expect(roundStep(412, 9)).toBe(50);
    const ticks = frameTicks(wholeScale(412, 950), 100);
    expect(ticks.map(({ value }) => value)).toEqual([50, 100, 150, 200, 250, 300, 350, 400]);
    for (const [index, tick] of ticks.entries()) if (index > 0) expect(tick.x - ticks[index - 1]!.x).toBeGreaterThanOrEqual(100);
  });

  it('ticks a pullback of three frames by single frames', () => {
    expect(frameTicks(wholeScale(3, 900), 60).map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it('holds the largest area and writes round areas below it', () => {
    expect(areaTicks(204, 3).values).toEqual([0, 100, 200]);
    expect(areaTicks(204, 3).ceiling).toBeGreaterThan(204);
    expect(areaTicks(38, 3).values).toEqual([0, 20]);
    expect(areaTicks(0, 3).ceiling).toBe(1);
  });
});

describe('the millimetre axis', () => {
  it('stands where places are known and nowhere else', () => {
    const places = Array.from({ length: 100 }, (_, index) => (index < 20 ? null : (index - 20) * 0.5));
    const ticks = positionTicks(scale, places, 100);
    expect(ticks.map(({ value }) => value)).toEqual([0, 5, 10, 15, 20, 25, 30, 35]);
    // 10 mm lie at index 40, which is frame 41.
    expect(ticks[2]!.x).toBeCloseTo(xOfFrame(scale, 41), 6);
    expect(positionTicks(scale, [null, null], 100)).toEqual([]);
  });

  it('runs backwards where places fall', () => {
    const places = Array.from({ length: 100 }, (_, index) => 99 - index);
    const values = positionTicks(scale, places, 100).map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values).toContain(50);
  });
});

describe('a zoomed axis', () => {
  it('keeps the place under the pointer, shows no less than a dozen frames, and is the whole pullback again when zoomed out', () => {
    const range = zoomedRange(null, 1000, 4, 0.3);
    expect(range).toEqual({ fromFrame: 225, frames: 250 });
    const there = { ...wholeScale(1000, 800), ...range };
    expect(frameAtX(there, 240)).toBe(frameAtX(wholeScale(1000, 800), 240));
    expect(zoomedRange(range, 1000, 1e6, 0.5)?.frames).toBe(12);
    expect(zoomedRange(range, 1000, 0.2, 0.9)).toBeNull();
    expect(zoomedRange(null, 5, 10, 0.5)).toBeNull();
  });

  it('scrolls as far as the pullback goes, and follows the frame on screen', () => {
    const range = { fromFrame: 100, frames: 200 };
    expect(movedRange(range, 1000, 0.5)).toEqual({ fromFrame: 200, frames: 200 });
    expect(movedRange(range, 1000, -5)).toEqual({ fromFrame: 0, frames: 200 });
    expect(rangeWithFrame(range, 1000, 150)).toBe(range);
    for (const frameNumber of [1, 40, 301, 1000]) {
      const scale = { ...wholeScale(1000, 800), ...rangeWithFrame(range, 1000, frameNumber) };
      expect(isOnPlot(scale, xOfFrame(scale, frameNumber))).toBe(true);
    }
  });

  it('ticks and finds frames of the part that it shows', () => {
    const part = { ...wholeScale(1000, 800), fromFrame: 225, frames: 250 };
    for (const frame of [226, 300, 475]) expect(frameAtX(part, xOfFrame(part, frame))).toBe(frame);
    expect(frameTicks(part, 100).map(({ value }) => value)).toEqual([250, 300, 350, 400, 450]);
    expect(spanOnPlot(part, 1, 250)).toEqual({ left: 0, width: 80 });
    expect(spanOnPlot(part, 1, 100).width).toBe(0);
  });
});
