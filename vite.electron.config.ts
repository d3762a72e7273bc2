import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { programVersion } from './vite.version.config.ts';

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The desktop shell. The main process is an ES module; the preload script (`--mode preload`) has to be one CommonJS file, because
 * a sandboxed page loads it without a module system.
 */
export default defineConfig(({ mode }) => {
  const preload = mode === 'preload';
  return {
    define: programVersion,
    publicDir: false,
    build: {
      ssr: true,
      target: preload ? 'es2023' : 'node22',
      outDir: 'dist/electron',
      emptyOutDir: !preload,
      minify: false,
      rollupOptions: {
        external: ['electron'],
        input: preload ? { preload: source('electron/preload.ts') } : { main: source('electron/main.ts') },
        output: preload
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
});
