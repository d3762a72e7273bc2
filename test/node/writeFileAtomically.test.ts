import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeOutputFolder, outputError, writeFileAtomically } from '../../src/node/writeFileAtomically.ts';

const folder = mkdtempSync(join(tmpdir(), 'venolume-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('writing a file', () => {
  test('puts it there whole, in the place of an older one, and leaves nothing else', async () => {
    const inner = join(folder, 'a', 'b');
    await makeOutputFolder(inner);
    await writeFileAtomically(join(inner, 'x.txt'), 'old');
    await writeFileAtomically(join(inner, 'x.txt'), 'new');
    expect(readFileSync(join(inner, 'x.txt'), 'utf8')).toBe('new');
    expect(readdirSync(inner)).toEqual(['x.txt']);
  });

  test('that fails leaves the folder as it was and says why', async () => {
    const inner = join(folder, 'c');
    mkdirSync(join(inner, 'taken'), { recursive: true });
    await expect(writeFileAtomically(join(inner, 'taken'), 'x')).rejects.toMatchObject({ code: 'output/notWritable' });
    expect(readdirSync(inner)).toEqual(['taken']);
    await expect(writeFileAtomically(join(folder, 'missing', 'x'), 'x')).rejects.toMatchObject({ code: 'output/notWritable', message: expect.stringContaining('folder does not exist') });
    writeFileSync(join(folder, 'file'), '');
    await expect(makeOutputFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'output/notWritable' });
  });

  test('on a full or read-only disk is told apart', () => {
    const failed = (code: string) => outputError(Object.assign(new Error(code), { code }), '/x/report.pdf');
    expect(failed('ENOSPC').code).toBe('output/diskFull');
    expect(failed('EDQUOT').code).toBe('output/diskFull');
    for (const code of ['EROFS', 'EACCES', 'EPERM', 'EIO']) expect(failed(code).code).toBe('output/notWritable');
    expect(failed('EROFS').message).toContain('read-only');
  });
});
