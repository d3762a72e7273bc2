import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

const areaOf = (name: string | null) => Number(/lumen (\d+\.\d) mm²/.exec(name ?? '')?.[1] ?? Number.NaN);

test('A border that is pushed with the brush is one edit: the lumen is larger, and as it was after one step back', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'unread');
  await reading.trace(49, false);
  await reading.sayWhoReads('Ada Reader');
  await reading.everyEditKept();
  const area = async () => areaOf(await reading.stage.getAttribute('aria-label'));
  const before = await area();
  expect(before).toBeGreaterThan(10);

  await reading.takeUp('Push the border', 'W');
  const box = (await reading.stage.boundingBox())!;
  // The catheter lies in the lumen, in the middle of the picture: from there to the right, through the border.
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 24 });
  await page.mouse.up();
  await expect.poll(area, { timeout: waitMs }).toBeGreaterThan(before + 5);
  await reading.everyEditKept();

  await page.keyboard.press('Control+z');
  await expect.poll(area, { timeout: waitMs }).toBe(before);
  expect(program.troubles).toEqual([]);
}, 120_000);
