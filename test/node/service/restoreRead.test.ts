import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

let driver: Driver;

beforeEach(async () => {
  driver = await drive();
  await driver.ask(routes.setReader, {}, { reader: 'R1' });
});
afterEach(() => driver.close());

const bytesOf = async (path: string) => new Uint8Array(await (await driver.get(path)).arrayBuffer());
const importing = async (path: string) => {
  const { importId } = await driver.ask(routes.importPaths, {}, { paths: [path] });
  for (;;) {
    const state = await driver.ask(routes.importState, { importId });
    if (state.phase === 'done') return state;
    await new Promise((resolve) => void setTimeout(resolve, 10));
  }
};

describe('a structured report of this program that is opened', () => {
  it('becomes a read of its pullback, of the reader who wrote it, with the contours and figures it was written with', async () => {
    const { readId } = await driver.ask(routes.openSample, {}, { which: 'read' });
    const { reports, entry, base } = await driver.ask(routes.read, { readId });
    const report = await bytesOf(bytePaths.report(reports[0]!.reportId, 'sr'));
    const figures = JSON.parse(await (await driver.get(bytePaths.report(reports[0]!.reportId, 'json'))).text());

    const elsewhere = await drive();
    await elsewhere.ask(routes.setReader, {}, { reader: 'R2' });
    expect(await (await elsewhere.upload(bytePaths.upload(), report)).json()).toMatchObject({ error: { code: 'library/notFound' } });
    await elsewhere.ask(routes.openSample, {}, { which: 'unread' });
    const restored = await (await elsewhere.upload(bytePaths.upload(), report)).json();
    const there = await elsewhere.ask(routes.read, { readId: restored.readId });
    expect(there.entry.reader).toBe(entry.reader);
    expect(there.base).toEqual(base);
    const draft = JSON.parse(await (await elsewhere.get(bytePaths.draft(restored.readId, 'json'))).text());
    expect(draft.segments).toEqual(figures.segments);
    expect(draft.frames).toEqual(figures.frames);
    // Once more it is the same read.
    expect(await (await elsewhere.upload(bytePaths.upload(), report)).json()).toEqual(restored);
    await elsewhere.close();
  });
});

describe('an analysis file that is imported', () => {
  it('comes in with its pullback in any order, once, and stays where its pullback is not', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    const analysis = await bytesOf(bytePaths.analysisFile(opened.readId));
    const folder = join(driver.home, 'given');
    await mkdir(folder);
    await writeFile(join(folder, '0-analysis.json'), analysis);
    await writeFile(join(folder, 'other.json'), '{"format":"something-else"}');

    const elsewhere = await drive();
    await elsewhere.ask(routes.setReader, {}, { reader: 'R2' });
    const first = await driver.ask(routes.read, { readId: opened.readId });
    driver = await swapped(elsewhere);
    const alone = await importing(folder);
    expect(alone.opened).toEqual([]);
    expect(alone.skipped.find(({ name }) => name === '0-analysis.json')?.reason).toContain('a pullback that is not in the library');
    await copyFile(join(folder, '..', 'a.dcm'), join(folder, 'z.dcm'));
    const both = await importing(folder);
    expect(both.opened.map(({ what, isNew }) => [what, isNew])).toEqual([
      ['pullback', true],
      ['read', true],
    ]);
    expect((await driver.ask(routes.read, { readId: both.opened[1]!.readId })).entry).toMatchObject({ reader: first.entry.reader });
    expect((await importing(folder)).opened.map(({ isNew }) => isNew)).toEqual([false, false]);
    expect(both.skipped.map(({ name }) => name)).toEqual(['other.json']);
  });
});

/** Goes on with another library; the first is closed. */
async function swapped(next: Driver): Promise<Driver> {
  await driver.service.close();
  return next;
}
