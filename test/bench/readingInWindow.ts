import type { Page } from 'playwright-core';
import { serveProgram } from '../node/servedProgram.ts';
import { type BenchBrowser, inFreshHome } from './benchBrowser.ts';
import { settled } from './paintProbe.ts';

/** A pullback on screen and the program behind it. */
export interface ReadInWindow {
  /** Of the service. */
  readonly processId: number;
  readonly numberOfFrames: number;
}

/** The built program serves a file and a browser shows it, as `venolume serve FILE` does; the work begins as the first frame stands. */
export async function whileReading<T>(browser: BenchBrowser, path: string, work: (page: Page, read: ReadInWindow) => Promise<T>): Promise<T> {
  return inFreshHome(async (home) => {
    const program = await serveProgram(home, [path]);
    try {
      return await browser.inWindow(async (page) => {
        await page.goto(program.url.href);
        await settled(page);
        const numberOfFrames = Number(await page.getByRole('slider', { name: 'Frame' }).getAttribute('aria-valuemax'));
        return await work(page, { processId: program.processId, numberOfFrames });
      });
    } finally {
      await program.stop();
    }
  });
}

/** Where the frame axis lies, CSS pixels. */
export async function frameAxis(page: Page): Promise<{ readonly left: number; readonly width: number; readonly y: number }> {
  const box = await page.getByRole('slider', { name: 'Frame' }).boundingBox();
  if (box === null) throw new Error('the frame axis is not on screen');
  return { left: box.x, width: box.width, y: box.y + box.height / 2 };
}
