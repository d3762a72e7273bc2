import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { programFolder } from '../../src/node/programFolder.ts';

/** The built command line, as `npx venolume` runs it. */
export const venolumePath = join(programFolder(), 'dist', 'node', 'venolume.js');

/** `venolume serve` in a process of its own. */
export interface ServedProgram {
  readonly url: URL;
  readonly processId: number;
  /** A request as the page makes it, with the cookie that the printed address gave. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function serveProgram(home: string, files: readonly string[] = []): Promise<ServedProgram> {
  const child = spawn(process.execPath, [venolumePath, 'serve', ...files], { env: { ...process.env, VENOLUME_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = new URL(await firstLine(child));
  const entry = await fetch(url, { redirect: 'manual' });
  const cookie = (entry.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    url,
    processId: child.pid ?? 0,
    fetch: (path, init = {}) => fetch(new URL(path, url.origin), { ...init, headers: { ...init.headers, cookie } }),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  const ended = once(child, 'exit').then(() => {
    throw new Error('the program ended before it printed its address');
  });
  const line = once(createInterface(child.stdout), 'line').then(([text]) => String(text));
  return Promise.race([line, ended]);
}
