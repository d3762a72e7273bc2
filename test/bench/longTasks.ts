import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { BenchCase } from './benchCase.ts';
import { msWords, quantile } from './inTurns.ts';
import { settled } from './paintProbe.ts';
import { frameAxis, whileReading } from './readingInWindow.ts';

/** What is felt as a hitch, ms: the browsers' own limit for a long task. */
const longTaskMs = 50;

export const longestTask: BenchCase = {
  id: 'T15',
  what: 'longest task of the window while a whole pullback is gone through and played, against 50 ms',
  async run({ data, browser }) {
    const path = await data.jpeg('withoutTable');
    const tasks = await whileReading(await browser(), path, (page) => tasksDuring(page, () => goThrough(page)));
    const worksMs = tasks.map(({ workMs }) => workMs);
    const longestMs = Math.max(...worksMs);
    const from = `${msWords(longestMs)} of work, p99 ${msWords(quantile(worksMs, 0.99))}, of ${tasks.length} tasks of at least 1 ms; by the clock, with what else ran on the machine, ${msWords(Math.max(...tasks.map(({ clockMs }) => clockMs)))}`;
    return [{ id: this.id, what: this.what, ratio: longestMs / longTaskMs, target: 1, better: 'lower', runs: tasks.length, from }];
  },
};

/** The whole pullback by the frame axis, there and back, then its cine. */
async function goThrough(page: Page): Promise<void> {
  const axis = await frameAxis(page);
  await page.mouse.move(axis.left + 1, axis.y);
  await page.mouse.down();
  for (let step = 0; step <= 400; step++) await page.mouse.move(axis.left + axis.width * (1 - Math.abs(1 - step / 200)), axis.y);
  await page.mouse.up();
  await settled(page);
  await page.keyboard.press('Space');
  await page.waitForTimeout(3000);
  await page.keyboard.press('Space');
}

const traceEventSchema = z.object({ name: z.string(), ph: z.string(), pid: z.number(), tid: z.number(), dur: z.number().optional(), tdur: z.number().optional(), args: z.object({ name: z.string().optional() }).optional() });

/** A task of the window's main thread: how long the thread worked on it, and how long it stood by the clock while other programs had the core. */
interface Task {
  readonly workMs: number;
  readonly clockMs: number;
}

/** The tasks of at least 1 ms of the window's main thread, by the browser's own trace. */
async function tasksDuring(page: Page, work: () => Promise<void>): Promise<readonly Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: z.infer<typeof traceEventSchema>[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value.flatMap((event) => traceEventSchema.safeParse(event).data ?? [])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'], excludedCategories: ['*'] } });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  // The window's process is the one whose main thread worked most: others stand by.
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }: { readonly pid: number; readonly tid: number }) =>
    events
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask') && (event.dur ?? 0) >= 1000)
      .map(({ dur = 0, tdur = dur }) => ({ workMs: tdur / 1000, clockMs: dur / 1000 }));
  const tasks = mains.map(tasksOf).toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (tasks.length === 0) throw new Error('the trace holds no tasks of the window');
  return tasks;
}
