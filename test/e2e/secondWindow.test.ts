import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('Of two windows on one read, the second to write is told, overwrites nothing, and goes on after a reload', async () => {
  const program = await Program.start();
  const first = await openSample(await program.window(), 'unread');
  await first.trace(30, false);
  await first.sayWhoReads('Ada Reader');
  await first.everyEditKept();

  const second = await openSample(await program.window(), 'unread');
  expect(await second.accepted()).toBe(1);
  await first.trace(34);
  await first.everyEditKept();

  const told = second.page.getByRole('alert').filter({ hasText: 'Reload' });
  await told.waitFor({ timeout: waitMs });
  await told.getByRole('button', { name: 'Reload the read' }).click();
  await expect.poll(() => second.accepted(), { timeout: waitMs }).toBe(2);
  await second.trace(38);
  await second.everyEditKept();

  await first.page.getByRole('alert').getByRole('button', { name: 'Reload the read' }).click({ timeout: waitMs });
  await expect.poll(() => first.accepted(), { timeout: waitMs }).toBe(3);
  expect(program.troubles).toEqual([]);
});

test('A window that has not heard of the other one writes nothing over it, and keeps its own edit on screen until it is reloaded', async () => {
  const program = await Program.start();
  const first = await openSample(await program.window(), 'unread');
  await first.trace(30, false);
  await first.sayWhoReads('Ada Reader');
  await first.everyEditKept();

  const second = await openSample(await program.deafWindow(), 'unread');
  await first.trace(34);
  await first.everyEditKept();
  await second.trace(38);
  const told = second.page.getByRole('alert').filter({ hasText: 'Reload' });
  await told.waitFor({ timeout: waitMs });
  expect(await second.accepted()).toBe(2);

  await told.getByRole('button', { name: 'Reload the read' }).click();
  await second.goTo(34);
  await second.page.getByRole('group', { name: /^Frame 34 of 240, lumen .*, accepted/ }).waitFor({ timeout: waitMs });
  await second.everyEditKept();
  expect(await first.accepted()).toBe(2);
  program.forgive(/status of 409|ERR_FAILED/);
  expect(program.troubles).toEqual([]);
});
