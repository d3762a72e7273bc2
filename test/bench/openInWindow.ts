import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { type BenchBrowser, inFreshHome } from './benchBrowser.ts';
import type { BenchCase } from './benchCase.ts';
import { catMs } from './catFile.ts';
import { inTurns, ratioOf } from './inTurns.ts';
import { settled, takeRecord } from './paintProbe.ts';
import { startPeerHost } from './peerHost.ts';

/**
 * A file that the program has never seen, opened as the desktop program's reader does: the window shows the library, the reader presses
 * the keys for "open" and the dialog gives the path. From that key to the end of the first drawing, ms. Program, library and window are new each time.
 */
async function openInProgramMs(browser: BenchBrowser, path: string): Promise<number> {
  return inFreshHome(async (home) => {
    const host = spawn(process.execPath, [fileURLToPath(new URL('./desktopHost.js', import.meta.url)), home], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [url] = await once(createInterface(host.stdout), 'line');
      return await browser.inWindow((page) => keyToPaintMs(page, String(url), path));
    } finally {
      host.kill('SIGTERM');
      await once(host, 'exit');
    }
  });
}

async function keyToPaintMs(page: Page, url: string, path: string): Promise<number> {
  await page.addInitScript((chosen) => {
    const bridge = { version: '', openDialog: () => Promise.resolve([chosen]), pathForDroppedFile: () => null, revealFile: () => Promise.resolve(false), onMenuAction: () => () => undefined };
    Object.defineProperty(window, 'venolume', { value: bridge });
  }, path);
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the sample, read' }).waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press('Control+o');
  await settled(page);
  const { inputs, paints } = await takeRecord(page);
  const pressed = inputs.findLast(({ type }) => type === 'keydown');
  const [first] = paints;
  if (pressed === undefined || first === undefined) throw new Error('nothing was painted');
  return first.drawnMs - pressed.atMs;
}

async function openByPeerMs(browser: BenchBrowser, path: string): Promise<number> {
  const host = await startPeerHost(path);
  try {
    return await browser.inWindow(async (page) => {
      await page.goto(host.url);
      await page.waitForTimeout(500);
      return z.number().parse(await page.evaluate('window.openByPeer()'));
    });
  } finally {
    await host.close();
  }
}

export const firstPaint: BenchCase = {
  id: 'T2',
  what: 'open → first frame painted in the browser, against cat of the file',
  async run({ data, rounds, browser }) {
    const [path, chromium] = [await data.uncompressed(), await browser()];
    const turns = await inTurns(rounds, () => catMs(path), () => openInProgramMs(chromium, path));
    return [{ id: this.id, what: this.what, target: 1, better: 'lower', ...ratioOf(turns) }];
  },
};

export const firstPaintAgainstPeer: BenchCase = {
  id: 'T3',
  what: 'the same against cornerstone-wado-image-loader on the same file in the same Chromium',
  async run({ data, rounds, browser }) {
    const [path, chromium] = [await data.uncompressed(), await browser()];
    const turns = await inTurns(rounds, () => openByPeerMs(chromium, path), () => openInProgramMs(chromium, path));
    return [{ id: this.id, what: this.what, target: 0.02, better: 'lower', ...ratioOf(turns) }];
  },
};
