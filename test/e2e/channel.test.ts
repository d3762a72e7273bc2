import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readAnalysisFile } from '../../src/analysis/readAnalysisFile.ts';
import { closedCurve } from '../../src/geometry/closedCurve.ts';
import { centroidOf } from '../../src/geometry/centroid.ts';
import { curveAreaMm2 } from '../../src/geometry/curveArea.ts';
import { ReadingPage, waitMs } from './readingPage.ts';
import { runVenolume } from './reportFigures.ts';
import { Program } from './windowOfProgram.ts';

test('Of a vein with two channels the second is found where the reader clicks and followed, and the area is that of both', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'venolume-e2e-channel-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [path, truthPath] = [join(folder, 'a.dcm'), join(folder, 'a.json')];
  runVenolume('phantom', '--out', path, '--truth', truthPath, '--scenario', 'post-thrombotic', '--frames', '16', '--seed', '21');
  const truth = readAnalysisFile(readFileSync(truthPath, 'utf8'));
  const spacingMm = truth.pullback.recordedCalibration!.spacingMm;
  const frameNumber = truth.contours.find((one, i, all) => all.some((other, k) => k !== i && other.frameNumber === one.frameNumber))!.frameNumber;
  const channels = truth.contours.filter((contour) => contour.frameNumber === frameNumber).map(({ points, curve }) => closedCurve(points, curve));
  const trueAreaMm2 = channels.reduce((sum, channel) => sum + curveAreaMm2(channel, spacingMm), 0);

  const program = await Program.start([path]);
  const page = await program.window();
  const reading = new ReadingPage(page);
  await reading.goTo(frameNumber);
  for (const [i, channel] of channels.entries()) {
    const middle = centroidOf(channel)!;
    await reading.takeUp('Find a channel where you click', 'A');
    await reading.click([[middle.x, middle.y]]);
    if (i === 0) await reading.sayWhoReads('Ada Reader');
    await page.getByText(i === 0 ? `Channel found on frame ${frameNumber}, provisional` : `Channel found on frame ${frameNumber}, which now has ${i + 1}`).waitFor({ timeout: waitMs });
    await reading.everyEditKept();
  }
  const share = async () => Number(/lumen (\d+\.\d) mm², provisional/.exec((await reading.stage.getAttribute('aria-label')) ?? '')?.[1]) / trueAreaMm2;
  await expect.poll(share, { timeout: waitMs }).toBeGreaterThan(0.9);
  expect(await share()).toBeLessThan(1.1);

  // The second is selected still: it is followed beside what stands there, and one step takes it back.
  await page.keyboard.press('p');
  await page.getByText(/^Propagated to \d+ frames?, .* provisional\./).waitFor({ timeout: waitMs });
  await reading.everyEditKept();
  const provisional = async () => Number.parseInt((await page.getByRole('contentinfo').getByText(/^\d+ provisional$/).textContent()) ?? '', 10);
  await expect.poll(provisional, { timeout: waitMs }).toBeGreaterThan(2);
  await page.keyboard.press('Control+z');
  await expect.poll(provisional, { timeout: waitMs }).toBe(2);

  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: new RegExp(`^Frame ${frameNumber} of 16, lumen .*, accepted`) }).waitFor({ timeout: waitMs });
  // Over a contour that the reader stands behind nothing is proposed.
  await reading.takeUp('Find a channel where you click', 'A');
  const middle = centroidOf(channels[0]!)!;
  await reading.click([[middle.x, middle.y]]);
  await page.getByText('A contour of the reader’s lies there already').waitFor({ timeout: waitMs });
  expect(program.troubles).toEqual([]);
}, 120_000);
