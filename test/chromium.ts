import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { programFolder } from '../src/node/programFolder.ts';

/** A Chromium to drive: where it is and where it came from. */
export interface Chromium {
  readonly path: string;
  readonly from: string;
}

const projectFolder = programFolder();
const downloadFolder = join(projectFolder, '.browser');
const downloadLimitMs = 180_000;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap((folder) =>
    folder === undefined ? [] : [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe')],
  ),
};

/** An installed Chromium, or one that an earlier run fetched; null where there is none. */
export function findChromium(): Chromium | null {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && isExecutable(named)) return { path: named, from: 'CHROMIUM_PATH' };
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name + suffix)));
  const installed = [...onPath, ...(usualPlaces[process.platform] ?? [])].find(isExecutable);
  if (installed !== undefined) return { path: installed, from: 'installed' };
  const fetched = downloaded();
  return fetched === null ? null : { path: fetched, from: "Playwright's download" };
}

/**
 * A Chromium, whatever it takes: an installed one, else Playwright's download into the project, else, as root on a Debian system, its package.
 * Throws with one sentence where none can be had.
 */
export function obtainChromium(): Chromium {
  const found = findChromium();
  if (found !== null) return found;
  console.log("No Chromium is installed; fetching Playwright's into .browser ...");
  spawnSync(process.execPath, [join(projectFolder, 'node_modules', 'playwright-core', 'cli.js'), 'install', '--no-shell', 'chromium'], {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: downloadFolder },
    stdio: 'ignore',
    timeout: downloadLimitMs,
  });
  const fetched = downloaded();
  if (fetched !== null && starts(fetched)) return { path: fetched, from: "Playwright's download" };
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log("It could not be fetched; installing the system's chromium package ...");
    spawnSync('sh', ['-c', 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium'], { stdio: 'ignore', timeout: downloadLimitMs });
    if (isExecutable('/usr/bin/chromium')) return { path: '/usr/bin/chromium', from: "the system's package" };
  }
  throw new Error('No Chromium can be had for the tests in the browser: install one, or name one with CHROMIUM_PATH.');
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Playwright's download put its browser: `chromium-<revision>/<platform folder>/<program>`. */
function downloaded(): string | null {
  if (!existsSync(downloadFolder)) return null;
  const programs = ['chrome', 'chrome.exe', join('Chromium.app', 'Contents', 'MacOS', 'Chromium'), join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')];
  for (const revision of readdirSync(downloadFolder).filter((name) => name.startsWith('chromium-'))) {
    for (const platform of readdirSync(join(downloadFolder, revision))) {
      const program = programs.map((name) => join(downloadFolder, revision, platform, name)).find(isExecutable);
      if (program !== undefined) return program;
    }
  }
  return null;
}

/** Whether it runs at all: a download lacks the system libraries that a package brings. */
function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
