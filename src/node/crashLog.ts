import { appendFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../shared/appError.ts';
import { makeFolder } from './makeFolder.ts';
import { programVersion } from './programVersion.ts';

/**
 * Adds an unexpected error to `logs/crash.log` under the home folder, and gives the log's path; null where it cannot be written.
 * Messages are left out, because they may quote a file's name or content, and with them patient data; where it happened is kept.
 */
export function writeCrashLog(home: string, error: unknown): string | null {
  const folder = join(home, 'logs');
  const path = join(folder, 'crash.log');
  try {
    makeFolder(folder);
    appendFileSync(path, `${new Date().toISOString()} venolume ${programVersion} ${process.platform} ${process.arch} node ${process.versions.node}\n${describe(error)}\n\n`, { mode: 0o600 });
    return path;
  } catch {
    return null;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${typeof error}`;
  const name = error instanceof AppError ? `AppError ${error.code}` : error.constructor.name;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${name}${code}\n${frames.join('\n').replaceAll(homedir(), '~')}${cause}`;
}
