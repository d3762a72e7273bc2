import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { csvRecords } from '../exchange/csvRecords.ts';
import { ReadingPage, waitMs } from './readingPage.ts';
import { runVenolume } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

const numberOfFrames = 40;

test('Contours of another program are looked at, asked about, taken over in one step, undone in one, and leave in a study table', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'pullback.dcm');
  const truth = join(folder, 'truth.json');
  runVenolume('phantom', '--out', file, '--truth', truth, '--scenario', 'normal', '--frames', String(numberOfFrames), '--size', '192', '--seed', '3');
  runVenolume('export', truth, file, '--out', folder, '--format', 'echoplaque');
  // Only frames within are left, and nothing that says from where the file counts them.
  const xml = readFileSync(join(folder, 'contours.xml'), 'utf8');
  const frames = xml.split('\n').filter((line) => line.startsWith('<Fm>'));
  const inner = frames.slice(9, 19);
  const open = xml.replace(frames.join('\n'), inner.join('\n')).replace(/<(First|Last)FrameLoaded>\d+<\/\w+>/g, '');
  const contours = join(folder, 'other-program.xml');
  writeFileSync(contours, open);
  const imported = join(folder, 'imported.json');
  runVenolume('import', contours, file, '--out', imported, '--frame-base', '0');
  const expected = JSON.parse(runVenolume('measure', imported, file, '--json')).frames;
  const contoured: readonly number[] = expected.map((frame: { frameNumber: number }) => frame.frameNumber);

  const program = await Program.start([file]);
  const page = await program.window({ width: 1280, height: 720 });
  const reading = new ReadingPage(page);
  // The read is furnished, so that nothing takes the focus any more.
  await page.getByText('No lumen contoured yet').waitFor({ timeout: waitMs });
  await reading.seesFrame(1);
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Import contours');
  await page.getByRole('option', { name: /Import contours/ }).waitFor({ timeout: waitMs });
  const asked = page.waitForEvent('filechooser');
  // A key is quicker than the browser in taking note that somebody waits for the dialog.
  await page.evaluate(() => document.title);
  await page.keyboard.press('Enter');
  await (await asked).setFiles(contours);

  const dialog = page.getByRole('dialog', { name: 'Import contours' });
  await dialog.getByText(`${contoured.length} lumen contours on frames`).waitFor({ timeout: waitMs });
  await dialog.getByText('whole pixels').waitFor();
  const take = dialog.getByRole('button', { name: /^Take over/ });
  expect(await take.isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: /^From 1:/ }).check();
  await dialog.getByRole('img', { name: `Frame ${contoured[0]! - 1} with its imported contours` }).waitFor({ timeout: waitMs });
  await dialog.getByRole('radio', { name: /^From 0:/ }).check();
  await dialog.getByRole('img', { name: `Frame ${contoured[0]} with its imported contours` }).waitFor({ timeout: waitMs });
  await take.click();
  await reading.sayWhoReads('Ada');

  await page.getByRole('group', { name: new RegExp(`^Frame ${contoured[0]} of ${numberOfFrames}, lumen .*provisional`) }).waitFor({ timeout: waitMs });
  await reading.everyEditKept();
  const shown = Number(/lumen ([\d.]+)/.exec((await reading.stage.getAttribute('aria-label')) ?? '')?.[1]);
  expect(shown).toBeCloseTo(expected[0].lumenAreaMm2, 0);

  // The same once more: every frame keeps its own, unless provisional ones may be replaced.
  await reading.show('Report');
  const [again] = await Promise.all([page.waitForEvent('filechooser'), reading.report.getByRole('button', { name: 'Import contours…' }).click()]);
  await again.setFiles(contours);
  await dialog.getByRole('radio', { name: /^From 0:/ }).check();
  await dialog.getByText(/have a contour of the kind already and keep it/).waitFor({ timeout: waitMs });
  expect(await take.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: 'Replace provisional ones' }).check();
  expect(await take.isDisabled()).toBe(false);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // What is no file of contours is refused by a sentence.
  const [third] = await Promise.all([page.waitForEvent('filechooser'), reading.report.getByRole('button', { name: 'Import contours…' }).click()]);
  await third.setFiles(file);
  await dialog.getByRole('alert').waitFor({ timeout: waitMs });
  await page.keyboard.press('Escape');

  // XML that is dropped on the read is looked at in the same way.
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.xml'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
  }, open);
  await dialog.getByText('dropped.xml').waitFor({ timeout: waitMs });
  await page.keyboard.press('Escape');

  await reading.show('Segments');
  await page.keyboard.press('Control+z');
  await page.getByRole('group', { name: new RegExp(`^Frame ${contoured[0]} of ${numberOfFrames}, no lumen`) }).waitFor({ timeout: waitMs });
  await page.keyboard.press('Control+Shift+z');
  await page.getByRole('group', { name: new RegExp(`^Frame ${contoured[0]} of ${numberOfFrames}, lumen`) }).waitFor({ timeout: waitMs });
  await reading.everyEditKept();

  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Go to the library');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Export study table…' }).click({ timeout: waitMs });
  const panel = page.getByRole('region', { name: 'Export study table' });
  await panel.getByRole('checkbox').check();
  const [zip] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: 'Export', exact: true }).click()]);
  const files = unzipSync(readFileSync(await zip.path()));
  const [header, ...rows] = csvRecords(new TextDecoder().decode(files['study.csv']));
  const at = (name: string) => header!.indexOf(name);
  const areas = rows.filter((row) => row[at('figure')] === 'frame_lumen_mm2').map((row) => [Number(row[at('first_frame')]), Number(row[at('value')]), row[at('contour_origin')], row[at('status')]]);
  expect(areas).toEqual(expected.map((frame: { frameNumber: number; lumenAreaMm2: number }) => [frame.frameNumber, frame.lumenAreaMm2, 'imported', 'provisional']));
  expect(program.troubles).toEqual([]);
}, 120_000);
