import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('A trace that crosses itself says why, measures nothing and cannot be accepted until it is put right', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  await reading.goTo(60);
  await reading.takeUp('Trace by points', 'T');
  await reading.click([
    [200, 200],
    [300, 300],
    [300, 200],
    [200, 300],
  ]);
  const why = page.getByRole('status').filter({ hasText: 'The curve crosses itself' });
  await why.first().waitFor({ timeout: waitMs });
  const accept = page.getByRole('button', { name: /Join and accept/ });
  expect(await accept.isDisabled()).toBe(true);
  expect(await page.getByText('Area when joined').count()).toBe(0);

  await page.keyboard.press('Enter');
  expect(await reading.accepted()).toBe(0);
  await page.getByRole('group', { name: 'Frame 60 of 240, no lumen area' }).waitFor();
  await why.first().waitFor();

  await page.keyboard.press('Backspace');
  await page.getByText('Area when joined').waitFor({ timeout: waitMs });
  expect(await accept.isEnabled()).toBe(true);
  expect(program.troubles).toEqual([]);
});
