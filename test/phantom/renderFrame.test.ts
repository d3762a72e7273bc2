import { describe, expect, it } from 'vitest';
import { distanceField } from '../../src/phantom/outlineShape.ts';
import { generatePhantom, type Phantom } from '../../src/phantom/phantom.ts';
import { scenarioNames } from '../../src/phantom/scenario.ts';

/** Mean grey of the pixels whose place (mm from the catheter) satisfies a condition. */
function meanGrey(phantom: Phantom, frame: Uint8Array, at: (x: number, y: number) => boolean): number {
  const { sizePx } = phantom.request;
  let sum = 0;
  let count = 0;
  frame.forEach((grey, i) => {
    const x = ((i % sizePx) + 0.5 - sizePx / 2) * phantom.spacingMm;
    const y = (Math.floor(i / sizePx) + 0.5 - sizePx / 2) * phantom.spacingMm;
    if (!at(x, y)) return;
    sum += grey;
    count++;
  });
  return sum / count;
}

describe('a frame', () => {
  const request = { scenario: 'nivl', numberOfFrames: 60, sizePx: 256, seed: 9 } as const;

  it('is the same whenever it is made, and whatever was made before it', () => {
    const one = generatePhantom(request);
    const forwards = [3, 4, 20].map((i) => one.frame(i));
    const other = generatePhantom(request);
    const backwards = [20, 4, 3].map((i) => other.frame(i)).toReversed();
    expect(forwards).toEqual(backwards);
  });

  it('is another one for another seed', () => {
    expect(generatePhantom({ ...request, seed: 10 }).frame(5)).not.toEqual(generatePhantom(request).frame(5));
  });

  it('resembles its neighbour more than a far one in tissue, as speckle does along a pullback', () => {
    const phantom = generatePhantom({ ...request, numberOfFrames: 300 });
    const [near, next, far] = [100, 101, 112].map((i) => phantom.frame(i));
    expect(correlation(near!, next!)).toBeGreaterThan(0.8);
    expect(correlation(near!, far!)).toBeLessThan(0.6);
  });
});

function correlation(a: Uint8Array, b: Uint8Array): number {
  const ring = [...a.keys()].filter((i) => {
    const radius = Math.hypot((i % 256) - 128, Math.floor(i / 256) - 128);
    return radius > 85 && radius < 120;
  });
  const mean = (image: Uint8Array) => ring.reduce((sum, i) => sum + image[i]!, 0) / ring.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (const i of ring) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

describe.each(scenarioNames)('%s', (scenario) => {
  const phantom = generatePhantom({ scenario, numberOfFrames: 60, sizePx: 256, seed: 5 });

  it('shows blood darker than the wall around it', () => {
    for (const frameIndex of [12, 40]) {
      const { channels, wall } = phantom.sceneOf(frameIndex);
      const inLumen = channels.map(distanceField);
      const toWall = distanceField(wall);
      if (channels.length === 0) continue;
      const frame = phantom.frame(frameIndex);
      const blood = meanGrey(phantom, frame, (x, y) => Math.hypot(x, y) > 2.2 && inLumen.some((distance) => distance(x, y) < -0.5));
      const around = meanGrey(phantom, frame, (x, y) => toWall(x, y) > 0 && toWall(x, y) < 1);
      expect(around).toBeGreaterThan(1.7 * blood);
    }
  });

  it('is black outside the round field of view, and the catheter is in its middle', () => {
    const frame = phantom.frame(8);
    expect(meanGrey(phantom, frame, (x, y) => Math.hypot(x, y) > 30.2)).toBe(0);
    const inside = meanGrey(phantom, frame, (x, y) => Math.hypot(x, y) < 0.7);
    const rim = meanGrey(phantom, frame, (x, y) => Math.abs(Math.hypot(x, y) - 1.15) < 0.12);
    expect(inside).toBeLessThan(15);
    expect(rim).toBeGreaterThan(80);
  });
});
