import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keychainCredentials } from '../../electron/keychainCredentials.ts';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'venolume-keychain-'));
  path = join(folder, 'window', 'credentials.json');
  vi.mocked(safeStorage.isEncryptionAvailable).mockReturnValue(true);
  vi.mocked(safeStorage.getSelectedStorageBackend).mockReturnValue('gnome_libsecret');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('passwords in the keychain', () => {
  it('come back after a restart, are read by nobody else, and are gone when they are deleted', async () => {
    const store = keychainCredentials(path);
    expect(store.keptIn).toBe('keychain');
    await Promise.all([store.set('a', 'geheim'), store.set('b', 'auch')]);
    const file = await readFile(path);
    expect(file.includes('geheim') || file.includes(Buffer.from('geheim').toString('base64'))).toBe(false);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0);
    const again = keychainCredentials(path);
    expect([await again.get('a'), await again.get('b'), await again.get('c')]).toEqual(['geheim', 'auch', null]);
    await again.delete('a');
    expect(await keychainCredentials(path).get('a')).toBeNull();
  });

  it.each([
    ['cannot encrypt', false, 'gnome_libsecret'],
    ['would keep them as plain text', true, 'basic_text'],
  ] as const)('of a system that %s stay in memory, which is said, and nothing is written', async (_, isAvailable, backend) => {
    vi.stubGlobal('process', { ...process, platform: 'linux' });
    onTestFinished(() => void vi.unstubAllGlobals());
    vi.mocked(safeStorage.isEncryptionAvailable).mockReturnValue(isAvailable);
    vi.mocked(safeStorage.getSelectedStorageBackend).mockReturnValue(backend);
    const store = keychainCredentials(path);
    expect([store.keptIn, store.remark]).toEqual(['session', expect.stringContaining('until the program ends')]);
    await store.set('a', 'geheim');
    expect(await store.get('a')).toBe('geheim');
    expect(await keychainCredentials(path).get('a')).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  it('are not written over where their file cannot be read', async () => {
    await mkdir(path, { recursive: true });
    const store = keychainCredentials(path);
    await expect(store.set('a', 'geheim')).rejects.toMatchObject({ code: 'file/notReadable' });
    await expect(store.get('a')).rejects.toMatchObject({ code: 'file/notReadable' });
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('that cannot be opened any more, or whose file is damaged, are asked for again', async () => {
    const store = keychainCredentials(path);
    await store.set('a', 'geheim');
    await writeFile(path, JSON.stringify({ a: Buffer.from('of another keychain').toString('base64') }));
    expect(await store.get('a')).toBeNull();
    await writeFile(path, '{"a":');
    expect(await store.get('a')).toBeNull();
    await store.set('a', 'neu');
    expect(await store.get('a')).toBe('neu');
  });
});
