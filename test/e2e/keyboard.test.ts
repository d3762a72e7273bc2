import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { ReadingPage, waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

/** Presses Tab until the control of this name has the keyboard. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.getByRole('button', { name });
  await control.waitFor({ timeout: waitMs });
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${name} cannot be reached by Tab.`);
}

async function runCommand(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search or run a command' }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('listbox', { name: 'Found' }).getByRole('option', { name: words }).waitFor();
  await page.keyboard.press('Enter');
}

test('A reader without a mouse opens the sample, steps, copies and accepts a contour, and runs a command', async () => {
  const program = await Program.start();
  const page = await program.window();
  await tabTo(page, 'Open the sample, read');
  await page.keyboard.press('Enter');
  const reading = new ReadingPage(page);
  await reading.seesFrame(await reading.frameNumber());

  await page.keyboard.press('Home');
  await reading.seesFrame(1);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await reading.seesFrame(12);
  await page.keyboard.press('End');
  await reading.seesFrame(240);
  for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  await reading.seesFrame(208);

  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: 'Your name or initials' }).waitFor({ timeout: waitMs });
  await page.keyboard.type('Ada Reader');
  await page.keyboard.press('Enter');
  await page.getByRole('contentinfo').getByText('1 provisional').waitFor({ timeout: waitMs });
  await page.keyboard.press('Enter');
  await page.getByRole('contentinfo').getByText('0 provisional').waitFor({ timeout: waitMs });
  await reading.everyEditKept();

  await runCommand(page, 'Show the report');
  await page.getByRole('tab', { name: 'Report', selected: true }).waitFor();
  await runCommand(page, 'Show the frame');
  await reading.seesFrame(208);

  await page.keyboard.press('?');
  const keys = page.getByRole('region', { name: 'Keys' });
  await keys.getByText('Trace by points').waitFor();
  await page.keyboard.press('?');
  await keys.waitFor({ state: 'detached' });
  expect(program.troubles).toEqual([]);
});

test('Each key of reading does something that can be seen', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  await reading.trace(40, false);
  await reading.sayWhoReads('Ada Reader');
  await reading.page.keyboard.press('Escape');
  await runCommand(page, 'Show the segments');
  await page.getByRole('button', { name: 'Segment', exact: true }).click();
  const form = page.getByRole('form', { name: 'New segment' });
  await form.getByLabel('Side').selectOption({ label: 'Left' });
  await form.getByLabel('Segment, first frame').fill('30');
  await form.getByLabel('last frame', { exact: true }).fill('60');
  await form.getByRole('button', { name: 'Create segment' }).click();
  await form.waitFor({ state: 'detached' });
  await reading.everyEditKept();

  await reading.goTo(45);
  const order = ['ArrowRight', 'ArrowLeft', 'Space', 'Space', 'Shift+ArrowRight', 'Shift+ArrowLeft', 'Home', 'End', '[', ']', 'm', 't', 't', 'f', 'e', 'e', 's', 's', 'k', 'Escape', 'r', 'Escape', 'l', 'l', 'x', 'x', '+', '-', '+', '0', 'ArrowRight', 'c', 'Enter', 'Control+z', 'Control+z', 'Control+Shift+z', 'Delete', 'Control+z', '?', '?', 'Control+k', 'Escape'];
  const silent: string[] = [];
  for (const [index, key] of order.entries()) {
    const before = await page.screenshot();
    await page.keyboard.press(key);
    const changed = await expect
      .poll(async () => before.equals(await page.screenshot()), { timeout: 3000, interval: 60 })
      .toBe(false)
      .then(
        () => true,
        () => false,
      );
    if (!changed) silent.push(`${index + 1}: ${key}`);
    await reading.everyEditKept();
  }
  expect(silent).toEqual([]);
  expect(program.troubles).toEqual([]);
});
