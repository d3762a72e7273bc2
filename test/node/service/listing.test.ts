import { rename } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/contract.ts';
import type { PullbackEntry } from '../../../src/api/libraryListing.ts';
import { fileStates } from '../../../src/node/service/fileStates.ts';
import { drive, type Driver, numberOfFrames, pullbackFile } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => void (driver = await drive()));
afterEach(() => driver.close());

async function listed(): Promise<readonly PullbackEntry[]> {
  return (await driver.ask(routes.library)).patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks));
}

describe('the listing', () => {
  it('shows of a header what the file says, and whether the file is where it was', async () => {
    const { path } = await driver.openFile('a.dcm', pullbackFile());
    const [there] = await listed();
    expect(there).toMatchObject({ numberOfFrames, spacingMm: { column: 0.5, row: 0.5 }, calibrationSource: 'pixelSpacing', kind: 'pullback', file: 'present', lastOpenedAt: null });
    await rename(path, `${path}.away`);
    expect((await listed())[0]?.file).toBe('moved');
  });

  it('numbers the pullbacks of a case as opening one does', async () => {
    const first = await driver.openFile('a.dcm', pullbackFile('1.1'));
    const second = await driver.openFile('b.dcm', pullbackFile('1.2'));
    expect((await listed()).map(({ pullbackId, number }) => [pullbackId, number])).toEqual([
      [first.opened.pullbackId, 1],
      [second.opened.pullbackId, 2],
    ]);
    expect((await driver.ask(routes.pullback, { pullbackId: second.opened.pullbackId })).entry.number).toBe(2);
  });

  it('says when a reader opened a pullback last', async () => {
    const { opened } = await driver.openFile('a.dcm', pullbackFile());
    const before = new Date().toISOString();
    await driver.ask(routes.noteOpened, { pullbackId: opened.pullbackId });
    const [entry] = await listed();
    expect((entry?.lastOpenedAt ?? '') >= before).toBe(true);
  });

  it('is refused for what it does not hold', async () => {
    for (const route of [routes.noteOpened, routes.restoreFromTrash, routes.deletePullback]) {
      expect(await driver.refusal(route, { pullbackId: 'nothing' }), route.path).toBe('library/notFound');
    }
  });
});

describe('the state of files', () => {
  const pullback = (path: string) => ({ pullbackId: path, file: { path, managed: false, digest: '', sizeBytes: 1, fileCount: 1 } }) as never;
  const oneFileEach = { memberFiles: () => Promise.resolve([]) };

  it('that the disk does not tell in time counts as it was known, and is told later', async () => {
    let late = () => {};
    const told = new Promise<void>((resolve) => (late = resolve));
    const states = fileStates(oneFileEach, () => false, late);
    // So many that a quarter of a second is too short for all of them.
    const many = Array.from({ length: 60_000 }, (_, i) => pullback(`/nowhere/${i}.dcm`));
    const stateOf = await states.of(many);
    expect(many.map(stateOf)).toContain('present');
    await told;
    expect(new Set(many.map(stateOf))).toEqual(new Set(['moved']));
  });

  it('of no file at all is known at once', async () => {
    await fileStates(oneFileEach, () => false, () => {}).of([]);
  });
});
