import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { obtainChromium } from '../../chromium.ts';
import type {} from './stagePage/stagePage.tsx';

const pageFolder = fileURLToPath(new URL('./stagePage', import.meta.url));
const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));
const cacheFolder = mkdtempSync(join(tmpdir(), 'venolume-stage-'));

let server: ViteDevServer;
let browser: Browser;
/** One for all pages, so that modules are loaded once. */
let context: BrowserContext;
let address: string;

beforeAll(async () => {
  server = await createServer({
    configFile: false,
    root: pageFolder,
    cacheDir: cacheFolder,
    logLevel: 'error',
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0, fs: { allow: [projectFolder] }, hmr: false },
    optimizeDeps: { include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'react-konva', 'cornerstone-core', '@tabler/icons-react'] },
  });
  await server.listen();
  address = server.resolvedUrls!.local[0]!;
  browser = await chromium.launch({ executablePath: obtainChromium().path, args: ['--no-sandbox'] });
  context = await browser.newContext({ viewport: { width: 900, height: 500 } });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(cacheFolder, { recursive: true, force: true });
});

async function openStage(options: { query?: string; pixelRatio?: number } = {}): Promise<Page> {
  const { pixelRatio } = options;
  const page = await (pixelRatio === undefined ? context : await browser.newContext({ viewport: { width: 900, height: 500 }, deviceScaleFactor: pixelRatio })).newPage();
  await page.goto(`${address}${options.query ?? ''}`);
  await page.waitForSelector('.konvajs-content canvas');
  await settled(page);
  return page;
}

/** Cornerstone and Konva draw in animation frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))));
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Middle and size, in CSS pixels of the page, of what is white in the picture and of what has the lumen's colour above it. */
async function spots(page: Page): Promise<{ readonly picture: Spot; readonly contour: Spot }> {
  await settled(page);
  return page.evaluate(() => {
    const spotOf = (canvas: HTMLCanvasElement, counts: (r: number, g: number, b: number, a: number) => boolean) => {
      const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const box = canvas.getBoundingClientRect();
      let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
      for (let i = 0; i < data.length; i += 4) {
        if (!counts(data[i]!, data[i + 1]!, data[i + 2]!, data[i + 3]!)) continue;
        const x = (i / 4) % width;
        const y = Math.floor(i / 4 / width);
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x + 1);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y + 1);
      }
      const scale = box.width / canvas.width;
      return { x: box.left + (scale * (minX + maxX)) / 2, y: box.top + (scale * (minY + maxY)) / 2, width: scale * (maxX - minX), height: scale * (maxY - minY) };
    };
    const picture = document.querySelector<HTMLCanvasElement>('.cornerstone-canvas')!;
    const overlay = document.querySelector<HTMLCanvasElement>('.konvajs-content canvas')!;
    return {
      picture: spotOf(picture, (r) => r > 127),
      contour: spotOf(overlay, (r, g, b, a) => a > 200 && b > 220 && r < 150 && g > 180),
    };
  });
}

/** The contour runs along the disc's edge: same middle, and the same size but for its own stroke and the steps of the disc's pixels. */
function expectTogether({ picture, contour }: { picture: Spot; contour: Spot }): void {
  const slackPx = 1 + (1.5 * picture.height) / 60;
  expect(Math.abs(contour.x - picture.x)).toBeLessThan(1.01);
  expect(Math.abs(contour.y - picture.y)).toBeLessThan(1.01);
  expect(Math.abs(contour.width - picture.width - 2)).toBeLessThan(slackPx);
  expect(Math.abs(contour.height - picture.height - 2)).toBeLessThan(slackPx);
}

