import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { type ReadingPage, waitMs } from './readingPage.ts';
import { truthOf } from './sampleTruth.ts';
import { figuresOfCard, markCaudalReference, markSegment } from './segmentsPanel.ts';
import { Program } from './windowOfProgram.ts';

/** As a reader of the sample would mark them, with the frames of its caudal references. */
const segments = [
  { name: 'LCIV', vein: 'CIV', firstFrame: 16, lastFrame: 114, reference: { firstFrame: 96, lastFrame: 100 } },
  { name: 'LEIV', vein: 'EIV', firstFrame: 118, lastFrame: 192, reference: { firstFrame: 184, lastFrame: 188 } },
  { name: 'LCFV', vein: 'CFV', firstFrame: 193, lastFrame: 240, reference: { firstFrame: 234, lastFrame: 238 } },
] as const;

/** More frames than this nobody looks at in the three minutes that a read may take. */
const mostLooks = 60;
/** A detection of the whole pullback, on a machine that is busy. */
const detectionMs = 120_000;

test('A new reader has the whole pullback detected, looks at the doubtful frames, marks three segments and finalises the report', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  const begun = performance.now();

  await page.getByRole('button', { name: 'Detect all 240 frames' }).click();
  await page.getByRole('region', { name: 'Who reads' }).waitFor({ timeout: detectionMs });
  await reading.sayWhoReads('Ada Reader');
  await reading.everyEditKept();
  expect(await count(reading, 'provisional')).toBe(240);

  for (const { name, vein, reference, ...range } of segments) {
    await markSegment(reading, { vein, side: 'Left', ...range });
    await markCaudalReference(reading, name, reference);
  }

  const looks = await review(reading);
  expect(looks).toBeLessThan(mostLooks);
  const accepted = await count(reading, 'accepted');
  expect(accepted).toBe(looks);

  await acceptTheRest(reading);
  expect(await count(reading, 'accepted')).toBe(240);
  expect(await count(reading, 'accepted unseen')).toBe(240 - looks);
  await page.keyboard.press('Control+z');
  await expect.poll(() => count(reading, 'accepted'), { timeout: waitMs }).toBe(accepted);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => count(reading, 'accepted'), { timeout: waitMs }).toBe(240);
  await reading.everyEditKept();

  await reading.show('Segments');
  for (const { name } of segments) {
    const open = reading.segments.getByRole('button', { name: new RegExp(`^${name}`) });
    if ((await open.count()) > 0) await open.first().click();
    const shown = await figuresOfCard(reading, name);
    const truth = truthOf(name);
    expect(Math.abs(shown.minimumAreaMm2 / truth.minimumLumenAreaMm2 - 1), name).toBeLessThan(0.1);
    expect(Math.abs(shown.areaStenosisPercent - truth.areaStenosisPercent), name).toBeLessThan(5);
  }

  await reading.show('Report');
  await reading.report.getByRole('button', { name: 'Finalise report' }).click({ timeout: waitMs });
  await reading.report.getByRole('region', { name: 'Final reports' }).getByText('Revision 1', { exact: true }).waitFor({ timeout: waitMs });
  console.log(`from open to final: ${((performance.now() - begun) / 1000).toFixed(0)} s, ${looks} frames looked at`);
  expect(program.troubles).toEqual([]);
}, 300_000);

