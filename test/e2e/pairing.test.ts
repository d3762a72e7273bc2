import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { AnalysisEdit } from '../../src/analysis/edit.ts';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { routes } from '../../src/api/contract.ts';
import { openedSchema } from '../../src/api/importing.ts';
import { waitMs } from './readingPage.ts';
import { runVenolume } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

/** A stented vein and the same vein before, as a reader has read them: the truth, accepted. */
const scenarios = ['stented-before', 'stented'] as const;

function phantoms(): { readonly files: readonly string[]; readonly truths: readonly string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-pair-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const made = scenarios.map((scenario) => ({ file: join(folder, `${scenario}.dcm`), truth: join(folder, `${scenario}.json`), scenario }));
  for (const { file, truth, scenario } of made) runVenolume('phantom', '--out', file, '--truth', truth, '--scenario', scenario, '--frames', '60', '--size', '192', '--seed', '3');
  return { files: made.map(({ file }) => file), truths: made.map(({ truth }) => truth) };
}

async function ask(page: Page, method: string, path: string, body: unknown): Promise<unknown> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const response = await fetch(String(where), { method: String(how), headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    },
    [method, path, body],
  );
}

/** Puts what was read into the library, edit by edit, as a window would. */
async function read(page: Page, readId: string, analysis: Analysis): Promise<void> {
  const accepted = { status: 'accepted', acceptedBy: 'Ada', acceptedAt: '2026-03-11T15:42:00Z', viewed: true } as const;
  const edits: readonly AnalysisEdit[] = [
    { type: 'contoursImported', contours: analysis.contours.map((contour) => ({ ...contour, acceptance: accepted })), from: 'truth' },
    ...analysis.segments.map((segment): AnalysisEdit => ({ type: 'segmentAdded', segment })),
    ...analysis.landmarks.map((landmark): AnalysisEdit => ({ type: 'landmarkSet', landmark })),
    { type: 'acquisitionConfirmed', acquisition: analysis.acquisition, direction: analysis.direction },
  ];
  for (const [index, edit] of edits.entries()) await ask(page, 'POST', routes.append.path.replace(':readId', readId), { expectedSequence: index, action: { type: 'edit', edit } });
}

const openedList = openedSchema.array();

test('Two pullbacks of a vein stand side by side, are scrubbed together, and what changed is what each measures alone', async () => {
  const { files, truths } = phantoms();
  const program = await Program.start(files);
  const page = await program.window();
  await page.getByRole('group', { name: /^Frame \d+ of 60/ }).waitFor({ timeout: waitMs });
  const session = routes.setReader.answer.parse(await ask(page, 'PUT', routes.setReader.path, { reader: 'Ada' }));
  const opened = openedList.parse(session.opened);
  for (const [index, { readId }] of opened.entries()) await read(page, readId, readAnalysisFile(readFileSync(truths[index]!, 'utf8')));
  await page.reload();
  await page.getByRole('group', { name: /^Frame \d+ of 60/ }).waitFor({ timeout: waitMs });

  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Compare', exact: true }).click({ timeout: waitMs });
  const table = page.getByRole('table');
  await table.waitFor({ timeout: waitMs });

  const [before, after] = truths.map((truth, index) => measured(truth, files[index]!));
  const figures = async (row: RegExp) => (await table.getByRole('row', { name: row }).getByRole('cell').allTextContents()).map((cell) => Number.parseFloat(cell.replace('−', '-')));
  const areas = await figures(/^Min lumen area/);
  expect(areas[0]).toBeCloseTo(before!.areaMm2, 1);
  expect(areas[1]).toBeCloseTo(after!.areaMm2, 1);
  expect(areas[2]).toBeCloseTo(after!.areaMm2 - before!.areaMm2, 1);
  const stenoses = await figures(/^Area stenosis/);
  expect(stenoses[2]).toBeCloseTo(after!.areaStenosisPercent - before!.areaStenosisPercent, 1);

  // Both were pulled alike, and the confluence lies on the same frame of both.
  const side = (name: RegExp) => page.getByRole('region', { name });
  await side(/^Pre-stent, frame \d+ of 60/).waitFor({ timeout: waitMs });
  const frameOf = async (name: RegExp) => Number(/frame (\d+)/.exec((await side(name).getAttribute('aria-label')) ?? '')?.[1]);
  const start = await frameOf(/^After stent/);
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(/^After stent/), { timeout: waitMs }).toBe(start + 5);
  expect(await frameOf(/^Pre-stent/)).toBe(start + 5);
  await side(/^Pre-stent/).hover();
  await page.mouse.wheel(0, 100);
  await expect.poll(() => frameOf(/^After stent/), { timeout: waitMs }).toBe(start + 6);
  await table.getByRole('row', { name: /^Min lumen area/ }).getByRole('button').first().click();
  await expect.poll(() => frameOf(/^Pre-stent/), { timeout: waitMs }).toBe(before!.frameNumber);

  // Two frames are brought to one place, each side alone, and linked there: they are then scrubbed together from that link.
  await page.getByRole('button', { name: 'Other pullbacks' }).click();
  const own = await frameOf(/^After stent/);
  const there = await frameOf(/^Pre-stent/);
  await side(/^Pre-stent/).hover();
  for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, 100);
  await expect.poll(() => frameOf(/^Pre-stent/), { timeout: waitMs }).toBe(there + 3);
  expect(await frameOf(/^After stent/)).toBe(own);
  await page.getByRole('button', { name: 'Link these frames' }).click();
  await page.getByText('mm caudal of the linked frames').waitFor({ timeout: waitMs });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frameOf(/^Pre-stent/), { timeout: waitMs }).toBe(there + 4);
  expect(await frameOf(/^After stent/)).toBe(own + 1);
  await page.keyboard.press('Control+z');
  await page.getByText('mm caudal of the iliac confluence').waitFor({ timeout: waitMs });

  await page.getByRole('button', { name: 'Add to report' }).click();
  await page.getByRole('button', { name: 'Remove from report' }).waitFor({ timeout: waitMs });
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Add to report' }).waitFor({ timeout: waitMs });
  await page.keyboard.press('Escape');
  await page.getByRole('toolbar', { name: 'Tools' }).waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
}, 120_000);

function measured(truth: string, file: string): { readonly areaMm2: number; readonly frameNumber: number; readonly areaStenosisPercent: number } {
  const { segments } = JSON.parse(runVenolume('measure', truth, file, '--json'));
  const { minimumLumenArea, areaStenosisPercent } = segments.find(({ vein }: { vein: string }) => vein === 'CIV');
  return { ...minimumLumenArea, areaStenosisPercent };
}
