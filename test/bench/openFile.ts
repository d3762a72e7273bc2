import { openPullbackFile } from '../../src/node/openPullback.ts';
import type { BenchCase } from './benchCase.ts';
import { catMs } from './catFile.ts';
import { inTurns, ratioOf, timedMs } from './inTurns.ts';

/** From the path to the pixels of one frame, ms; closing is not counted. */
async function openToPixelsMs(path: string, which: 'first' | 'last'): Promise<number> {
  const from = performance.now();
  const open = await openPullbackFile(path);
  const { data } = await open.decodeFrame(which === 'first' ? 0 : open.pullback.numberOfFrames - 1);
  const tookMs = performance.now() - from;
  await open.close();
  if (data.length === 0) throw new Error('the frame is empty');
  return tookMs;
}

export const firstFrameOfLargeFile: BenchCase = {
  id: 'T1',
  what: "open → first frame's pixels, uncompressed, warm, against cat of the file",
  async run({ data, rounds }) {
    const path = await data.uncompressed();
    const turns = await inTurns(3 * rounds, () => catMs(path), () => openToPixelsMs(path, 'first'));
    return [{ id: this.id, what: this.what, target: 0.03, better: 'lower', ...ratioOf(turns) }];
  },
};

export const firstFrameWithoutOffsetTable: BenchCase = {
  id: 'T5',
  what: 'first frame of JPEG without offset table, against with',
  async run({ data, rounds }) {
    const withTable = await data.jpeg('withTable');
    const without = await data.jpeg('withoutTable');
    const turns = await inTurns(3 * rounds, () => openToPixelsMs(withTable, 'first'), () => openToPixelsMs(without, 'first'));
    return [{ id: this.id, what: this.what, target: 1.5, better: 'lower', ...ratioOf(turns) }];
  },
};

export const lastFrameOfLargerFile: BenchCase = {
  id: 'T6',
  what: 'open → last frame of a file 2.3 times as large, against the first frame of T1',
  async run({ data, rounds }) {
    const [path, larger] = [await data.uncompressed(), await data.uncompressedLarger()];
    const turns = await inTurns(3 * rounds, () => openToPixelsMs(path, 'first'), () => openToPixelsMs(larger, 'last'));
    return [{ id: this.id, what: this.what, target: 3, better: 'lower', ...ratioOf(turns) }];
  },
};

/** A peer for Node: what opening with dcmjs costs in the same unit as T1. */
export const dcmjsParses: BenchCase = {
  id: 'T1.dcmjs',
  what: 'the peer dcmjs: the file read and parsed, against cat of the file',
  async run({ data, rounds }) {
    const { readFileSync } = await import('node:fs');
    const { default: dcmjs } = await import('dcmjs');
    const path = await data.uncompressed();
    dcmjs.log.disableAll();
    const parse = () => timedMs(() => dcmjs.data.DicomMessage.readFile(new Uint8Array(readFileSync(path)).buffer));
    const turns = await inTurns(Math.min(rounds, 3), () => catMs(path), parse);
    return [{ id: this.id, what: this.what, target: null, better: 'lower', ...ratioOf(turns) }];
  },
};
