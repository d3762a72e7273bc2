import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { programVersion } from './vite.version.config.ts';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The benches and the scoring of detection as Node programs, bundled as the program itself is. */
export default defineConfig({
  define: programVersion,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/bench',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { bench: source('test/bench/bench.ts'), desktopHost: source('test/bench/desktopHost.ts'), decodeWorker: source('test/bench/decodeWorker.ts'), accuracy: source('test/bench/accuracy.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
