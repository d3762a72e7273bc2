import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { element } from '../dicom/datasetBuilder.ts';
import { singleImage, writeFiles } from '../node/singleImages.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

const numberOfStills = 5;

/** A folder as a PACS gives it: stills of one series in folders of their own, a report, and a file that is no DICOM at all. */
async function folderOfStills(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const stills = Array.from({ length: numberOfStills }, (_, i) => [`images/${i % 2}/IM${i + 1}`, singleImage(i + 1)] as const);
  await writeFiles(folder, { ...Object.fromEntries(stills), 'read me.txt': new TextEncoder().encode('Shopping list: bread, milk.') });
  return folder;
}

test('A folder of stills comes in as one entry, named as stills and not as a pullback; what is not DICOM is named with why', async () => {
  const folder = await folderOfStills();
  const program = await Program.start();
  const page = await program.window();
  const begin = page.getByRole('region', { name: 'Begin' });
  const give = async (within = page.getByRole('main')) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), within.getByRole('button', { name: 'Open a folder or disc…' }).click()]);
    await chooser.setFiles(folder);
  };

  await begin.waitFor();
  await give(begin);
  await page.getByRole('group', { name: `Still 1 of ${numberOfStills}, no lumen area` }).waitFor({ timeout: waitMs });
  await page.getByRole('status').filter({ hasText: '1 file skipped' }).waitFor({ timeout: waitMs });
  const place = page.getByRole('navigation', { name: 'Where you are' });
  await place.getByText('Stills 1').waitFor();
  await page.getByRole('heading', { name: 'Still 1', exact: true }).waitFor({ timeout: waitMs });
  expect(await page.getByRole('heading', { name: 'Anchors' }).count()).toBe(0);

  await place.getByRole('button', { name: 'VEN-7' }).click();
  const outcome = page.getByRole('region', { name: 'What came in' });
  await outcome.getByText('1 new in the library, 1 file skipped.').waitFor({ timeout: waitMs });
  const skipped = outcome.getByRole('region', { name: 'Skipped files' });
  expect(await skipped.textContent()).toMatch(/read me\.txt.*DICOM/);
  const row = page.getByRole('row', { name: /Stills 1/ });
  expect(await row.textContent()).toContain(`${numberOfStills} stills`);
  await outcome.getByRole('button', { name: 'Dismiss' }).click();
  await outcome.waitFor({ state: 'detached' });

  // The same again is the same entry.
  await page.getByRole('button', { name: 'Recently opened' }).click();
  await give();
  await page.getByRole('group', { name: `Still 1 of ${numberOfStills}, no lumen area` }).waitFor({ timeout: waitMs });
  await place.getByRole('button', { name: 'VEN-7' }).click();
  await outcome.getByText('1 was there already, 1 file skipped.').waitFor({ timeout: waitMs });
  expect(await page.getByRole('row', { name: /Stills/ }).count()).toBe(1);
  expect(program.troubles).toEqual([]);
});

test('Several pullbacks of a folder are listed as what came in; a folder without any says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const series = (uid: string, name: string) => Object.fromEntries([1, 2].map((number) => [`${name}/${number}.dcm`, singleImage(number, { series: uid, uid: `${uid}.${number}`, elements: [element('0008103e', 'LO', name)] })]));
  await writeFiles(folder, { ...series('1.2.3.10', 'before'), ...series('1.2.3.11', 'after') });
  const empty = join(folder, 'nothing');
  await writeFiles(empty, { 'a.txt': new TextEncoder().encode('nothing here'), 'b.bin': new Uint8Array(3) });
  const program = await Program.start();
  const page = await program.window();
  const give = async (path: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open a folder or disc…' }).click()]);
    await chooser.setFiles(path);
  };
  const outcome = page.getByRole('region', { name: 'What came in' });

  await give(empty);
  await outcome.getByText('No pullback and no stills were found, 2 files skipped.').waitFor({ timeout: waitMs });
  await page.getByRole('region', { name: 'Begin' }).waitFor();

  await give(folder);
  await outcome.getByText('2 new in the library, 2 files skipped.').waitFor({ timeout: waitMs });
  expect(await page.getByRole('row', { name: /Stills/ }).count()).toBe(2);
  await outcome.getByRole('button', { name: /before/ }).click();
  await page.getByRole('group', { name: 'Still 1 of 2, no lumen area' }).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
});
