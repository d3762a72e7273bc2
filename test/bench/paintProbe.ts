import type { Page } from 'playwright-core';
import { z } from 'zod';

const paintSchema = z.object({
  /** What was drawn. */
  frameNumber: z.number(),
  /** The frame that the window was asked for at that moment; 0 where it shows no pullback. */
  wantedFrame: z.number(),
  /** What the window said at that moment that it shows, be it in the place of a wanted frame that is on its way; 0 where it shows no frame. */
  namedFrame: z.number(),
  /** When the picture was handed over to be drawn, when drawing began (at the next animation frame), and when it ended: ms of the page's clock. */
  requestedMs: z.number(),
  beganMs: z.number(),
  drawnMs: z.number(),
});
/** One drawing of a frame's picture. */
export type Paint = z.infer<typeof paintSchema>;

const inputSchema = z.object({ type: z.string(), atMs: z.number() });
/** A press of a key or the pointer, or a turn of the wheel: when it came in from the system. */
export type Input = z.infer<typeof inputSchema>;

const tickSchema = z.object({ atMs: z.number(), wantedFrame: z.number(), paintedFrame: z.number() });
/** What stands on the screen after an animation frame, which began at this moment of the page's clock. */
export type Tick = z.infer<typeof tickSchema>;

const recordSchema = z.object({ paints: z.array(paintSchema), inputs: z.array(inputSchema), ticks: z.array(tickSchema) });
export type PaintRecord = z.infer<typeof recordSchema>;

/** What the probe keeps in the page. */
interface Probe {
  record: { paints: Paint[]; inputs: Input[]; ticks: Tick[] };
}

declare global {
  interface Window {
    benchProbe?: Probe;
  }
}

/**
 * Watches a page from outside: cornerstone, which draws the program's pictures and the peer's, tells on their element when a picture
 * comes, and when its drawing begins and ends; the frame axis tells which frame is wanted, the stage's name which one it says it shows.
 */
export async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: Probe = { record: { paints: [], inputs: [], ticks: [] } };
    window.benchProbe = probe;
    let requestedMs = 0;
    let beganMs = 0;
    let paintedFrame = 0;
    const wanted = () => Number(document.querySelector('[role=slider][aria-label=Frame]')?.getAttribute('aria-valuenow') ?? 0);
    const named = () => Number(/^Frame (\d+) of/.exec(document.querySelector('[data-frame-stage]')?.getAttribute('aria-label') ?? '')?.[1] ?? 0);
    const drawnFrame = (event: Event) => Number(/(\d+)$/.exec(event instanceof CustomEvent ? String(event.detail?.image?.imageId) : '')?.[1] ?? 0);
    document.addEventListener('cornerstonenewimage', () => (requestedMs = performance.now()), true);
    document.addEventListener('cornerstoneprerender', () => (beganMs = performance.now()), true);
    document.addEventListener(
      'cornerstoneimagerendered',
      (event) => {
        paintedFrame = drawnFrame(event);
        probe.record.paints.push({ frameNumber: paintedFrame, wantedFrame: wanted(), namedFrame: named(), requestedMs, beganMs, drawnMs: performance.now() });
      },
      true,
    );
    for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
      window.addEventListener(type, (event) => probe.record.inputs.push({ type, atMs: event.timeStamp }), { capture: true, passive: true });
    }
    // Once everything else that is done in an animation frame is done.
    const channel = new MessageChannel();
    let tickMs = 0;
    channel.port1.addEventListener('message', () => probe.record.ticks.push({ atMs: tickMs, wantedFrame: wanted(), paintedFrame }));
    channel.port1.start();
    const tick = (atMs: number) => {
      tickMs = atMs;
      channel.port2.postMessage(null);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
}

/** What was seen since the page was loaded or the record taken last. */
export async function takeRecord(page: Page): Promise<PaintRecord> {
  return recordSchema.parse(
    await page.evaluate(() => {
      const taken = window.benchProbe?.record;
      if (window.benchProbe !== undefined) window.benchProbe.record = { paints: [], inputs: [], ticks: [] };
      return taken;
    }),
  );
}

/** Waits until the frame that the window is to show is drawn and two animation frames have passed. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let quiet = 0;
        let last = 0;
        const look = () => {
          const tick = window.benchProbe?.record.ticks.at(-1);
          quiet = tick !== undefined && tick.wantedFrame > 0 && tick.wantedFrame === tick.paintedFrame && tick.wantedFrame === last ? quiet + 1 : 0;
          last = tick?.wantedFrame ?? 0;
          if (quiet >= 2) resolve();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}
