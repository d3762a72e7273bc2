import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { truthOf } from './sampleTruth.ts';
import { figuresOfCard } from './segmentsPanel.ts';
import { wordsOfPdfAt } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

test('The sample that is read shows its true stenosis, leads from the figure to its frame, and its report says the same', async () => {
  const truth = truthOf('LCIV');
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'read');
  await reading.show('Segments');
  const choose = reading.segments.getByRole('button', { name: 'LCIV', exact: true });
  if ((await choose.count()) > 0) await choose.click();
  const shown = await figuresOfCard(reading, 'LCIV');
  expect(Math.abs(shown.areaStenosisPercent - truth.areaStenosisPercent)).toBeLessThan(2);

  const minimumLink = reading.segments.getByRole('region', { name: 'LCIV', exact: true }).getByRole('button', { name: `Frame ${shown.minimumFrame}`, exact: true });
  await reading.goTo(1);
  await minimumLink.click();
  await reading.seesFrame(shown.minimumFrame);
  await page.getByRole('group', { name: `Frame ${shown.minimumFrame} of 240, lumen ${shown.minimumAreaMm2.toFixed(1)} mm², accepted` }).waitFor();

  await reading.show('Report');
  await page.getByRole('region', { name: 'Report pages' }).getByText(/^Page 1 of \d+$/).waitFor({ timeout: waitMs });
  const words = await wordsOfPdfAt(reading, reading.report.getByRole('link', { name: 'PDF' }).first());
  expect(words).toContain('LCIV');
  expect(words).toContain(`${shown.minimumAreaMm2.toFixed(1)} mm²`);
  expect(words).toContain(`${Math.round(shown.areaStenosisPercent)} %`);
  expect(program.troubles).toEqual([]);
});
