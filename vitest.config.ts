import { defineConfig } from 'vitest/config';
import { programVersion } from './vite.version.config.ts';

export default defineConfig({
  define: programVersion,
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/chromiumForTests.ts'],
    reporters: ['default', './test/closingLine.ts'],
  },
});
