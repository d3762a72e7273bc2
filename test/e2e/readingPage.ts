import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { canvasPoint } from '../../src/geometry/canvasPoint.ts';
import { imagePoint } from '../../src/geometry/imagePoint.ts';
import { fitView, imageToCanvas } from '../../src/geometry/viewTransform.ts';
import { borderPoints } from './sampleTruth.ts';

const image = { columns: 512, rows: 512 };
const square = { column: 1, row: 1 };
/** As the stage leaves round a fitted frame. */
const margins = { left: 8, top: 8, right: 8, bottom: 8 };
export const waitMs = 20_000;

/** A read on screen, as its reader handles it: by what controls are called and where the frame lies. */
export class ReadingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The frame on screen; its name says which frame it is and what it measures. */
  get stage(): Locator {
    return this.page.getByRole('group', { name: /^Frame \d+ of/ });
  }

  get segments(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Segments' });
  }

  get report(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Report' });
  }

  async show(panel: 'Frame' | 'Segments' | 'Report'): Promise<void> {
    await this.page.getByRole('tab', { name: panel, exact: true }).click();
    await this.page.getByRole('tabpanel', { name: panel, exact: true }).waitFor();
  }

  async frameNumber(): Promise<number> {
    const name = (await this.stage.getAttribute('aria-label', { timeout: waitMs })) ?? '';
    return Number(/^Frame (\d+) of/.exec(name)?.[1]);
  }

  /** By the arrow keys, as the reader steps. */
  async goTo(frameNumber: number): Promise<void> {
    const away = frameNumber - (await this.frameNumber());
    const key = away < 0 ? 'ArrowLeft' : 'ArrowRight';
    await this.stage.focus();
    for (let step = 0; step < Math.trunc(Math.abs(away) / 10); step++) await this.page.keyboard.press(`Shift+${key}`);
    for (let step = 0; step < Math.abs(away) % 10; step++) await this.page.keyboard.press(key);
    await this.seesFrame(frameNumber);
  }

  async seesFrame(frameNumber: number): Promise<void> {
    await this.page.getByRole('group', { name: new RegExp(`^Frame ${frameNumber} of`) }).waitFor({ timeout: waitMs });
    // The contours' canvas is there only once the frame's picture is.
    await expect.poll(() => this.stage.locator('canvas').count(), { timeout: waitMs }).toBeGreaterThan(1);
  }

  /** Clicks these points of the image, while it is fitted into the stage. */
  async click(points: readonly (readonly [number, number])[]): Promise<void> {
    const box = await this.stage.boundingBox();
    if (box === null) throw new Error('The frame is not on screen.');
    const view = fitView(image, square, box, margins);
    for (const [x, y] of points) {
      const at = imageToCanvas(view, imagePoint(x, y));
      const { x: left, y: top } = canvasPoint(at.x + box.x, at.y + box.y);
      await this.page.mouse.click(left, top);
    }
  }

  /** Traces the true border of the lumen by points and joins it. `answered` is true once somebody has said who reads. */
  async trace(frameNumber: number, answered = true): Promise<void> {
    await this.goTo(frameNumber);
    const points = borderPoints(frameNumber);
    await this.takeUp('Trace by points', 'T');
    await this.click(points);
    await this.page.getByText(`${points.length} points`, { exact: true }).waitFor({ timeout: waitMs });
    await this.page.keyboard.press('Enter');
    if (answered) await this.page.getByRole('group', { name: new RegExp(`^Frame ${frameNumber} of 240, lumen .*, accepted`) }).waitFor({ timeout: waitMs });
  }

  async takeUp(tool: string, key: string): Promise<void> {
    const held = this.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: tool });
    if ((await held.getAttribute('aria-pressed')) !== 'true') await this.page.keyboard.press(key);
  }

  async sayWhoReads(name: string): Promise<void> {
    const asked = this.page.getByRole('region', { name: 'Who reads' });
    await asked.getByRole('textbox', { name: 'Your name or initials' }).fill(name);
    await asked.getByRole('button', { name: 'Go on' }).click();
    await asked.waitFor({ state: 'detached', timeout: waitMs });
  }

  async everyEditKept(): Promise<void> {
    await this.page.getByText('Every edit kept').waitFor({ timeout: waitMs });
  }

  /** The number of accepted contours that the foot of the window gives. */
  async accepted(): Promise<number> {
    const words = await this.page.getByRole('contentinfo').getByText(/^\d+ accepted$/).textContent();
    return Number.parseInt(words ?? '', 10);
  }
}
