import type { Page } from 'playwright-core';
import { ReadingPage, waitMs } from './readingPage.ts';

/** Opens one of the two samples from the first screen. */
export async function openSample(page: Page, which: 'read' | 'unread'): Promise<ReadingPage> {
  await page.getByRole('button', { name: which === 'read' ? 'Open the sample, read' : 'Try your hand: the sample, unread' }).click({ timeout: waitMs });
  const reading = new ReadingPage(page);
  await reading.stage.waitFor({ timeout: waitMs });
  await reading.seesFrame(await reading.frameNumber());
  return reading;
}