describe('the frame’s stage in a browser', () => {
  test('picture and contour stay together when fitted, zoomed about the pointer and panned', async () => {
    const page = await openStage();
    const fitted = await spots(page);
    expectTogether(fitted);
    // 300 rows between margins of 8 in 500 px: 484/300 canvas pixels a row.
    expect(Math.abs(fitted.picture.height - 60 * (484 / 300))).toBeLessThan(2);

    await page.mouse.move(fitted.picture.x, fitted.picture.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await page.mouse.move(5, 5);
    const zoomed = await spots(page);
    expectTogether(zoomed);
    expect(zoomed.picture.width).toBeGreaterThan(1.4 * fitted.picture.width);
    expect(Math.hypot(zoomed.picture.x - fitted.picture.x, zoomed.picture.y - fitted.picture.y)).toBeLessThan(2);

    await page.mouse.move(400, 400);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(470, 360, { steps: 3 });
    await page.mouse.up({ button: 'middle' });
    await page.mouse.move(5, 5);
    const panned = await spots(page);
    expectTogether(panned);
    expect(panned.picture.x - zoomed.picture.x).toBeCloseTo(70, -0.5);
    expect(panned.picture.y - zoomed.picture.y).toBeCloseTo(-40, -0.5);

    await page.mouse.dblclick(20, 450);
    await page.evaluate(() => stagePage.handle().fit());
    expectTogether(await spots(page));
    await page.close();
  });

  test('pixels that are taller than wide stand in true proportions, and the contour with them', async () => {
    const page = await openStage({ query: '?tallPixels' });
    const seen = await spots(page);
    expectTogether(seen);
    expect(seen.picture.height / seen.picture.width).toBeCloseTo(1.5, 1);
    await page.close();
  });

  test('a dense screen changes neither place nor size', async () => {
    const page = await openStage({ pixelRatio: 2 });
    const seen = await spots(page);
    expectTogether(seen);
    expect(Math.abs(seen.picture.height - 60 * (484 / 300))).toBeLessThan(2);
    await page.close();
  });

  test('a stage of another size shows both in the new place', async () => {
    const page = await openStage();
    await page.evaluate(() => {
      const stage = document.getElementById('stage')!;
      stage.style.width = '620px';
      stage.style.height = '380px';
    });
    await settled(page);
    const seen = await spots(page);
    expectTogether(seen);
    expect(Math.abs(seen.picture.height - 60 * (364 / 300))).toBeLessThan(2);
    await page.close();
  });

  test('a trace by clicks, joined with the button, is one edit and is drawn as it was accepted', async () => {
    const page = await openStage();
    await page.evaluate(() => {
      stagePage.goTo(3);
      stagePage.setTool('trace');
    });
    await page.getByText('Trace by points').waitFor();
    await settled(page);
    for (const [x, y] of [
      [400, 150],
      [520, 150],
      [520, 260],
      [400, 260],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await page.getByText('Area when joined').waitFor();
    await page.getByRole('button', { name: /Join and accept/ }).click();
    await page.waitForFunction(() => stagePage.edits.length === 1);
    const [edit] = await page.evaluate(() => stagePage.edits);
    expect(edit).toMatchObject({ type: 'contourAdded', contour: { frameNumber: 3, origin: 'manual', author: 'R1', acceptance: { status: 'accepted', viewed: true } } });
    const { contour } = await spots(page);
    expect(Math.abs(contour.x - 460)).toBeLessThan(2);
    expect(Math.abs(contour.y - 205)).toBeLessThan(2);
    await page.close();
  });

  test('a curve that crosses itself says why and cannot be accepted', async () => {
    const page = await openStage();
    await page.evaluate(() => {
      stagePage.goTo(3);
      stagePage.setTool('trace');
    });
    await page.getByText('Trace by points').waitFor();
    await settled(page);
    for (const [x, y] of [
      [400, 150],
      [520, 260],
      [520, 150],
      [400, 260],
    ] as const) {
      await page.mouse.click(x, y);
    }
    await page.getByText('The curve crosses itself').waitFor();
    expect(await page.getByRole('button', { name: /Join and accept/ }).isDisabled()).toBe(true);
    expect(await page.evaluate(() => stagePage.handle().enter())).toBe(true);
    expect(await page.evaluate(() => stagePage.edits.length)).toBe(0);
    await page.evaluate(() => stagePage.handle().backspace());
    await page.getByText('Area when joined').waitFor();
    await page.close();
  });

  test('a curve in hand is kept as provisional when the wheel goes to another frame', async () => {
    const page = await openStage();
    await page.evaluate(() => {
      stagePage.goTo(3);
      stagePage.setTool('ellipse');
    });
    await page.getByText('Ellipse').waitFor();
    await settled(page);
    await page.mouse.move(400, 150);
    await page.mouse.down();
    await page.mouse.move(520, 260, { steps: 4 });
    await page.mouse.up();
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => stagePage.edits.length === 1);
    const [edit] = await page.evaluate(() => stagePage.edits);
    expect(edit).toMatchObject({ type: 'contourAdded', contour: { frameNumber: 3, acceptance: { status: 'provisional' } } });
    await page.getByText('of 20').waitFor();
    expect(await page.getByRole('group', { name: /^Frame 4 of 20/ }).count()).toBe(1);
    await page.close();
  });

  test('an accepted ellipse is one edit, not kept a second time, and its points can be dragged at once', async () => {
    const page = await openStage();
    await page.evaluate(() => {
      stagePage.goTo(3);
      stagePage.setTool('ellipse');
    });
    await page.getByText('Ellipse').waitFor();
    await settled(page);
    await page.mouse.move(400, 150);
    await page.mouse.down();
    await page.mouse.move(520, 250, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: /Accept/ }).click();
    await page.waitForFunction(() => stagePage.edits.length > 0);
    await settled(page);
    expect(await page.evaluate(() => stagePage.edits.map(({ type }) => type))).toEqual(['contourAdded']);
    await page.mouse.move(520, 200);
    await page.mouse.down();
    await page.mouse.move(540, 205, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => stagePage.edits.length === 2);
    expect(await page.evaluate(() => stagePage.edits.map(({ type }) => type))).toEqual(['contourAdded', 'contourChanged']);
    await page.close();
  });

  test('a table of the file is shown until the hand sets a window, and comes back when what fits is fitted', async () => {
    const page = await openStage({ query: '?voiLut' });
    // The disc's middle, and a point beside it, under 484/300 canvas pixels a row.
    const levels = async () => {
      await settled(page);
      return page.evaluate(() => {
        const context = document.querySelector<HTMLCanvasElement>('.cornerstone-canvas')!.getContext('2d')!;
        return { disc: context.getImageData(531, 186, 1, 1).data[0]!, beside: context.getImageData(300, 400, 1, 1).data[0]!, says: document.querySelector('[data-frame-stage]')!.textContent };
      });
    };
    // −100 takes the first entry, 355 of 511; 255 takes the last, 0.
    const table = await levels();
    expect(table).toMatchObject({ disc: 0, beside: 177 });
    expect(table.says).toContain('VOI LUT');

    await page.mouse.move(450, 300);
    await page.mouse.down({ button: 'right' });
    await page.mouse.move(500, 300, { steps: 3 });
    await page.mouse.up({ button: 'right' });
    // The table's 356 values about 78 are where it begins: wider by 50/512 of that, in whole numbers. Black lies at −117.5.
    const hand = await levels();
    expect(hand.says).toContain('W 391  L 78');
    expect(hand).toMatchObject({ disc: Math.round(((255 - 77.5) / 390 + 0.5) * 255), beside: Math.round(((-100 - 77.5) / 390 + 0.5) * 255) });

    await page.mouse.dblclick(20, 450);
    expect(await levels()).toEqual(table);
    await page.close();
  });

  test('the frame leaves as a picture with its contours', async () => {
    const page = await openStage();
    const picture = await page.evaluate(async () => {
      const blob = await stagePage.handle().copyFrameAsPicture();
      const bitmap = await createImageBitmap(blob);
      return { type: blob.type, width: bitmap.width, height: bitmap.height };
    });
    expect(picture).toEqual({ type: 'image/png', width: 1024, height: 768 + 40 });
    await page.close();
  });
});
