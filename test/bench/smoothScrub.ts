import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { BenchCase, BenchRow } from './benchCase.ts';
import { msWords, quantile } from './inTurns.ts';
import { type Tick, takeRecord } from './paintProbe.ts';
import { frameAxis, whileReading } from './readingInWindow.ts';
import { animationFrameMs } from './scrub.ts';

const stretchMs = 4000;
const inputsPerS = 60;

interface Stretch {
  readonly name: string;
  /** Frames that were drawn. */
  readonly paints: number;
  readonly ticks: readonly Tick[];
}

/** Frames one by one by the wheel, and the whole pullback by a drag along its axis; each there and back, from the moment on that the first frame stands. */
export const smoothScrubbing: BenchCase = {
  id: 'S1',
  what: 'scrubbing a JPEG pullback from the first moment: animation frames on which the wanted frame does not stand yet, of all',
  async run({ data, browser, recordPath }) {
    const path = await data.jpeg('withoutTable');
    const stretches = await whileReading(await browser(), path, async (page) => {
      const axis = await frameAxis(page);
      const stage = await page.locator('[data-frame-stage]').boundingBox();
      if (stage === null) throw new Error('the frame is not on screen');
      await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2);
      const wheel = (way: 1 | -1) => () => page.mouse.wheel(0, 100 * way);
      const drag = (from: number, to: number) => (share: number) => page.mouse.move(axis.left + axis.width * (from + (to - from) * share), axis.y);
      const record: Stretch[] = [];
      record.push(await stretch(page, 'one by one, on', wheel(1)));
      record.push(await stretch(page, 'one by one, back', wheel(-1)));
      await page.mouse.move(axis.left + 1, axis.y);
      await page.mouse.down();
      record.push(await stretch(page, 'the whole pullback in 4 s, on', drag(0, 1)));
      record.push(await stretch(page, 'the whole pullback in 4 s, back', drag(1, 0)));
      await page.mouse.up();
      return record;
    });
    if (recordPath !== null) await writeFile(recordPath, JSON.stringify(stretches));
    return stretches.map((one, i) => rowOf(`S1.${i + 1}`, one));
  },
};

/** Inputs at an even pace, whether the window keeps up or not. */
async function stretch(page: Page, name: string, input: (share: number) => Promise<void>): Promise<Stretch> {
  await takeRecord(page);
  const sent: Promise<void>[] = [];
  const from = performance.now();
  for (let i = 1; i <= (stretchMs * inputsPerS) / 1000; i++) {
    const dueMs = from + (i * 1000) / inputsPerS - performance.now();
    if (dueMs > 0) await new Promise((resolve) => setTimeout(resolve, dueMs));
    sent.push(input((i * 1000) / inputsPerS / stretchMs));
  }
  await Promise.all(sent);
  const { ticks, paints } = await takeRecord(page);
  return { name, ticks, paints: paints.length };
}

function rowOf(id: string, { name, ticks, paints }: Stretch): BenchRow {
  const deltas = ticks.slice(1).map(({ atMs }, i) => atMs - ticks[i]!.atMs);
  const lags = ticks.map(({ wantedFrame, paintedFrame }) => Math.abs(wantedFrame - paintedFrame));
  const late = lags.filter((lag) => lag > 0).length;
  const from = [
    `${paints} drawings`,
    `animation frames ${msWords(quantile(deltas, 0.5))}, p95 ${msWords(quantile(deltas, 0.95))}, longest ${msWords(Math.max(...deltas))} (of ${animationFrameMs} ms)`,
    `behind by p95 ${quantile(lags, 0.95).toFixed(0)}, at most ${Math.max(...lags)} frames`,
  ].join('; ');
  return { id, what: `scrubbing a JPEG pullback, ${name}: animation frames that show another frame than wanted`, ratio: late / ticks.length, target: null, better: 'lower', runs: ticks.length, from };
}
