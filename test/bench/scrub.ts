import type { Page } from 'playwright-core';
import { hashedUnit } from '../../src/phantom/randomNumbers.ts';
import type { BenchCase, BenchRow } from './benchCase.ts';
import { msWords, quantile } from './inTurns.ts';
import { type Paint, settled, takeRecord } from './paintProbe.ts';
import { frameAxis, whileReading } from './readingInWindow.ts';

/** One animation frame at 60 Hz, ms: the yardstick of what passes unnoticed. */
export const animationFrameMs = 16.7;
const seeks = 200;
/** Places that are gone back to again and again: with what is read ahead around them they fit the cache. */
const knownPlaces = 20;
/** Frames between places that are new each time: more than is read ahead. */
const newPlaceFrames = 25;

interface Seek {
  /** From the press to the picture's being handed over, and from the beginning of its drawing to the end. */
  readonly workMs: number;
  /** In between: the wait for the next animation frame. */
  readonly waitMs: number;
}

export const randomSeeks: BenchCase = {
  id: 'T9',
  what: `random seeks by the frame axis, JPEG 512²: p95 from input to end of drawing without the wait for the animation frame`,
  async run({ data, browser }) {
    const path = await data.jpeg('withTable');
    const chromium = await browser();
    return whileReading(chromium, path, async (page, { numberOfFrames }) => {
      const axis = await frameAxis(page);
      const apartPx = Math.ceil((newPlaceFrames * axis.width) / numberOfFrames);
      const newPlaces = shuffled(Array.from({ length: Math.floor((axis.width - 2) / apartPx) }, (_, i) => axis.left + 1 + i * apartPx));
      const misses = await seekEach(page, axis.y, newPlaces.slice(0, seeks));
      const known = newPlaces.slice(0, knownPlaces);
      await seekEach(page, axis.y, known);
      await page.waitForTimeout(500);
      const hits = await seekEach(page, axis.y, Array.from({ length: seeks }, (_, i) => known[(i * 7 + Math.floor(hashedUnit(5, i) * 3)) % knownPlaces]!));
      return [
        seekRow('T9.hit', `${this.what}; frames that are kept`, hits.taken, 0.5),
        seekRow('T9.miss', 'the same; frames never seen', misses.taken, 1.5),
        staleRow([...misses.paints, ...hits.paints, ...(await burst(page, axis.y, newPlaces))]),
      ];
    });
  },
};

async function seekEach(page: Page, y: number, places: readonly number[]): Promise<{ readonly taken: readonly Seek[]; readonly paints: readonly Paint[] }> {
  const taken: Seek[] = [];
  const paints: Paint[] = [];
  for (const [i, x] of places.entries()) {
    await takeRecord(page);
    await page.mouse.click(x, y);
    await settled(page);
    const record = await takeRecord(page);
    const pressed = record.inputs.find(({ type }) => type === 'pointerdown');
    const paint = record.paints.find(({ frameNumber, wantedFrame }) => frameNumber === wantedFrame);
    paints.push(...record.paints);
    // A press on the place where the playhead stands already draws nothing.
    if (pressed !== undefined && paint !== undefined) {
      taken.push({ workMs: paint.requestedMs - pressed.atMs + paint.drawnMs - paint.beganMs, waitMs: paint.beganMs - paint.requestedMs });
    }
    await page.waitForTimeout(50 * hashedUnit(9, i));
  }
  return { taken, paints };
}

/** Presses that wait for nothing: whatever is drawn meanwhile has to be what the window says at that moment. */
async function burst(page: Page, y: number, places: readonly number[]): Promise<readonly Paint[]> {
  await takeRecord(page);
  await Promise.all(places.slice(0, 100).map((x) => page.mouse.click(x, y)));
  await settled(page);
  return (await takeRecord(page)).paints;
}

function seekRow(id: string, what: string, taken: readonly Seek[], target: number): BenchRow {
  const works = taken.map(({ workMs }) => workMs);
  const p95 = quantile(works, 0.95);
  const waitMs = quantile(taken.map((seek) => seek.waitMs), 0.95);
  const from = `p95 ${msWords(p95)}, median ${msWords(quantile(works, 0.5))}; wait for the animation frame p95 ${msWords(waitMs)}; against ${animationFrameMs} ms`;
  return { id, what, ratio: p95 / animationFrameMs, target, better: 'lower', runs: taken.length, from };
}

function staleRow(paints: readonly Paint[]): BenchRow {
  const stale = paints.filter(({ frameNumber, namedFrame }) => frameNumber !== namedFrame).length;
  return { id: 'T9.stale', what: 'drawings of another frame than the window names, of all', ratio: stale / paints.length, target: 0, better: 'lower', runs: paints.length, from: `${stale} of ${paints.length}` };
}

function shuffled(values: readonly number[]): readonly number[] {
  return values.toSorted((a, b) => hashedUnit(3, Math.round(a)) - hashedUnit(3, Math.round(b)));
}
