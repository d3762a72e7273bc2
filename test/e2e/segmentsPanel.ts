import type { Locator } from 'playwright-core';
import { type ReadingPage, waitMs } from './readingPage.ts';

/** The figures that a segment's card shows. */
export interface CardFigures {
  readonly minimumFrame: number;
  readonly minimumAreaMm2: number;
  readonly areaStenosisPercent: number;
}

/** Marks a segment by its form. */
export async function markSegment(reading: ReadingPage, segment: { readonly vein: string; readonly side: string; readonly firstFrame: number; readonly lastFrame: number }): Promise<void> {
  await reading.show('Segments');
  await reading.segments.getByRole('button', { name: 'Segment', exact: true }).click();
  const form = reading.page.getByRole('form', { name: 'New segment' });
  await form.getByLabel('Vein').selectOption({ label: segment.vein });
  await form.getByLabel('Side').selectOption({ label: segment.side });
  await fillRange(form, 'Segment', segment);
  await form.getByRole('button', { name: 'Create segment' }).click();
  await form.waitFor({ state: 'detached', timeout: waitMs });
}

/** Chooses the caudal reference over a frame range, by the card's own form. */
export async function markCaudalReference(reading: ReadingPage, segmentName: string, range: { readonly firstFrame: number; readonly lastFrame: number }): Promise<void> {
  await reading.segments.getByRole('button', { name: /^Rule/ }).click();
  const form = reading.page.getByRole('form', { name: `Reference of ${segmentName}` });
  await form.getByLabel('Reference rule').selectOption('caudal');
  await fillRange(form, 'Caudal', range);
  await form.getByRole('button', { name: 'Use reference' }).click();
  await form.waitFor({ state: 'detached', timeout: waitMs });
}

async function fillRange(form: Locator, name: string, { firstFrame, lastFrame }: { readonly firstFrame: number; readonly lastFrame: number }): Promise<void> {
  await form.getByLabel(`${name}, first frame`).fill(String(firstFrame));
  await form.getByLabel('last frame', { exact: true }).fill(String(lastFrame));
  await form.getByLabel('last frame', { exact: true }).blur();
}

/** Reads off the card of a segment, which has to be the one that is open. */
export async function figuresOfCard(reading: ReadingPage, segmentName: string): Promise<CardFigures> {
  const card = reading.segments.getByRole('region', { name: segmentName, exact: true });
  const words = (await card.innerText({ timeout: waitMs })).replaceAll(/\s+/g, ' ');
  const minimum = /Minimum lumen area ([\d.]+) ?mm² Frame (\d+)/.exec(words);
  const stenosis = /Area stenosis ([\d.]+) ?%/.exec(words);
  if (minimum === null || stenosis === null) throw new Error(`The card of ${segmentName} lacks a figure: ${words}`);
  return { minimumAreaMm2: Number(minimum[1]), minimumFrame: Number(minimum[2]), areaStenosisPercent: Number(stenosis[1]) };
}
