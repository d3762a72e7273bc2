import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { libraryListingSchema, pullbackEntrySchema } from '../../src/api/libraryListing.ts';
import { sessionSchema } from '../../src/api/contract.ts';
import { serverListSchema } from '../../src/api/servers.ts';
import { pullbackFile } from '../node/service/serviceDriver.ts';
import { StandInWindow } from './electronStandIn.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { app, dialog, protocol, Menu } = await import('electron');
const { startShell } = await import('../../electron/shell.ts');

let folder: string;
const argv = process.argv;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'venolume-shell-'));
  vi.stubEnv('VENOLUME_HOME', join(folder, 'home'));
  StandInWindow.made.length = 0;
  vi.clearAllMocks();
  app.removeAllListeners();
});
afterEach(async () => {
  process.argv = argv;
  process.removeAllListeners('uncaughtException');
  process.removeAllListeners('unhandledRejection');
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function answer(path: string): Promise<Response> {
  const handler = vi.mocked(protocol.handle).mock.calls.at(-1)![1];
  return handler(new Request(`venolume://app${path}`) as never);
}

async function leave(): Promise<void> {
  const left = new Promise<void>((done) => vi.mocked(app.quit).mockImplementationOnce(() => done()));
  app.emit('will-quit', { preventDefault: vi.fn() });
  await left;
}

describe('the desktop shell', () => {
  it('opens one window on the program’s own address, with the service and the page behind it', async () => {
    await startShell();
    expect(StandInWindow.made).toHaveLength(1);
    expect(StandInWindow.made[0]!.loadURL).toHaveBeenCalledWith('venolume://app/');
    expect(vi.mocked(protocol.registerSchemesAsPrivileged).mock.invocationCallOrder[0]).toBeLessThan(vi.mocked(app.whenReady).mock.invocationCallOrder[0]!);
    expect(Menu.setApplicationMenu).toHaveBeenCalledOnce();
    expect(sessionSchema.parse(await (await answer('/api/session')).json()).host).toBe('electron');
    const page = await answer('/');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    await leave();
  });

  it('keeps passwords of servers in the keychain, beside the library and not in it', async () => {
    await startShell();
    const handler = vi.mocked(protocol.handle).mock.calls.at(-1)![1];
    const server = { serverId: null, name: 'Ward', baseUrl: 'https://pacs.invalid', signIn: 'password', userName: 'reader', secret: 'geheim-9Kq', maySend: false, allowUnencrypted: false };
    const kept = await handler(new Request('venolume://app/api/servers', { method: 'PUT', body: JSON.stringify(server) }) as never);
    expect(serverListSchema.parse(await kept.json())).toMatchObject({ servers: [{ hasSecret: true }], secrets: { keptIn: 'keychain' } });
    await leave();
    const files = (await readdir(join(folder, 'home'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toContain('credentials.json');
    for (const { parentPath, name } of files) expect((await readFile(join(parentPath, name))).includes('geheim')).toBe(false);
    await startShell();
    expect(serverListSchema.parse(await (await answer('/api/servers')).json()).servers).toMatchObject([{ hasSecret: true }]);
    await leave();
  });

  it('opens the files that were named, where they lie, and those of a second start in the same window', async () => {
    const first = join(folder, 'first.dcm');
    await writeFile(first, pullbackFile('1.2.3.1'));
    await writeFile(join(folder, 'second.dcm'), pullbackFile('1.2.3.2'));
    process.argv = ['electron', folder, first];
    await startShell();
    expect(sessionSchema.parse(await (await answer('/api/session')).json()).opened).toHaveLength(1);
    app.emit('second-instance', {}, ['electron', folder, 'second.dcm'], folder);
    await vi.waitFor(async () => {
      const { patients } = libraryListingSchema.parse(await (await answer('/api/library')).json());
      expect(pullbackEntrySchema.array().parse(patients[0]!.cases[0]!.pullbacks)).toHaveLength(2);
    });
    expect(StandInWindow.made).toHaveLength(1);
    expect(StandInWindow.made[0]!.focus).toHaveBeenCalled();
    await leave();
  });

  it('leaves to the instance that runs already', async () => {
    vi.mocked(app.requestSingleInstanceLock).mockReturnValueOnce(false);
    await startShell();
    expect(app.quit).toHaveBeenCalledOnce();
    expect(StandInWindow.made).toHaveLength(0);
  });

  it('says why when the library cannot be opened, and opens nothing', async () => {
    await writeFile(join(folder, 'home'), 'a file where the folder should be');
    await startShell();
    expect(dialog.showErrorBox).toHaveBeenCalledWith('venolume cannot start', expect.stringContaining('VENOLUME_HOME'));
    expect(app.exit).toHaveBeenCalledWith(1);
    expect(StandInWindow.made).toHaveLength(0);
  });
});
