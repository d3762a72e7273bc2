import { openPullbackFile } from '../../src/node/openPullback.ts';
import { type FrameSearches, searchFrames, searchInTurn } from '../../src/node/searchFrames.ts';
import type { BenchCase } from './benchCase.ts';
import { inTurns, median, msWords, timedMs } from './inTurns.ts';

const frameCount = 240;

export const detectionInWorkers: BenchCase = {
  id: 'T12',
  what: 'lumina of a JPEG pullback detected by two workers that start anew, against half of one thread’s time',
  async run({ data, rounds }) {
    const path = await data.jpeg('withTable');
    const opened = await openPullbackFile(path);
    try {
      const searches: FrameSearches = { frameNumbers: Array.from({ length: frameCount }, (_, i) => i + 1), spacingMm: null, excluded: null, known: [] };
      const ignore = () => {};
      const { yardstickMs, subjectMs } = await inTurns(
        rounds,
        () => timedMs(() => searchInTurn(opened, searches, ignore)),
        () => timedMs(() => searchFrames(path, opened, searches, ignore, 2)),
      );
      const [alone, together] = [median(yardstickMs), median(subjectMs)];
      const from = `${frameCount} frames in ${msWords(together)} by two workers, in ${msWords(alone)} by one thread`;
      return [{ id: this.id, what: this.what, ratio: together / (alone / 2), target: 1.25, better: 'lower', runs: rounds, from }];
    } finally {
      await opened.close();
    }
  },
};
