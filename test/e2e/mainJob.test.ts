import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { download, runVenolume, wordsOfPdf } from './reportFigures.ts';
import { truthOf } from './sampleTruth.ts';
import { figuresOfCard, markCaudalReference, markSegment } from './segmentsPanel.ts';
import { Program } from './windowOfProgram.ts';

/** Frames to trace: the minimum's neighbourhood, the reference, and one in every ten between. */
const tracedFrames = [26, 37, 45, 47, 49, 51, 53, 64, 75, 86, 92, 98, 104];

const segmentSchema = z.object({ id: z.string(), areaStenosisPercent: z.number(), minimumLumenArea: z.object({ areaMm2: z.number(), frameNumber: z.number() }) });
const resultsSchema = z.object({ segments: z.array(segmentSchema) });

test('A reader traces a vein, marks it, reads off the right stenosis, finalises and exports the report, and finds it all again', async () => {
  const truth = truthOf('LCIV');
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');

  const [first = 0, ...others] = tracedFrames;
  await reading.trace(first, false);
  await reading.sayWhoReads('Ada Reader');
  for (const frameNumber of others) await reading.trace(frameNumber);
  await reading.everyEditKept();
  expect(await reading.accepted()).toBe(tracedFrames.length);

  await markSegment(reading, { vein: 'CIV', side: 'Left', firstFrame: 16, lastFrame: 114 });
  await markCaudalReference(reading, 'LCIV', { firstFrame: 90, lastFrame: 106 });
  const shown = await figuresOfCard(reading, 'LCIV');
  expect(Math.abs(shown.areaStenosisPercent - truth.areaStenosisPercent)).toBeLessThan(3);
  expect(Math.abs(shown.minimumFrame - truth.frameNumber)).toBeLessThanOrEqual(5);

  await reading.show('Report');
  await reading.report.getByRole('textbox', { name: 'Impression' }).fill('Compressed left common iliac vein.');
  await reading.report.getByRole('textbox', { name: 'Impression' }).blur();
  await reading.everyEditKept();
  const finalise = reading.report.getByRole('button', { name: 'Finalise report' });
  await finalise.click({ timeout: waitMs });
  const revisions = reading.report.getByRole('region', { name: 'Final reports' });
  await revisions.getByText('Revision 1', { exact: true }).waitFor({ timeout: waitMs });

  const json = await download(reading, revisions.getByRole('link', { name: 'JSON' }).first(), folder);
  const csv = await download(reading, revisions.getByRole('link', { name: 'CSV', exact: true }).first(), folder);
  const pdf = await download(reading, revisions.getByRole('link', { name: 'PDF' }).first(), folder);
  const analysisFile = await download(reading, reading.report.getByRole('link', { name: 'Analysis file' }), folder);
  const [measured] = resultsSchema.parse(JSON.parse(runVenolume('measure', analysisFile, '--json'))).segments;
  const [reported] = resultsSchema.parse(JSON.parse(readFileSync(json, 'utf8'))).segments;
  expect(measured?.areaStenosisPercent.toFixed(1)).toBe(shown.areaStenosisPercent.toFixed(1));
  expect(reported?.areaStenosisPercent).toBeCloseTo(measured?.areaStenosisPercent ?? Number.NaN, 9);
  expect(reported?.minimumLumenArea.areaMm2).toBeCloseTo(measured?.minimumLumenArea.areaMm2 ?? Number.NaN, 9);
  expect(readFileSync(csv, 'utf8')).toContain(String(reported?.areaStenosisPercent));
  const words = await wordsOfPdf(pdf);
  expect(words).toContain(`${Math.round(measured?.areaStenosisPercent ?? Number.NaN)} %`);
  expect(words).toContain(`${shown.minimumAreaMm2.toFixed(1)} mm²`);
  expect(words).toContain('Finalised by Ada Reader');
  expect(words).not.toContain('Reader not stated');
  expect(words).toContain('Compressed left common iliac vein.');
  expect(words).not.toContain('DRAFT');

  await page.reload();
  await reading.show('Segments');
  expect(await figuresOfCard(reading, 'LCIV')).toEqual(shown);
  expect(await reading.accepted()).toBe(tracedFrames.length);
  await reading.show('Frame');
  await page.getByRole('button', { name: 'Undo' }).click();
  await reading.show('Report');
  expect(await reading.report.getByRole('textbox', { name: 'Impression' }).inputValue()).toBe('');
  await reading.everyEditKept();

  await reading.report.getByRole('textbox', { name: 'Reason for the new revision' }).fill('The impression is left out.');
  await finalise.click({ timeout: waitMs });
  await revisions.getByText('Revision 2', { exact: true }).waitFor({ timeout: waitMs });
  await revisions.getByText('The impression is left out.').waitFor();
  expect(program.troubles).toEqual([]);
});
