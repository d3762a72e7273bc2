// Builds everything that runs into dist/: the page, the command line, the desktop shell. Parts may be named: `node build.mjs node electron`.
// It runs once more when `npx venolume` links the checkout into npm's cache; what `npm ci` built is there by then.
import { existsSync } from 'node:fs';

const parts = {
  renderer: [{ configFile: 'vite.config.ts' }],
  node: [{ configFile: 'vite.node.config.ts' }],
  electron: [{ configFile: 'vite.electron.config.ts' }, { configFile: 'vite.electron.config.ts', mode: 'preload' }],
};
const named = process.argv.slice(2);
const built = process.env.npm_command === 'exec' && existsSync(new URL('dist/node/venolume.js', import.meta.url));

if (!built) {
  const { build } = await import('vite');
  for (const [name, builds] of Object.entries(parts)) {
    if (named.length > 0 && !named.includes(name)) continue;
    for (const options of builds) await build({ ...options, logLevel: 'warn' });
  }
}
