import { describe, expect, it } from 'vitest';
import { areaTicks, frameTicks, positionTicks, roundStep } from '../../../renderer/timeline/axisTicks.ts';
import { frameAtX, spanOfFrames, wholeScale, xOfFrame } from '../../../renderer/timeline/frameScale.ts';

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
