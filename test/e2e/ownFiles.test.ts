import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ReadingPage, waitMs } from './readingPage.ts';
import { runVenolume } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

const numberOfFrames = 8;
const notDicom = new TextEncoder().encode('Shopping list: bread, milk.');

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function smallPullback(folder: string, name: string, seed: number): string {
  const path = join(folder, `${name}.dcm`);
  runVenolume('phantom', '--out', path, '--truth', join(folder, `${name}.json`), '--frames', String(numberOfFrames), '--size', '128', '--seed', String(seed));
  return path;
}

/** As a hand drops files that it dragged in from outside. */
async function drop(page: Page, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const dropped = await page.evaluateHandle(
    (contents) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of contents) transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      return transfer;
    },
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const),
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await page.getByRole('main').dispatchEvent(type, { dataTransfer: dropped });
}

test('A file dropped into the window opens; one that is not DICOM is refused in a sentence and keeps no other out', async () => {
  const folder = folderForTest();
  const path = smallPullback(folder, 'mine', 5);
  const other = smallPullback(folder, 'other', 6);
  const program = await Program.start();
  const page = await program.window();
  await page.getByRole('region', { name: 'Begin' }).waitFor();

  await drop(page, { 'notes.txt': notDicom });
  await page.getByRole('alert').filter({ hasText: 'not a DICOM file' }).waitFor({ timeout: waitMs });
  program.forgive(/the server responded with a status of 4\d\d/);

  await drop(page, { 'mine.dcm': readFileSync(path) });
  const reading = new ReadingPage(page);
  await page.getByRole('group', { name: `Frame 1 of ${numberOfFrames}, no lumen area` }).waitFor({ timeout: waitMs });
  await reading.seesFrame(1);

  await drop(page, { 'notes.txt': notDicom });
  await page.getByRole('status').filter({ hasText: 'not a DICOM file' }).waitFor({ timeout: waitMs });
  await reading.goTo(3);

  await drop(page, { 'notes.txt': notDicom, 'other.dcm': readFileSync(other) });
  await page.getByRole('status').filter({ hasText: '1 new in the library, 1 file skipped.' }).waitFor({ timeout: waitMs });
  const place = page.getByRole('navigation', { name: 'Where you are' });
  await place.getByRole('button', { name: 'PHANTOM-NIVL-5' }).click();
  const outcome = page.getByRole('region', { name: 'What came in' });
  expect(await outcome.getByRole('region', { name: 'Skipped files' }).textContent()).toMatch(/notes\.txt.*not a DICOM file/);
  await outcome.getByRole('button', { name: /frames/ }).click();
  await place.getByText('PHANTOM-NIVL-6').waitFor({ timeout: waitMs });
  program.forgive(/the server responded with a status of 4\d\d/);
  expect(program.troubles).toEqual([]);
});

test('A pullback whose file was moved is asked for, refused when it is another, and goes on when it is found', async () => {
  const folder = folderForTest();
  const path = smallPullback(folder, 'mine', 5);
  const other = smallPullback(folder, 'other', 6);
  const moved = join(folder, 'moved.dcm');
  const program = await Program.start([path]);
  const opened = new ReadingPage(await program.window());
  await opened.seesFrame(1);
  await opened.goTo(2);
  await opened.page.keyboard.press('x');
  await opened.page.context().close();

  await program.cut();
  program.forgive(/ERR_/);
  renameSync(path, moved);
  await program.startAgain();
  const page = await program.window();
  const asked = page.getByRole('alert').filter({ hasText: 'The file is not where it was' });
  await asked.waitFor({ timeout: waitMs });

  const give = async (file: string) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), asked.getByRole('button', { name: 'Find the file…' }).click()]);
    await chooser.setFiles(file);
  };
  await give(other);
  await page.getByRole('alert').filter({ hasText: /another pullback|not the file|other/i }).waitFor({ timeout: waitMs });
  program.forgive(/the server responded with a status of 4\d\d/);
  await asked.waitFor();

  copyFileSync(moved, join(folder, 'found.dcm'));
  await give(join(folder, 'found.dcm'));
  await asked.waitFor({ state: 'detached', timeout: waitMs });
  await page.getByRole('row', { name: /Pullback 1/ }).dblclick();
  const reading = new ReadingPage(page);
  await reading.seesFrame(await reading.frameNumber());
  expect(program.troubles).toEqual([]);
});

test('A file chosen in the dialog opens although the window collected its garbage while the dialog stood', async () => {
  const path = smallPullback(folderForTest(), 'chosen', 8);
  const program = await Program.start();
  const page = await program.window();
  const begin = page.getByRole('region', { name: 'Begin' });
  await begin.waitFor();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), begin.getByRole('button', { name: 'Open a pullback…' }).click()]);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await chooser.setFiles(path);
  await page.getByRole('group', { name: /Frame 1 of 8/ }).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
});
