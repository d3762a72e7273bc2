import { describe, expect, it } from 'vitest';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { writeAnalysisFile } from '../../src/analysis/writeAnalysisFile.ts';
import { outlinePoints, type OutlineShape } from '../../src/phantom/outlineShape.ts';
import { generatePhantom } from '../../src/phantom/phantom.ts';
import { catheterRadiusMm } from '../../src/phantom/placeCatheter.ts';
import { markOf, trueSegments, truthAnalysis } from '../../src/phantom/phantomTruth.ts';
import { scenarioNames } from '../../src/phantom/scenario.ts';

const seeds = [1, 2, 3, 11, 12345];

/** Area by counting: chords of a finely sampled rim, independent of the closed form. */
function areaMm2(shape: OutlineShape): number {
  const rim = outlinePoints(shape, 1500);
  return Math.abs(rim.reduce((sum, { x, y }, i) => {
    const next = rim[(i + 1) % rim.length]!;
    return sum + x * next.y - next.x * y;
  }, 0) / 2);
}

/** Area through a contour's points by a trigonometric polynomial (exact for points evenly spread in the parameter): neither spline nor closed form. */
function areaThroughPoints(points: readonly { readonly x: number; readonly y: number }[]): number {
  const n = points.length;
  let area = 0;
  for (let k = 1; k < n / 2; k++) {
    const part = { xc: 0, xs: 0, yc: 0, ys: 0 };
    points.forEach(({ x, y }, i) => {
      const angle = (2 * Math.PI * k * i) / n;
      part.xc += (2 / n) * x * Math.cos(angle);
      part.xs += (2 / n) * x * Math.sin(angle);
      part.yc += (2 / n) * y * Math.cos(angle);
      part.ys += (2 / n) * y * Math.sin(angle);
    });
    area += Math.PI * k * (part.xc * part.ys - part.xs * part.yc);
  }
  return Math.abs(area);
}

describe.each(scenarioNames)('the truth of %s', (scenario) => {
  const phantom = generatePhantom({ scenario, numberOfFrames: 120, sizePx: 512, seed: 4 });
  const analysis = truthAnalysis(phantom);

  it('has contours whose points enclose what the shapes enclose', () => {
    for (const contour of analysis.contours) {
      const scene = phantom.sceneOf(contour.frameNumber - 1);
      const shape = contour.kind === 'stent' ? scene.stent?.outline : scene.channels[Number(contour.id.split('-')[2]) - 1];
      if (shape === undefined) throw new Error(`no shape for ${contour.id}`);
      expect(areaThroughPoints(contour.points) * phantom.spacingMm ** 2).toBeCloseTo(areaMm2(shape), 1);
    }
  });

  it('names the least area of each segment and the median of its reference', () => {
    const areas = Array.from({ length: 120 }, (_, i) => phantom.sceneOf(i).channels.reduce((sum, shape) => sum + areaMm2(shape), 0));
    for (const truth of trueSegments(phantom)) {
      const segment = analysis.segments.find(({ id }) => id === truth.id);
      if (segment === undefined) throw new Error(truth.id);
      const measurable = areas.flatMap((area, i) => (i + 1 >= segment.firstFrame && i + 1 <= segment.lastFrame && markOf(phantom, i + 1) !== 'notMeasurable' ? [area] : []));
      expect(truth.minimumLumenAreaMm2).toBeCloseTo(Math.min(...measurable), 2);
      expect(areas[truth.frameNumber - 1]).toBeCloseTo(truth.minimumLumenAreaMm2, 2);
      const { reference } = segment;
      if (reference === null || !('range' in reference)) {
        expect(truth.areaStenosisPercent).toBeNull();
        continue;
      }
      const sorted = areas.slice(reference.range.firstFrame - 1, reference.range.lastFrame).toSorted((a, b) => a - b);
      const median = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
      expect(truth.referenceAreaMm2).toBeCloseTo(median, 2);
      expect(truth.areaStenosisPercent).toBeCloseTo(100 - (100 * Math.min(...measurable)) / median, 2);
    }
  });

  it.each(seeds)('keeps the whole catheter inside the lumen and every vessel in its place, seed %d', (seed) => {
    const other = generatePhantom({ scenario, numberOfFrames: 60, sizePx: 512, seed });
    for (let i = 0; i < 60; i += 2) {
      const { channels, wall, arteries } = other.sceneOf(i);
      const [first, second] = channels;
      if (first !== undefined) expect(Math.min(...outlinePoints(first, 360).map(({ x, y }) => Math.hypot(x, y)))).toBeGreaterThan(catheterRadiusMm);
      if (first !== undefined && second !== undefined) expect(apart(first, second)).toBe(true);
      for (const channel of channels) if (channel !== wall) expect(outlinePoints(channel, 60).every((point) => within(wall, point))).toBe(true);
      for (const artery of arteries) expect(apart(artery, wall)).toBe(true);
    }
  });

  it('survives being written and read', () => {
    const read = readAnalysisFile(writeAnalysisFile(analysis));
    expect(read.contours).toEqual(analysis.contours);
    expect(read.segments).toEqual(analysis.segments);
    expect(read.extra).toEqual(analysis.extra);
  });
});

/** Even-odd rule over a finely sampled rim. */
function within(shape: OutlineShape, { x, y }: { x: number; y: number }): boolean {
  const rim = outlinePoints(shape, 180);
  let inside = false;
  rim.forEach((a, i) => {
    const b = rim[(i + 1) % rim.length]!;
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

function apart(one: OutlineShape, other: OutlineShape): boolean {
  return outlinePoints(one, 60).every((point) => !within(other, point)) && outlinePoints(other, 60).every((point) => !within(one, point));
}

it.each(seeds)('seed %d gives a compression of 60 to 70 %% in the left common iliac vein', (seed) => {
  for (const scenario of ['nivl', 'stented-before', 'manual-pullback', 'uncalibrated', 'hard'] as const) {
    const [common] = trueSegments(generatePhantom({ scenario, numberOfFrames: 300, sizePx: 512, seed }));
    expect(common?.areaStenosisPercent).toBeGreaterThan(60);
    expect(common?.areaStenosisPercent).toBeLessThan(70);
  }
});

it('says that a vein is occluded as a lumen of nought, not as a missing contour', () => {
  const external = trueSegments(generatePhantom({ scenario: 'post-thrombotic', numberOfFrames: 120, sizePx: 512, seed: 4 })).find(({ id }) => id === 'LEIV');
  expect(external?.minimumLumenAreaMm2).toBe(0);
});

it('opens the compressed vein by a stent', () => {
  const [before] = trueSegments(generatePhantom({ scenario: 'stented-before', numberOfFrames: 120, sizePx: 512, seed: 4 }));
  const [after] = trueSegments(generatePhantom({ scenario: 'stented', numberOfFrames: 120, sizePx: 512, seed: 4 }));
  expect(after!.minimumLumenAreaMm2).toBeGreaterThan(2 * before!.minimumLumenAreaMm2);
});
