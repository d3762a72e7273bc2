import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('A service that is killed in the middle of a read costs nothing: the page says what is not saved, and saves it when the service is back', async () => {
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

  await program.startAgain();
  const later = await program.tabBeside(page);
  const again = await openSample(later, 'unread');
  expect(await again.accepted()).toBe(2);

  await page.getByRole('button', { name: 'Retry saving' }).click();
  await reading.everyEditKept();
  await later.getByRole('button', { name: 'Reload the read' }).click({ timeout: waitMs });
  await expect.poll(() => again.accepted(), { timeout: waitMs }).toBe(3);
  await later.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => again.accepted(), { timeout: waitMs }).toBe(2);
  await again.everyEditKept();
  await page.getByText('The service does not answer').waitFor({ state: 'detached', timeout: waitMs });
  program.forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|status of 401|status of 403/);
  expect(program.troubles).toEqual([]);
});
