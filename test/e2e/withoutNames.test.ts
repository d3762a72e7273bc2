import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { secrets, size, writeHostile } from '../node/deidentify/hostilePhantom.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('A reader looks at the pictures, draws over what is burned in, and saves an archive that knows no name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'hostile.dcm');
  writeHostile(path);
  const program = await Program.start([path]);
  const page = await program.window({ width: 1280, height: 720 });
  await page.getByRole('group', { name: /^Frame \d+ of/ }).waitFor({ timeout: waitMs });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('without names');
  await page.keyboard.press('Enter');
  const screen = page.getByRole('region', { name: 'Export without names' });
  await screen.waitFor({ timeout: waitMs });

  // Not before the frames were on screen, and not before the reader says so.
  const make = screen.getByRole('button', { name: 'Export without names' });
  const looked = screen.getByRole('checkbox', { name: /I have looked/ });
  await expect.poll(() => looked.isDisabled()).toBe(true);
  for (const which of ['First', 'Middle', 'Last']) {
    await screen.getByRole('button', { name: new RegExp(which) }).click();
    await screen.getByRole('button', { name: `✓ ${which}` }).waitFor({ timeout: waitMs });
  }
  expect(await make.isDisabled()).toBe(true);

  // A rectangle over the middle of the picture, another one that is taken back.
  const drawing = screen.getByLabel(/drag to draw a rectangle/);
  const box = (await drawing.boundingBox())!;
  const drag = async (from: number, to: number) => {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * from);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height * to, { steps: 4 });
    await page.mouse.up();
  };
  await drag(0.25, 0.5);
  await drag(0.6, 0.7);
  await screen.getByRole('button', { name: 'Remove rectangle 2' }).click();
  expect(await screen.getByRole('button', { name: /^Remove rectangle/ }).count()).toBe(1);

  await screen.getByRole('textbox', { name: 'New patient ID' }).fill('STUDY-007');
  await looked.check();
  await make.click();
  await screen.getByText('4 files are ready', { exact: false }).or(screen.getByText('2 files are ready', { exact: false })).waitFor({ timeout: waitMs });
  expect(await screen.getByRole('row', { name: /PatientName replaced/ }).count()).toBe(1);
  expect(await screen.getByRole('row', { name: /rectangle overwritten with 0/ }).count()).toBe(1);
  const [download] = await Promise.all([page.waitForEvent('download'), screen.getByRole('link', { name: 'Save as ZIP' }).click()]);
  expect(download.suggestedFilename()).toBe('STUDY-007.zip');
  const archive = join(folder, 'got.zip');
  await download.saveAs(archive);
  const files = unzipSync(new Uint8Array(await readFile(archive)));
  expect(Object.keys(files)).toContain('pullback-1.dcm');
  const all = Buffer.concat(Object.values(files)).toString('latin1').toLowerCase();
  for (const secret of Object.values(secrets)) expect(all).not.toContain(secret.toLowerCase());
  expect(all).toContain('study-007');

  // What was drawn is overwritten: the middle of the rectangle, on the last frame.
  const pullback = files['pullback-1.dcm']!;
  const lastFrame = pullback.subarray(pullback.length - size * size);
  const middle = Math.floor(size * 0.375);
  expect(lastFrame[middle * size + middle]).toBe(0);
  expect(lastFrame.some((value) => value > 0)).toBe(true);

  // Keys meant nothing to the read behind it, which is there again.
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('group', { name: /^Frame \d+ of/ }).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
});
