import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { type ReadingPage, waitMs } from './readingPage.ts';
import { borderPoints } from './sampleTruth.ts';
import { figuresOfCard } from './segmentsPanel.ts';
import { Program } from './windowOfProgram.ts';

const nominalMm = 14;
const nominalAreaMm2 = (Math.PI / 4) * nominalMm ** 2;
/** The polygon through every second true point lies within the smooth curve by up to this share of its area. */
const tolerance = 0.08;

test('A reader sizes two landings, enters a stent, says what a lesion is and marks a hold, and takes each back in one step', async () => {
  const program = await Program.start();
  const page = await program.window({ width: 1280, height: 720 });
  const reading = await openSample(page, 'read');
  await reading.show('Segments');

  await reading.segments.getByRole('button', { name: '+ Sizing sheet' }).click();
  await reading.sayWhoReads('Ada Reader');
  const sheet = reading.segments.getByRole('region', { name: 'Sizing sheet' });
  await land(reading, sheet, 'Cranial', 40);
  await land(reading, sheet, 'Caudal', 80);
  const [cranial = Number.NaN, caudal = Number.NaN] = figures(await rowOf(sheet, 'Area'));
  expect(Math.abs(cranial / trueAreaMm2(40) - 1)).toBeLessThan(tolerance);
  expect(Math.abs(caudal / trueAreaMm2(80) - 1)).toBeLessThan(tolerance);
  const [fromArea = Number.NaN] = figures(await rowOf(sheet, 'From area'));
  expect(Math.abs(fromArea - 2 * Math.sqrt(cranial / Math.PI))).toBeLessThan(0.1);

  await reading.segments.getByRole('button', { name: '+ Stent' }).click();
  const form = page.getByRole('form', { name: 'Stent' });
  await form.getByLabel('Diameter, as labelled').fill(String(nominalMm));
  await form.getByLabel('Stent, first frame').fill('40');
  await form.getByLabel('last frame', { exact: true }).fill('80');
  await form.getByRole('button', { name: 'Keep stent' }).click();
  await form.waitFor({ state: 'detached', timeout: waitMs });
  const card = reading.segments.getByRole('region', { name: 'LCIV', exact: true });
  await card.getByText('No stent contour: its areas are not known.').waitFor({ timeout: waitMs });

  await reading.segments.getByRole('button', { name: 'Change Stent 1' }).click();
  await form.getByLabel('Lumen equals the stent here').check();
  await form.getByRole('button', { name: 'Keep stent' }).click();
  await form.waitFor({ state: 'detached', timeout: waitMs });
  const { minimumAreaMm2, minimumFrame } = await figuresOfCard(reading, 'LCIV');
  const words = (await card.innerText()).replaceAll(/\s+/g, ' ');
  // The minimum lies within the stent: where both are one curve its area is that of the stent.
  expect(words).toContain(`Minimum stent area ${minimumAreaMm2.toFixed(1)} mm² Frame ${minimumFrame}`);
  const compression = Number(/nominal (−?[\d.]+) %/.exec(words)?.[1]?.replace('−', '-'));
  expect(Math.abs(compression - (100 * (nominalAreaMm2 - minimumAreaMm2)) / nominalAreaMm2)).toBeLessThan(0.1);

  await reading.segments.getByRole('button', { name: '+ Lesion' }).click();
  const lesion = page.getByRole('form', { name: 'Lesion' });
  await lesion.getByLabel('Margin for a stent').fill('10');
  await lesion.getByRole('button', { name: 'Set', exact: true }).click();
  await lesion.waitFor({ state: 'detached', timeout: waitMs });
  const [, first, last] = /Lesion frames (\d+)–(\d+)/.exec((await card.innerText()).replaceAll(/\s+/g, ' ')) ?? [];
  expect(Number(first)).toBeLessThan(minimumFrame);
  expect(Number(last)).toBeGreaterThan(minimumFrame);

  await reading.show('Frame');
  await page.getByRole('button', { name: 'Mark frames' }).click();
  const mark = page.getByRole('form', { name: 'Mark frames' });
  await mark.getByLabel('Reason').selectOption({ label: 'Catheter held still' });
  await mark.getByLabel('Mark, first frame').fill('200');
  await mark.getByLabel('last frame', { exact: true }).fill('210');
  await mark.getByRole('button', { name: 'Mark', exact: true }).click();
  await page.getByText(/^Hold, frames 200–210/).waitFor({ timeout: waitMs });
  await page.getByText('Breathing and displacement together').waitFor();
  await reading.everyEditKept();

  await undo(reading);
  await page.getByText(/^Hold, frames 200–210/).waitFor({ state: 'detached', timeout: waitMs });
  await reading.show('Segments');
  await undo(reading);
  await reading.segments.getByRole('button', { name: '+ Lesion' }).waitFor({ timeout: waitMs });
  await undo(reading);
  await card.getByText('No stent contour: its areas are not known.').waitFor({ timeout: waitMs });
  await undo(reading);
  await reading.segments.getByRole('button', { name: '+ Stent' }).waitFor({ timeout: waitMs });
  await undo(reading);
  await undo(reading);
  await expect.poll(() => sheet.getByText('not chosen').count(), { timeout: waitMs }).toBe(2);
  await undo(reading);
  await sheet.waitFor({ state: 'detached', timeout: waitMs });
  await reading.everyEditKept();
  expect(program.troubles).toEqual([]);
});

async function land(reading: ReadingPage, sheet: Locator, end: 'Cranial' | 'Caudal', frameNumber: number): Promise<void> {
  await reading.goTo(frameNumber);
  await sheet.getByRole('button', { name: `${end} landing here, frame ${frameNumber}` }).click();
  await sheet.getByRole('button', { name: `Frame ${frameNumber}`, exact: true }).waitFor({ timeout: waitMs });
}

async function rowOf(sheet: Locator, label: string): Promise<string> {
  return sheet.getByRole('row', { name: new RegExp(`^${label} `) }).innerText();
}

function figures(row: string): readonly number[] {
  return [...row.matchAll(/[\d.]+(?= ?mm)/g)].map(([figure]) => Number(figure));
}

async function undo({ page }: ReadingPage): Promise<void> {
  await page.getByRole('button', { name: 'Undo' }).click();
}

/** By the shoelace formula over points of the true border. The sample's scale is that of its console: 0.1172 mm per pixel. */
function trueAreaMm2(frameNumber: number): number {
  const points = borderPoints(frameNumber);
  const twice = points.reduce((sum, [x, y], index) => {
    const [nextX = 0, nextY = 0] = points[(index + 1) % points.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
  return (Math.abs(twice) / 2) * 0.1171875 ** 2;
}
