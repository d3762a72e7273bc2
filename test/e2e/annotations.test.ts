import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { type ReadingPage, waitMs } from './readingPage.ts';
import { wordsOfPdfAt } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

/** A frame on which the sample's reader has a lumen contour. */
const measuredFrame = 49;
const otherFrame = 60;

test('A length, an angle, a free area, a note and a bookmark are laid, kept, found again and each undone in one step; the lumen stays what it is', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'read');
  await reading.goTo(measuredFrame);
  await reading.show('Frame');
  const frameName = await reading.stage.getAttribute('aria-label');
  const mmPerPx = Number.parseFloat((await page.getByText(/^[\d.]+ mm\/px$/).first().textContent()) ?? '');
  expect(mmPerPx).toBeGreaterThan(0);

  await reading.takeUp('Measure a length', '1');
  await reading.click([[330, 120], [430, 120]]);
  await reading.sayWhoReads('Ada Reader');
  const lengthMm = await figureOf(reading, 'Length');
  expect(Math.abs(lengthMm - 100 * mmPerPx)).toBeLessThan(0.15);

  await reading.takeUp('Measure an angle', '2');
  await reading.click([[180, 400], [100, 400], [100, 330]]);
  expect(await figureOf(reading, 'Angle')).toBeCloseTo(90, 0);

  await reading.takeUp('Measure a free area', '3');
  await reading.click([[100, 130], [130, 100], [160, 130], [130, 160]]);
  await page.getByRole('group', { name: 'Free area' }).getByRole('button', { name: /^Close/ }).click();
  // Four points on a circle of 30 pixels: the curve through them encloses it to a few per cent.
  expect(Math.abs((await figureOf(reading, 'Free area')) / (Math.PI * (30 * mmPerPx) ** 2) - 1)).toBeLessThan(0.05);

  await reading.takeUp('Write a note on the frame', '4');
  await reading.click([[380, 390]]);
  await page.getByRole('textbox', { name: 'Words of the note' }).fill('Spur?');
  await page.keyboard.press('Enter');
  await expect.poll(() => notes(reading).inputValue(), { timeout: waitMs }).toBe('Spur?');

  await reading.goTo(otherFrame);
  await page.keyboard.press('b');
  await page.getByRole('img', { name: 'Bookmarked' }).waitFor({ timeout: waitMs });
  await reading.everyEditKept();

  await page.reload();
  await reading.show('Frame');
  await page.getByRole('button', { name: `Bookmark, frame ${otherFrame}` }).click({ timeout: waitMs });
  await reading.seesFrame(otherFrame);
  await page.getByRole('img', { name: 'Bookmarked' }).waitFor({ timeout: waitMs });
  await page.getByText('4 on other frames').click();
  await card(reading).getByRole('button', { name: `Frame ${measuredFrame}`, exact: true }).click();
  await reading.seesFrame(measuredFrame);
  expect(await figureOf(reading, 'Length')).toBe(lengthMm);
  expect(await notes(reading).inputValue()).toBe('Spur?');
  // Neither the lumen nor its figures know of them.
  expect(await reading.stage.getAttribute('aria-label')).toBe(frameName);

  await reading.stage.focus();
  for (const [gone, left] of [['Bookmark', 4], ['Note', 3], ['Free area', 2], ['Angle', 1], ['Length', 0]] as const) {
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows(reading).count(), { timeout: waitMs }).toBe(left);
    expect(await deleteButton(reading, gone).count(), gone).toBe(0);
  }
  await page.keyboard.press('Control+Shift+z');
  expect(await figureOf(reading, 'Length')).toBe(lengthMm);

  // A tick and words are edits of their own, and so is a delete.
  const inReport = card(reading).getByRole('checkbox', { name: 'In report' });
  await inReport.click();
  await expect.poll(() => inReport.isChecked(), { timeout: waitMs }).toBe(true);
  await reading.everyEditKept();
  await reading.stage.focus();
  await reading.click([[380, 120]]);
  await page.keyboard.press('Delete');
  await expect.poll(() => rows(reading).count(), { timeout: waitMs }).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => rows(reading).count(), { timeout: waitMs }).toBe(1);
  expect(await inReport.isChecked()).toBe(true);
  await reading.show('Report');
  expect(await wordsOfPdfAt(reading, reading.report.locator('a[download="draft-report.pdf"]'))).toContain(`Length ${lengthMm.toFixed(1)} mm`);
  expect(program.troubles).toEqual([]);
});

function card(reading: ReadingPage) {
  return reading.page.getByRole('region', { name: 'Notes and calipers' });
}

/** What is listed, on whichever frame. */
function rows(reading: ReadingPage) {
  return card(reading).getByRole('button', { name: /^Delete: /, includeHidden: true });
}

function deleteButton(reading: ReadingPage, kind: string) {
  return card(reading).getByRole('button', { name: new RegExp(`^Delete: ${kind}`), includeHidden: true });
}

function notes(reading: ReadingPage) {
  return card(reading).getByRole('textbox', { name: `Words for: Note on frame ${measuredFrame}` });
}

/** The figure that the list gives for the one of this kind. */
async function figureOf(reading: ReadingPage, kind: string): Promise<number> {
  const name = await deleteButton(reading, kind).getAttribute('aria-label', { timeout: waitMs });
  return Number.parseFloat(name?.slice(`Delete: ${kind} `.length) ?? '');
}
