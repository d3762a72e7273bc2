import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';
import { type ServedProgram, serveProgram } from '../node/servedProgram.ts';

/** Where pictures of failed journeys go; never into the checkout. */
const pictureFolder = join(tmpdir(), 'venolume-e2e');

/** The program on a library of its own, and a real browser in front of it. Everything is closed and deleted when the test ends. */
export class Program {
  readonly home: string;
  readonly #troubles: string[] = [];
  readonly #browser: Browser;
  #served: ServedProgram;

  private constructor(home: string, browser: Browser, served: ServedProgram) {
    this.home = home;
    this.#browser = browser;
    this.#served = served;
  }

  static async start(files: readonly string[] = []): Promise<Program> {
    const home = mkdtempSync(join(tmpdir(), 'venolume-e2e-home-'));
    const served = await serveProgram(home, files);
    const browser = await chromium.launch({ executablePath: inject('chromiumPath'), args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'] });
    const program = new Program(home, browser, served);
    onTestFinished(async ({ task }) => {
      if (task.result?.state === 'fail') await program.#picture(task.name);
      await program.#close();
    });
    return program;
  }

  /** What windows did that they must not do: errors in the console, exceptions, requests that leave the machine. A journey ends by expecting none. */
  get troubles(): readonly string[] {
    return this.#troubles;
  }

  /** A window of a browser profile of its own, on the first screen. */
  async window(size: { readonly width: number; readonly height: number } = { width: 1440, height: 900 }): Promise<Page> {
    const page = await this.#page(size);
    await page.goto(this.#served.url.href);
    return page;
  }

  /** A window that does not hear what the service tells of other windows, as when both write in the same moment. */
  async deafWindow(): Promise<Page> {
    const page = await this.#page({ width: 1440, height: 900 });
    await page.route('**/api/events', (route) => route.abort());
    await page.goto(this.#served.url.href);
    return page;
  }

  async #page(size: { readonly width: number; readonly height: number }): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: size, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    this.#watch(page);
    return page;
  }

  /** Ends the service as a power cut would. */
  async cut(): Promise<void> {
    await this.#served.kill();
  }

  /** Starts the service again on the same library, at the same port. */
  async startAgain(): Promise<void> {
    this.#served = await serveProgram(this.home, ['--port', this.#served.url.port]);
  }

  /** One more tab beside this one, on the address that the service printed last. */
  async tabBeside(page: Page): Promise<Page> {
    const tab = await page.context().newPage();
    this.#watch(tab);
    await tab.goto(this.#served.url.href);
    return tab;
  }

  /** Forgets complaints that a journey provoked itself and has looked at. */
  forgive(expected: RegExp): void {
    const kept = this.#troubles.filter((trouble) => !expected.test(trouble));
    this.#troubles.splice(0, this.#troubles.length, ...kept);
  }

  #watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#troubles.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#troubles.push(`exception: ${error.message}`));
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol === 'blob:' || protocol === 'data:') return;
      if (hostname !== this.#served.url.hostname) this.#troubles.push(`request to ${request.url()}`);
    });
  }

  async #picture(name: string): Promise<void> {
    for (const [index, page] of this.#browser.contexts().flatMap((context) => context.pages()).entries()) {
      await page.screenshot({ path: join(pictureFolder, `${name.replaceAll(/\W+/g, '-')}-${index + 1}.png`), timeout: 5000 }).catch(() => undefined);
    }
  }

  async #close(): Promise<void> {
    await this.#browser.close();
    await this.#served.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}