test('Detecting, propagating and interpolating are one step back each, and leave alone what the reader drew', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  await reading.trace(49, false);
  await reading.sayWhoReads('Ada Reader');
  await reading.trace(57);

  await page.keyboard.press('i');
  await expect.poll(() => count(reading, 'provisional'), { timeout: waitMs }).toBe(7);
  await undo(reading, 0);

  await reading.goTo(60);
  await page.keyboard.press('d');
  await expect.poll(() => count(reading, 'provisional'), { timeout: waitMs }).toBe(1);
  await page.keyboard.press('p');
  await expect.poll(() => count(reading, 'provisional'), { timeout: detectionMs }).toBeGreaterThan(10);
  await expect.poll(() => page.getByRole('contentinfo').getByRole('status').textContent(), { timeout: waitMs }).toMatch(/Stopped at frame 57: a reader has spoken there/);
  await undo(reading, 1);
  await undo(reading, 0);

  await page.keyboard.press('Shift+d');
  await page.getByRole('dialog', { name: 'Detect the lumen' }).getByRole('button', { name: 'On all 240 frames' }).click();
  await page.getByText('Done frames are kept').waitFor({ timeout: waitMs });
  await expect.poll(() => count(reading, 'provisional'), { timeout: detectionMs }).toBeGreaterThan(200);
  expect(await count(reading, 'accepted')).toBe(2);
  await undo(reading, 0);
  expect(await count(reading, 'accepted')).toBe(2);

  await page.keyboard.press('Shift+d');
  await page.getByRole('dialog', { name: 'Detect the lumen' }).getByRole('button', { name: 'On all 240 frames' }).click();
  await expect.poll(() => progress(reading), { timeout: waitMs }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => count(reading, 'provisional'), { timeout: waitMs }).toBeGreaterThan(0);
  expect(await count(reading, 'provisional')).toBeLessThan(238);
  await undo(reading, 0);
  expect(program.troubles).toEqual([]);
}, 300_000);

/** N to the next frame, Enter, until what is worth looking at is through; how many were looked at. */
async function review(reading: ReadingPage): Promise<number> {
  const said = reading.page.getByRole('contentinfo').getByRole('status');
  for (let looks = 0; looks < mostLooks; looks++) {
    await reading.stage.focus();
    await reading.page.keyboard.press('n');
    await expect.poll(() => said.textContent(), { timeout: waitMs }).toMatch(/worth looking at/);
    const words = (await said.textContent()) ?? '';
    if (words.startsWith('What was worth looking at is through')) return looks;
    await reading.seesFrame(Number(/^Frame (\d+)/.exec(words)?.[1]));
    await reading.page.keyboard.press('Enter');
    await reading.page.getByRole('group', { name: /, accepted/ }).waitFor({ timeout: waitMs });
    await expect.poll(() => said.textContent(), { timeout: waitMs }).not.toMatch(/worth looking at/);
    await reading.everyEditKept();
  }
  return mostLooks;
}

/** All that is left, by the figure for the least confidence. */
async function acceptTheRest(reading: ReadingPage): Promise<void> {
  await reading.stage.focus();
  await reading.page.keyboard.press('Shift+Enter');
  const dialog = reading.page.getByRole('dialog', { name: 'Accept proposals' });
  await dialog.getByRole('slider').fill('0');
  await dialog.getByLabel('Accept, first frame').fill('1');
  await dialog.getByLabel('last frame', { exact: true }).fill('240');
  await dialog.getByRole('button', { name: /^Accept \d+ contours unseen$/ }).click();
  await dialog.waitFor({ state: 'detached', timeout: waitMs });
  await reading.everyEditKept();
}

async function undo(reading: ReadingPage, provisional: number): Promise<void> {
  await reading.everyEditKept();
  await reading.page.keyboard.press('Control+z');
  await expect.poll(() => count(reading, 'provisional'), { timeout: waitMs }).toBe(provisional);
  await reading.everyEditKept();
}

async function progress(reading: ReadingPage): Promise<number> {
  return Number(await reading.page.getByRole('progressbar').getAttribute('aria-valuenow', { timeout: waitMs }));
}

/** A figure at the foot of the window. */
async function count(reading: ReadingPage, what: 'accepted' | 'provisional' | 'accepted unseen'): Promise<number> {
  const words = await reading.page.getByRole('contentinfo').getByText(new RegExp(`^\\d+ ${what}$`)).textContent();
  return Number.parseInt(words ?? '', 10);
}
