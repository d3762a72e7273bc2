import { type CutGrid, cutGridFor } from '../../src/pullback/cutGrid.ts';
import { cutThrough, emptyCutVolume } from '../../src/pullback/longitudinalCut.ts';
import type { BenchCase } from './benchCase.ts';
import { framePx } from './benchData.ts';
import { inTurns, ratioOf } from './inTurns.ts';

const numberOfFrames = 3000;
/** As many columns as the picture has in a window of 1920 pixels, twice as fine. */
const pictureColumns = 2900;
const cutsATurn = 12;

export const turnedCut: BenchCase = {
  id: 'T10',
  what: `longitudinal view of ${numberOfFrames} frames at any angle from what is kept in memory, against copying the decoded frames`,
  async run({ rounds }) {
    const grid = cutGridFor({ image: { columns: framePx, rows: framePx }, spacingMm: { column: 0.117, row: 0.117 }, numberOfFrames, budgetBytes: 24 * 1024 * 1024 });
    const volume = filled(grid);
    // Far more than any cache holds, and far less than all frames: these are copied over and over until all would be.
    const decoded = new Uint8Array(framePx * framePx * 256).map((_, i) => i & 255);
    const copy = new Uint8Array(decoded.length);
    const turns = await inTurns(
      rounds,
      () => {
        const from = performance.now();
        for (let frame = 0; frame < numberOfFrames; frame += 256) copy.set(decoded);
        return ((performance.now() - from) * numberOfFrames) / (Math.ceil(numberOfFrames / 256) * 256);
      },
      () => {
        const from = performance.now();
        for (let cut = 0; cut < cutsATurn; cut++) cutThrough(volume, 17 + cut * 30.5, { fromFrame: 0, frames: numberOfFrames }, pictureColumns, 0);
        return (performance.now() - from) / cutsATurn;
      },
    );
    return [{ id: this.id, what: this.what, target: 0.1, better: 'lower', ...ratioOf(turns) }];
  },
};

function filled(grid: CutGrid) {
  const volume = emptyCutVolume(grid, numberOfFrames);
  for (let i = 0; i < volume.levels.length; i++) volume.levels[i] = (i * 7) & 255;
  volume.known.fill(1);
  return volume;
}
