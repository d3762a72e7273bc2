import type { Contour } from '../../src/contour/contour.ts';
import { detectLumen } from '../../src/detection/detectLumen.ts';
import { measureAnalysis } from '../../src/measurement/measureAnalysis.ts';
import { basisOfRecord } from '../../src/measurement/measuringBasis.ts';
import { defaultPhantomRequest, generatePhantom } from '../../src/phantom/phantom.ts';
import { truthAnalysis } from '../../src/phantom/phantomTruth.ts';
import type { BenchCase } from './benchCase.ts';
import { framePx } from './benchData.ts';
import { inTurns, median, msWords, timedMs } from './inTurns.ts';

const frameCount = 3000;

export const measuringAgainstDetecting: BenchCase = {
  id: 'T14',
  what: 'all contours of 3000 frames measured, against detecting them',
  async run({ data, rounds }) {
    const frames = data.renderedFrames().map((grey) => ({ columns: framePx, rows: framePx, grey }));
    const phantom = generatePhantom({ ...defaultPhantomRequest, numberOfFrames: frameCount, sizePx: framePx });
    const truth = truthAnalysis(phantom);
    const basis = basisOfRecord(truth.pullback);
    const spacingMm = { column: phantom.spacingMm, row: phantom.spacingMm };
    const lumina = frames.flatMap((frame) => detectLumen(frame, { spacingMm }) ?? []);
    const { yardstickMs, subjectMs } = await inTurns(
      rounds,
      async () => (await timedMs(() => frames.forEach((frame) => detectLumen(frame, { spacingMm })))) * (frameCount / frames.length),
      () => {
        // What was measured is remembered by contour: each round has its own.
        const contours = Array.from({ length: frameCount }, (_, i): Contour => ({
          id: `c${i}`,
          frameNumber: i + 1,
          kind: 'lumen',
          curve: 'periodicCubic',
          points: lumina[i % lumina.length]!.points,
          origin: 'detected',
          acceptance: { status: 'provisional' },
          author: null,
        }));
        return timedMs(() => measureAnalysis({ ...truth, contours }, basis));
      },
    );
    const [detecting, measuring] = [median(yardstickMs), median(subjectMs)];
    const from = `${msWords(measuring)} against ${msWords(detecting)} (from ${frames.length} frames)`;
    return [{ id: this.id, what: this.what, ratio: measuring / detecting, target: 0.1, better: 'lower', runs: rounds, from }];
  },
};
