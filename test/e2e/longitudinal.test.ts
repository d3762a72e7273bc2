import { expect, test } from 'vitest';
import { openSample } from './firstScreen.ts';
import { waitMs } from './readingPage.ts';
import { Program } from './windowOfProgram.ts';

test('The longitudinal view appears, turns by its dial and at the frame, leads to a frame by a click, and zooms with the whole axis', async () => {
  const program = await Program.start();
  const page = await program.window();
  const reading = await openSample(page, 'read');
  const view = page.getByRole('img', { name: /^Longitudinal view/ });
  // All of it is there: what changes from here on is what the reader does.
  await expect.poll(() => view.getAttribute('aria-busy'), { timeout: waitMs }).toBe('false');
  const picture = () => view.locator('canvas').evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));

  const dial = page.getByRole('slider', { name: 'Angle of the cut' });
  expect(await dial.getAttribute('aria-valuetext')).toBe('90°');
  const upright = await picture();
  await dial.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => dial.getAttribute('aria-valuetext')).toBe('106°');
  expect(await picture()).not.toBe(upright);

  const middle = async () => {
    const box = await dial.boundingBox();
    if (box === null) throw new Error('The dial is not on screen.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.x + box.width - 2 };
  };
  const { x, y, right } = await middle();
  await page.mouse.move(x, y - 10);
  await page.mouse.down();
  await page.mouse.move(right, y);
  await page.mouse.up();
  await expect.poll(() => dial.getAttribute('aria-valuetext')).toBe('0°');

  // At the frame's rim, from 3 o'clock down to 6 o'clock: upright again.
  const stage = await reading.stage.boundingBox();
  if (stage === null) throw new Error('The frame is not on screen.');
  const centre = { x: stage.x + stage.width / 2, y: stage.y + stage.height / 2 };
  const radius = Math.min(stage.width, stage.height) / 2 - 8;
  await page.mouse.move(centre.x + radius + 4, centre.y);
  await page.mouse.down();
  await page.mouse.move(centre.x + radius * 0.7, centre.y + radius * 0.7);
  await page.mouse.move(centre.x, centre.y + radius);
  await page.mouse.up();
  await expect.poll(() => dial.getAttribute('aria-valuetext')).toBe('90°');
  expect(await picture()).toBe(upright);

  const box = await view.boundingBox();
  if (box === null) throw new Error('The view is not on screen.');
  await page.mouse.click(box.x + (box.width * 119.5) / 240, box.y + box.height / 2);
  await reading.seesFrame(120);

  // Zoomed about the frame that was clicked: it stays under the pointer, and a click there is still that frame.
  for (let notch = 0; notch < 8; notch++) await page.mouse.wheel(0, -100);
  const all = page.getByRole('button', { name: 'All frames' });
  await all.waitFor();
  await page.mouse.click(box.x + (box.width * 119.5) / 240, box.y + box.height / 2);
  await reading.seesFrame(120);
  await page.mouse.click(box.x + box.width - 2, box.y + box.height / 2);
  expect(await reading.frameNumber()).toBeLessThan(180);
  await all.click();
  await page.mouse.click(box.x + box.width - 1, box.y + box.height / 2);
  await reading.seesFrame(240);
  expect(program.troubles).toEqual([]);
});
