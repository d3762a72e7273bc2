import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/node/makeFolder.ts';
import { makeOutputFolder } from '../../src/node/writeFileAtomically.ts';

describe('making a folder', () => {
  it('makes those above it, readable by this user alone, and is content with one that is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'venolume-folder-'));
    const path = join(folder, 'a', 'b');
    makeFolder(path);
    makeFolder(path);
    expect((await stat(join(folder, 'a'))).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true, force: true });
  });

  it.skipIf(!existsSync('/proc'))('where the system denies it ends in a sentence, and ends', async () => {
    await expect(makeOutputFolder('/proc/x')).rejects.toMatchObject({ code: 'output/notWritable' });
  });
});
