import { describe, expect, it } from 'vitest';
import { type CutGrid, cutGridFor, profileSampler, sampledFrames } from '../../src/pullback/cutGrid.ts';
import { type CutVolume, cutThrough, emptyCutVolume, keepProfiles } from '../../src/pullback/longitudinalCut.ts';

const budgetBytes = 24 * 1024 * 1024;

/** A frame whose brightness is a function of the millimetres right of and below its middle. */
function frameOf(grid: CutGrid, level: (rightMm: number, downMm: number) => number): Uint8Array {
  const { columns, rows, spacing } = grid;
  return Uint8Array.from({ length: columns * rows }, (_, i) => level(((i % columns) + 0.5 - columns / 2) * spacing.column, (Math.floor(i / columns) + 0.5 - rows / 2) * spacing.row));
}

function volumeOf(grid: CutGrid, numberOfFrames: number, level: (rightMm: number, downMm: number, place: number) => number, places = Array.from({ length: sampledFrames(grid, numberOfFrames) }, (_, i) => i)): CutVolume {
  const volume = emptyCutVolume(grid, numberOfFrames);
  const sample = profileSampler(grid);
  const profiles = new Uint8Array(grid.directions * grid.radii * places.length);
  places.forEach((place, k) => sample(frameOf(grid, (right, down) => level(right, down, place)), profiles, k, places.length));
  keepProfiles(volume, places, profiles);
  return volume;
}

/** Distance from the middle, in the grid's unit, of a row of the picture; negative above. */
const distanceOfRow = (grid: CutGrid, row: number) => ((row + 0.5) / grid.radii - 1) * grid.reach;

/** Pixels that are two thirds as high as wide. */
const flat = cutGridFor({ image: { columns: 200, rows: 300 }, spacingMm: { column: 0.15, row: 0.1 }, numberOfFrames: 8, budgetBytes });

describe('the longitudinal cut', () => {
  it.each([0, 37, 90, 135, 180, 271.5])('at %d° shows a linear brightness as it is along its line, in millimetres, with pixels that are not square', (angleDeg) => {
    const volume = volumeOf(flat, 8, (right, down) => 128 + 5 * right + 3 * down);
    const { levels, width, height } = cutThrough(volume, angleDeg, { fromFrame: 0, frames: 8 }, 8, 0);
    expect([width, height]).toEqual([8, 2 * flat.radii]);
    const angle = (angleDeg * Math.PI) / 180;
    for (let row = 4; row < height - 4; row += 5) {
      const distance = distanceOfRow(flat, row);
      const expected = 128 + 5 * distance * Math.cos(angle) + 3 * distance * Math.sin(angle);
      // The frame, its samples and the cut are each rounded to whole levels.
      expect(Math.abs(levels[row * width]! - expected)).toBeLessThanOrEqual(1.6);
    }
  });

  it('puts the side of its angle below: what lies at 3 o’clock is below at 0°, above at 180°; at 90° what lies at 6 o’clock is', () => {
    const rightBright = volumeOf(flat, 8, (right) => (right > 0 ? 200 : 0));
    const side = (angleDeg: number, volume = rightBright) => {
      const { levels, width, height } = cutThrough(volume, angleDeg, { fromFrame: 0, frames: 8 }, 8, 0);
      return [levels[10 * width], levels[(height - 10) * width]];
    };
    expect(side(0)).toEqual([0, 200]);
    expect(side(180)).toEqual([200, 0]);
    expect(side(90, volumeOf(flat, 8, (_, down) => (down > 0 ? 200 : 0)))).toEqual([0, 200]);
  });

  it('shows a circle round the catheter at its radius at every angle', () => {
    const radiusMm = 6;
    const volume = volumeOf(flat, 8, (right, down) => (Math.hypot(right, down) < radiusMm ? 250 : 0));
    for (let angleDeg = 0; angleDeg < 360; angleDeg += 23) {
      const { levels, width, height } = cutThrough(volume, angleDeg, { fromFrame: 0, frames: 8 }, 8, 0);
      const bright = Array.from({ length: height }, (_, row) => levels[row * width]!).reduce((sum, level) => sum + level / 250, 0);
      expect((bright * flat.reach) / flat.radii).toBeCloseTo(2 * radiusMm, 0);
    }
  });

  it('keeps frames in their places, and shows the mean where a column holds several', () => {
    const volume = volumeOf(flat, 8, (_right, _down, place) => place * 20);
    const row = (width: number, fromFrame = 0, frames = 8) => [...cutThrough(volume, 12, { fromFrame, frames }, width, 0).levels.subarray(0, width)];
    expect(row(8)).toEqual([0, 20, 40, 60, 80, 100, 120, 140]);
    expect(row(4)).toEqual([10, 50, 90, 130]);
    expect(row(4, 2, 2)).toEqual([40, 40, 60, 60]);
  });

  it('shows nothing where no frame is known, and the nearest one only as far as is allowed', () => {
    const volume = volumeOf(flat, 8, (_right, _down, place) => 50 + place, [0, 4, -1]);
    const picture = (bridged: number) => cutThrough(volume, 0, { fromFrame: 0, frames: 8 }, 8, bridged);
    expect([...picture(0).shown]).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
    expect([...picture(1).shown]).toEqual([1, 1, 0, 1, 1, 1, 0, 0]);
    expect([...picture(2).levels.subarray(0, 7)]).toEqual([50, 50, 50, 54, 54, 54, 54]);
  });
});

describe('the grid of a cut', () => {
  const ask = { image: { columns: 512, rows: 512 }, spacingMm: { column: 0.117, row: 0.117 }, budgetBytes };

  it('reaches 15 mm, less where the image ends before, and to the image’s edge in pixels where there is no scale', () => {
    expect(cutGridFor({ ...ask, numberOfFrames: 300 })).toMatchObject({ reach: 15, unit: 'mm' });
    expect(cutGridFor({ ...ask, spacingMm: { column: 0.02, row: 0.02 }, numberOfFrames: 300 }).reach).toBeCloseTo(5.12, 9);
    expect(cutGridFor({ ...ask, spacingMm: null, numberOfFrames: 300 })).toMatchObject({ reach: 256, unit: 'px' });
  });

  it.each([1, 300, 3000, 9420, 16_000, 200_000])('stays within its budget with %d frames', (numberOfFrames) => {
    const grid = cutGridFor({ ...ask, numberOfFrames });
    expect(grid.directions % 2).toBe(0);
    expect(grid.directions * grid.radii * sampledFrames(grid, numberOfFrames)).toBeLessThanOrEqual(budgetBytes + grid.directions * grid.radii);
    if (numberOfFrames <= 5000) expect(grid.everyNth).toBe(1);
  });

  it('shows every frame of a pullback of which only some are sampled', () => {
    const grid = { ...flat, everyNth: 3 };
    const volume = volumeOf(grid, 8, (_right, _down, place) => 60 * place);
    const { levels, shown } = cutThrough(volume, 0, { fromFrame: 0, frames: 8 }, 8, 0);
    expect([...shown]).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect([...levels.subarray(0, 8)]).toEqual([0, 0, 0, 60, 60, 60, 120, 120]);
  });
});
