import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import type { Opened } from '../../../src/api/importing.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => {
  driver = await drive();
});
afterEach(() => driver.close());

describe('requests in the same moment', () => {
  it('show every pullback, also when they are more than files stay open', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 9; i++) ids.push((await driver.openFile(`p${i}.dcm`, pullbackFile(`1.2.3.${i}`))).opened.pullbackId);
    const answers = await Promise.all(ids.flatMap((id) => [driver.get(bytePaths.thumbnail(id)), driver.get(bytePaths.frames(id, 0, 40))]));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('open one pullback once, in one read', async () => {
    const both = await Promise.all([driver.ask(routes.openSample, {}, { which: 'read' }), driver.ask(routes.openSample, {}, { which: 'read' })]);
    expect(both[1]).toEqual(both[0]);
    const { path } = await driver.openFile('a.dcm', pullbackFile());
    const again: readonly Opened[] = await Promise.all([1, 2].map(() => driver.ask(routes.openPath, {}, { path })));
    expect(again[1]).toEqual(again[0]);
  });

  it('upload one file from two windows as one pullback', async () => {
    const answers = await Promise.all([1, 2].map(() => driver.upload(bytePaths.upload(), pullbackFile())));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await answers[1]!.json()).toEqual(await answers[0]!.json());
  });
});

describe('a window that no longer waits for its frames', () => {
  it('is no crash and leaves nothing in the log', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    const gone = new AbortController();
    const asked = driver.service.fetch(new Request(`http://venolume${bytePaths.frames(opened.pullbackId, 0, 40)}`, { signal: gone.signal }));
    gone.abort();
    await asked;
    expect(await readFile(join(driver.home, 'home', 'logs', 'crash.log'), 'utf8').catch(() => '')).toBe('');
  });
});
