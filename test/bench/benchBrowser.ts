import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../chromium.ts';
import { MissingTool } from './benchCase.ts';
import { watchPaints } from './paintProbe.ts';

/** The Chromium that the benches in the browser share; each window has a profile of its own. */
export class BenchBrowser {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<BenchBrowser> {
    const found = findChromium();
    if (found === null) throw new MissingTool('there is no Chromium on this machine; name one with CHROMIUM_PATH');
    return new BenchBrowser(await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] }));
  }

  /** A window whose paints are watched, for as long as the work takes. */
  async inWindow<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const context = await this.#browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    try {
      const page = await context.newPage();
      await watchPaints(page);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  /** The processes that draw windows and run their scripts; one may stand by for the next window. */
  async windowProcesses(): Promise<readonly number[]> {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

/** A folder for a library that is deleted when the work is done. */
export async function inFreshHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'venolume-bench-home-'));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
