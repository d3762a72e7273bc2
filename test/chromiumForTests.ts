import type { TestProject } from 'vitest/node';
import { obtainChromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly chromiumPath: string;
  }
}

/** Makes sure of a Chromium before the first test, and says which; tests take its path with `inject('chromiumPath')`. */
export function setup(project: TestProject): void {
  const chromium = obtainChromium();
  console.log(`Chromium for the tests: ${chromium.path} (${chromium.from})`);
  project.provide('chromiumPath', chromium.path);
}
