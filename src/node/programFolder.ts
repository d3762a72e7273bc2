import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds this program's `package.json`, `dist` and `assets`, wherever the running file lies in it: source, bundle or the
 * archive of an installed program.
 */
export function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('the program folder was not found');
    folder = above;
  }
  return folder;
}

/** The built page that both hosts serve. */
export function rendererFolder(): string {
  return join(programFolder(), 'dist', 'renderer');
}
