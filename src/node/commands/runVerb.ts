import { AppError } from '../../shared/appError.ts';
import { terminalText } from '../../shared/plainText.ts';
import { writeCrashLog } from '../crashLog.ts';
import { homeFolder } from '../homeFolder.ts';

/**
 * Runs one verb of the command line and says what came of it: its answer on stdout; or `error: <code>: <sentence>` on stderr, with `json`
 * also as one JSON document on stdout, and exit code 1. Never a stack trace.
 */
export async function runVerb(json: boolean, verb: () => Promise<string>): Promise<void> {
  try {
    const answer = await verb();
    if (answer !== '') process.stdout.write(`${terminalText(answer)}\n`);
  } catch (error) {
    const { code, message } = error instanceof AppError ? error : unexpected(error);
    process.stderr.write(`error: ${code}: ${oneLine(message)}\n`);
    if (json) process.stdout.write(`${terminalText(JSON.stringify({ error: { code, message } }))}\n`);
    process.exitCode = 1;
  }
}

/**
 * What is thrown where nobody waits for it ends the program as what a verb throws does: one line, exit code 1, a note in the
 * local log. Nothing is lost by leaving, since every edit is in the library before the next is taken.
 */
export function leaveOnCrash(): void {
  const leave = (error: unknown) => {
    const { code, message } = unexpected(error);
    process.stderr.write(`error: ${code}: ${oneLine(message)}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', leave);
  process.on('unhandledRejection', leave);
}

function unexpected(error: unknown): AppError {
  const log = writeCrashLog(homeFolder(), error);
  const where = log === null ? '' : ` Where it happened is noted in ${log}.`;
  return new AppError('internal/unexpected', `Something went wrong inside the program.${where}`);
}

function oneLine(text: string): string {
  return terminalText(text.replaceAll(/\s*[\r\n]\s*/g, ' '));
}
