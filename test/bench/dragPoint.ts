import type { Page } from 'playwright-core';
import { z } from 'zod';
import { contourSchema } from '../../src/analysis/analysisSchema.ts';
import { imageToCanvas, fitView } from '../../src/geometry/viewTransform.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import type { BenchCase } from './benchCase.ts';
import { msWords, quantile } from './inTurns.ts';
import { whileReading } from './readingInWindow.ts';
import { animationFrameMs } from './scrub.ts';

/** Moves of the hand that are measured, after those in which the detector makes itself ready. */
const moves = 60;
const firstMoves = 8;
/** Long enough for the detector's answer to be drawn before the hand moves on, ms. */
const restMs = 120;

export const dragWithDetection: BenchCase = {
  id: 'T13',
  what: 'drag of a control point with detection, JPEG 512²: p95 from input to the end of drawing the new contour without the wait for the animation frame',
  async run({ data, browser }) {
    const path = await data.jpeg('withTable');
    return whileReading(await browser(), path, async (page) => {
      await watchContours(page);
      const at = await detectedPoint(page);
      await page.mouse.move(at.x, at.y);
      await page.mouse.down();
      const taken: Redrawn[] = [];
      for (let move = 0; move < firstMoves + moves; move++) {
        const redrawn = await redrawnAfter(page, at.x + 4 * Math.sin(move), at.y + 4 * Math.cos(1.7 * move));
        if (move >= firstMoves && redrawn !== null) taken.push(redrawn);
      }
      await page.mouse.up();
      if (taken.length < moves / 2) throw new Error(`the detector answered ${taken.length} of ${moves} moves only`);
      const works = taken.map(({ workMs }) => workMs);
      const from = `p95 ${msWords(quantile(works, 0.95))}, median ${msWords(quantile(works, 0.5))}; wait for the animation frame p95 ${msWords(quantile(taken.map(({ waitMs }) => waitMs), 0.95))}; against ${animationFrameMs} ms`;
      return [{ id: this.id, what: this.what, ratio: quantile(works, 0.95) / animationFrameMs, target: 1, better: 'lower', runs: taken.length, from }];
    });
  },
};

interface Redrawn {
  /** From the move to the asking for an animation frame, and from the beginning of drawing in it to the end. */
  readonly workMs: number;
  readonly waitMs: number;
}

const drawingSchema = z.object({ requestedMs: z.number(), beganMs: z.number(), drawnMs: z.number() });
const recordSchema = z.object({ movedMs: z.number(), drawings: z.array(drawingSchema) });

/** Watches the contours' canvas from outside: when an animation frame was asked for in which it was drawn, when that began, and when its last line was drawn. */
async function watchContours(page: Page): Promise<void> {
  await page.evaluate(() => {
    const record: { movedMs: number; drawings: { requestedMs: number; beganMs: number; drawnMs: number }[] } = { movedMs: 0, drawings: [] };
    Object.assign(window, { benchDrag: record });
    let now: { requestedMs: number; beganMs: number } | null = null;
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (step) => {
      const requestedMs = performance.now();
      return ask((time) => {
        now = { requestedMs, beganMs: performance.now() };
        step(time);
        now = null;
      });
    };
    const stroke = CanvasRenderingContext2D.prototype.stroke;
    CanvasRenderingContext2D.prototype.stroke = function strokeAndTell(this: CanvasRenderingContext2D, path?: Path2D) {
      Reflect.apply(stroke, this, path === undefined ? [] : [path]);
      if (now === null || !(this.canvas instanceof HTMLCanvasElement) || this.canvas.closest('[data-frame-stage]') === null) return;
      const last = record.drawings.at(-1);
      const drawnMs = performance.now();
      if (last?.beganMs === now.beganMs) last.drawnMs = drawnMs;
      else record.drawings.push({ ...now, drawnMs });
    };
    window.addEventListener('pointermove', (event) => (record.movedMs = event.timeStamp), { capture: true, passive: true });
  });
}

/** The last drawing after one move: the first follows the hand, that one shows what the detector answered. null where only the hand was followed. */
async function redrawnAfter(page: Page, x: number, y: number): Promise<Redrawn | null> {
  await page.evaluate(() => Object.assign(window, { benchDrag: Object.assign(Reflect.get(window, 'benchDrag'), { drawings: [] }) }));
  await page.mouse.move(x, y);
  await page.waitForTimeout(restMs);
  const { movedMs, drawings } = recordSchema.parse(await page.evaluate(() => Reflect.get(window, 'benchDrag')));
  const last = drawings.at(-1);
  if (last === undefined || drawings.length < 2) return null;
  return { workMs: last.requestedMs - movedMs + last.drawnMs - last.beganMs, waitMs: last.beganMs - last.requestedMs };
}

const sessionSchema = z.object({ opened: z.array(z.object({ readId: z.string() })) });
const readSchema = z.object({ events: z.array(z.object({ action: z.object({ edit: z.object({ contours: z.array(contourSchema) }) }) })) });

/** Has the frame detected, and tells where the first control point of what was found lies in the window. */
async function detectedPoint(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const stage = page.getByRole('group', { name: /^Frame \d+ of/ });
  await stage.focus();
  await page.keyboard.press('d');
  const name = page.getByRole('region', { name: 'Who reads' });
  await name.getByRole('textbox').fill('Bench');
  await page.keyboard.press('Enter');
  await name.waitFor({ state: 'hidden' });
  const [opened] = sessionSchema.parse(await answer(page, '/api/session')).opened;
  const { events } = readSchema.parse(await answer(page, `/api/reads/${opened!.readId}`));
  const point = events.at(-1)!.action.edit.contours[0]!.points[0]!;
  const box = (await stage.boundingBox())!;
  const at = imageToCanvas(fitView({ columns: 512, rows: 512 }, null, box, { left: 8, top: 8, right: 8, bottom: 8 }), imagePoint(point.x, point.y));
  return { x: box.x + at.x, y: box.y + at.y };
}

async function answer(page: Page, path: string): Promise<unknown> {
  return page.evaluate(async (where) => (await fetch(where)).json(), path);
}
