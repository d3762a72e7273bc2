import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { programVersion } from './vite.version.config.ts';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The command line and `npm start`: Node programs whose packages stay outside, where their WebAssembly and native parts are found. */
export default defineConfig({
  define: programVersion,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/node',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { venolume: source('src/node/venolume.ts'), searchWorker: source('src/node/searchWorker.ts'), start: source('src/node/start.ts'), makeSample: source('src/node/makeSample.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  plugins: [
    {
      name: 'executable-command',
      closeBundle() {
        chmodSync(source('dist/node/venolume.js'), 0o755);
      },
    },
  ],
});
