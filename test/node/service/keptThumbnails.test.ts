import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths } from '../../../src/api/contract.ts';
import { fewAtOnce } from '../../../src/node/service/fewAtOnce.ts';
import { columns, drive, type Driver, pullbackFile, rows } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => void (driver = await drive()));
afterEach(() => driver.close());

const never = new AbortController().signal;

describe('the picture of a pullback in the list', () => {
  it('is sent once and then only asked about, until it is another one', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    const path = `http://venolume${bytePaths.thumbnail(opened.pullbackId)}`;
    const first = await driver.service.fetch(new Request(path));
    expect(decode(new Uint8Array(await first.arrayBuffer()))).toMatchObject({ width: columns, height: rows });
    const tag = first.headers.get('etag') ?? '';
    const again = await driver.service.fetch(new Request(path, { headers: { 'If-None-Match': tag } }));
    expect(again.status).toBe(304);
    expect((await again.arrayBuffer()).byteLength).toBe(0);
    expect((await driver.service.fetch(new Request(path, { headers: { 'If-None-Match': '"another"' } }))).status).toBe(200);
  });

  it('is kept in the library’s folder, so that it is there without the file', async () => {
    const { opened, path } = await driver.openFile('a.dcm', pullbackFile());
    const first = new Uint8Array(await (await driver.get(bytePaths.thumbnail(opened.pullbackId))).arrayBuffer());
    expect(await readdir(join(driver.home, 'home', 'thumbnails'))).toHaveLength(1);
    await rm(path);
    expect(new Uint8Array(await (await driver.get(bytePaths.thumbnail(opened.pullbackId))).arrayBuffer())).toEqual(first);
  });

  it('is still shown where it cannot be kept', async () => {
    await writeFile(join(driver.home, 'home', 'thumbnails'), 'in the way');
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    expect((await driver.get(bytePaths.thumbnail(opened.pullbackId))).status).toBe(200);
  });
});

describe('few at once', () => {
  it('runs so many and no more, each in its turn', async () => {
    const run = fewAtOnce(2);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 7 }, (_, i) =>
        run(async () => {
          most = Math.max(most, ++running);
          await new Promise((resolve) => setTimeout(resolve, 1));
          order.push(i);
          running--;
        }, never),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('leaves out what nobody waits for any more, and goes on after what failed', async () => {
    const run = fewAtOnce(1);
    const gone = new AbortController();
    const failing = run(() => Promise.reject(new Error('no')), never);
    const skipped = run(() => Promise.resolve('done'), gone.signal);
    gone.abort(new Error('scrolled past'));
    await expect(failing).rejects.toThrow('no');
    await expect(skipped).rejects.toThrow('scrolled past');
    expect(await run(() => Promise.resolve('next'), never)).toBe('next');
  });
});
