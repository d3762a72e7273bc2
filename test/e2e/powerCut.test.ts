import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('A service that is killed in the middle of a read costs nothing that was kept, and the page says what is not', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  await reading.trace(40, false);
  await reading.sayWhoReads('Ada Reader');
  await reading.trace(43);
  await reading.everyEditKept();

  await program.cut();
  await reading.trace(46);
  await page.getByRole('alert').filter({ hasText: 'on screen but not saved' }).waitFor({ timeout: waitMs });
  await page.getByRole('contentinfo').getByText('Not saved').waitFor();
  expect(await reading.accepted()).toBe(3);

  program.forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
  await program.startAgain();
  const later = await program.window();
  const again = await openSample(later, 'unread');
  await expect.poll(() => again.accepted(), { timeout: waitMs }).toBe(2);
  await again.goTo(43);
  await later.getByRole('group', { name: /^Frame 43 of 240, lumen .*, accepted/ }).waitFor({ timeout: waitMs });
  await later.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => again.accepted()).toBe(1);
  program.forgive(/ERR_CONNECTION_REFUSED/);
  expect(program.troubles).toEqual([]);
});
