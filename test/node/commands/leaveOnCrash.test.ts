import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leaveOnCrash } from '../../../src/node/commands/runVerb.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('what is thrown where nobody waits for it', () => {
  it('ends the program with one line and exit code 1, and its text, which may name a patient, is in no log', async () => {
    const home = await mkdtemp(join(tmpdir(), 'venolume-crash-'));
    vi.stubEnv('VENOLUME_HOME', home);
    const handlers = new Map<string | symbol, (error: unknown) => void>();
    vi.spyOn(process, 'on').mockImplementation((event, handler) => (handlers.set(event, handler), process));
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    leaveOnCrash();
    handlers.get('uncaughtException')?.(new Error('could not read /home/Secretname^Jane.dcm'));
    expect(exit).toHaveBeenCalledWith(1);
    expect(written.mock.calls).toHaveLength(1);
    expect(String(written.mock.calls[0]![0])).toMatch(/^error: internal\/unexpected: [^\n]+\n$/);
    const log = await readFile(join(home, 'logs', 'crash.log'), 'utf8');
    expect(log).toContain('leaveOnCrash.test.ts');
    expect(log).not.toContain('Secretname');
    await rm(home, { recursive: true, force: true });
  });
});
