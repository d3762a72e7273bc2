import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's program lies in its folder. */
const programInDist: Partial<Record<NodeJS.Platform, string>> = {
  darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'),
  win32: 'electron.exe',
  linux: 'electron',
};

const reachableLimitMs = 6_000;
const downloadLimitMs = 10 * 60_000;

/**
 * Electron's program, where it has been fetched already: in `ELECTRON_OVERRIDE_DIST_PATH`, else in its package. null where it has not.
 * The package itself is never imported: outside Electron that starts a download.
 */
export function findElectron(projectFolder: string, environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string | null {
  const program = programInDist[platform];
  if (program === undefined) return null;
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
  const path = join(override !== undefined && override !== '' ? override : join(projectFolder, 'node_modules', 'electron', 'dist'), program);
  return existsSync(path) ? path : null;
}

/**
 * Has Electron's package fetch its program, once. Whether it is there afterwards is for `findElectron` to say. Gives up after a few
 * seconds where the place that it comes from does not answer, so that a machine without network starts at once.
 */
export async function fetchElectron(projectFolder: string, environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const script = join(projectFolder, 'node_modules', 'electron', 'install.js');
  if (!existsSync(script) || !(await answers(environment))) return;
  process.stdout.write('Fetching Electron for the first start; this happens once ...\n');
  await new Promise<void>((done) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: downloadLimitMs });
    child.on('error', () => done());
    child.on('exit', () => done());
  });
}

/** Whether the place that Electron is fetched from answers at all. */
async function answers(environment: NodeJS.ProcessEnv): Promise<boolean> {
  // Through a proxy only the package's own download knows the way.
  if (environment.ELECTRON_GET_USE_PROXY !== undefined) return true;
  const mirror = environment.ELECTRON_MIRROR ?? environment.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachableLimitMs) });
    return true;
  } catch {
    return false;
  }
}
