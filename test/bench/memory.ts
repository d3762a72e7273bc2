import type { BenchBrowser } from './benchBrowser.ts';
import type { BenchCase } from './benchCase.ts';
import { median } from './inTurns.ts';
import { settled } from './paintProbe.ts';
import { peakMemoryMb } from './processMemory.ts';
import { whileReading } from './readingInWindow.ts';

const scrubbedFrames = 500;
/** What the program may take beside its cache of decoded frames. */
const besideCacheMb = 350;
/** The program's budget for decoded frames. */
const cacheBudgetMb = 268;

/** Peak of the service's process and of the window's together, MB, while a reader steps through the first frames by the arrow key. */
async function peakOfScrubbingMb(browser: BenchBrowser, path: string): Promise<number> {
  return whileReading(browser, path, (page, { processId }) =>
    peakMemoryMb(
      async () => [[processId], await browser.windowProcesses()],
      async () => {
        await page.locator('[data-frame-stage]').focus();
        for (let step = 1; step < scrubbedFrames; step++) await page.keyboard.press('ArrowRight');
        await settled(page);
      },
    ),
  );
}

export const memoryOfScrubbing: BenchCase = {
  id: 'T4',
  what: `peak memory after opening and scrubbing ${scrubbedFrames} frames, the 2.3 times larger file against the file`,
  async run({ data, rounds, browser }) {
    const [path, larger, chromium] = [await data.uncompressed(), await data.uncompressedLarger(), await browser()];
    const small: number[] = [];
    const large: number[] = [];
    const runs = Math.min(rounds, 3);
    for (let round = 0; round < runs; round++) {
      small.push(await peakOfScrubbingMb(chromium, path));
      large.push(await peakOfScrubbingMb(chromium, larger));
    }
    const [smallMb, largeMb] = [median(small), median(large)];
    return [
      { id: this.id, what: this.what, ratio: largeMb / smallMb, target: 1.1, better: 'lower', runs, from: `${largeMb.toFixed(0)} MB (${large.map((mb) => mb.toFixed(0)).join(', ')}) against ${smallMb.toFixed(0)} MB (${small.map((mb) => mb.toFixed(0)).join(', ')}), service and window` },
      {
        id: 'T4.budget',
        what: `the larger one against ${besideCacheMb} MB and the cache's budget of ${cacheBudgetMb} MB`,
        ratio: largeMb / (besideCacheMb + cacheBudgetMb),
        target: 1,
        better: 'lower',
        runs,
        from: `${largeMb.toFixed(0)} MB against ${besideCacheMb + cacheBudgetMb} MB`,
      },
    ];
  },
};
