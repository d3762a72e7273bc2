import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { leaveOnCrash, runVerb } from './commands/runVerb.ts';
import { serveCommand } from './commands/serve.ts';
import { fetchElectron, findElectron } from './electronBinary.ts';
import { hasDisplay } from './openInBrowser.ts';
import { programFolder } from './programFolder.ts';

// `npm start [-- FILE...]`: the desktop window where it can be had, else the same program in a browser.

/** A window that closes itself sooner than this, with an error, never came up. */
const startedAfterMs = 10_000;

leaveOnCrash();

const typed = process.argv.slice(2);
const option = typed.find((word) => word.startsWith('-'));
if (option === undefined) {
  // npm runs scripts in the project's folder; the files were named from where the reader stood.
  const from = process.env.INIT_CWD ?? process.cwd();
  await start(typed.map((path) => resolve(from, path)));
} else {
  process.stderr.write(`error: unknown option '${option}'. Usage: npm start [-- FILE...]\n`);
  process.exitCode = 2;
}

async function start(paths: readonly string[]): Promise<void> {
  const obstacle = await openWindow(paths);
  if (obstacle === null) return;
  process.stdout.write(`${obstacle}, so the same program is served to your browser at this address:\n`);
  await runVerb(false, async () => {
    await serveCommand({ paths, port: 0, openBrowser: hasDisplay() });
    return '';
  });
}

/** Opens the window and waits until it is closed; or says what kept it from opening. */
async function openWindow(paths: readonly string[]): Promise<string | null> {
  if (!hasDisplay()) return 'There is no display for the Electron window';
  const folder = programFolder();
  if (findElectron(folder) === null) await fetchElectron(folder);
  const electron = findElectron(folder);
  if (electron === null) return 'Electron is not installed and cannot be fetched here';
  const startedAt = Date.now();
  const exitCode = await new Promise<number>((ended) => {
    const child = spawn(electron, [folder, ...paths], { stdio: 'inherit' });
    child.on('error', () => ended(1));
    child.on('exit', (code) => ended(code ?? 1));
  });
  if (exitCode !== 0 && Date.now() - startedAt < startedAfterMs) return 'Electron does not run on this machine';
  process.exitCode = exitCode;
  return null;
}
