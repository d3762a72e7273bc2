import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type Outcome, outcomeSchema } from './outcome.ts';

/** No file may keep its reader waiting longer. */
const watchdogMs = 20_000;

/** Opens bytes as files in a process of its own, with little memory and a watchdog. */
export interface MutantOpener {
  open(bytes: Uint8Array): Promise<Outcome>;
  close(): void;
}

/** Bundles the child, which Node cannot run as it stands, and starts it. */
export async function startMutantOpener(framesToDecode = 4): Promise<MutantOpener> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const bundle = join(root, 'node_modules/.cache', `fuzz-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: true, target: 'node20', outDir: bundle, minify: false, rollupOptions: { input: { openMutant: join(root, 'test/fuzz/openMutant.ts') } } },
  });
  const folder = mkdtempSync(join(tmpdir(), 'venolume-fuzz-'));
  const path = join(folder, 'mutant.dcm');
  let child: ChildProcess | null = null;

  return {
    async open(bytes) {
      writeFileSync(path, bytes);
      const running = (child ??= fork(join(bundle, 'openMutant.js'), { execArgv: ['--max-old-space-size=512'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
      const outcome = await answerOf(running, { path, frames: framesToDecode });
      if (outcome.kind === 'crashed') {
        running.kill('SIGKILL');
        child = null;
      }
      return outcome;
    },
    close() {
      child?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      rmSync(bundle, { recursive: true, force: true });
    },
  };
}

function answerOf(child: ChildProcess, request: unknown): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      clearTimeout(watchdog);
      child.off('message', answered);
      child.off('exit', ended);
      resolve(outcome);
    };
    const answered = (message: unknown) => finish(outcomeSchema.parse(message));
    const ended = (code: number | null, signal: string | null) => finish({ kind: 'crashed', message: `the process ended with ${code ?? signal}` });
    const watchdog = setTimeout(() => finish({ kind: 'crashed', message: `no answer within ${watchdogMs} ms` }), watchdogMs);
    child.on('message', answered);
    child.on('exit', ended);
    child.send(JSON.parse(JSON.stringify(request)));
  });
}
