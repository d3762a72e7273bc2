import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { managedFolder } from '../library/sqliteLibrary.ts';

/** Another running program may still be writing a younger one. */
const oldMs = 24 * 60 * 60 * 1000;
const unfinished = /^\.(incoming|backup|restore|export)-/;

/** Removes what uploads, backups, restores and exports left behind when the program was killed in the middle of them. */
export async function sweepLeftovers(home: string): Promise<void> {
  for (const folder of [home, managedFolder(home)]) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((candidate) => unfinished.test(candidate))) {
      const path = join(folder, name);
      const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
      if (age > oldMs) await rm(path, { recursive: true, force: true });
    }
  }
}
