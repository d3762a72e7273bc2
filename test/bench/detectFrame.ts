import { searchFrame } from '../../src/detection/searchFrame.ts';
import type { BenchCase } from './benchCase.ts';
import { framePx } from './benchData.ts';
import { inTurns, ratioOf, timedMs } from './inTurns.ts';

/** The whole field of view of the phantom's catheter, mm. */
const fieldMm = 60;
const copiesATurn = 2000;

export const detectionOfAFrame: BenchCase = {
  id: 'T11',
  what: 'lumina of a decoded frame searched, one thread, against a copy of the frame in memory',
  async run({ data, rounds }) {
    const frames = data.renderedFrames().map((grey) => ({ columns: framePx, rows: framePx, grey }));
    const spacingMm = { column: fieldMm / framePx, row: fieldMm / framePx };
    const copy = new Uint8Array(framePx * framePx);
    const turns = await inTurns(
      rounds,
      async () => (await timedMs(() => repeat(copiesATurn, (k) => copy.set(frames[k % frames.length]!.grey)))) / copiesATurn,
      async () => (await timedMs(() => frames.forEach((frame) => searchFrame(frame, { spacingMm })))) / frames.length,
    );
    return [{ id: this.id, what: this.what, target: null, better: 'lower', ...ratioOf(turns) }];
  },
};

function repeat(times: number, work: (k: number) => void): void {
  for (let k = 0; k < times; k++) work(k);
}
