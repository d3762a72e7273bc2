import { readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import type { ImportState } from '../../../src/api/importing.ts';
import { element } from '../../dicom/datasetBuilder.ts';
import { greyOf, singleImage, writeFiles } from '../singleImages.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

let driver: Driver;
beforeEach(async () => void (driver = await drive()));
afterEach(() => driver.close());

async function finished(importId: string, by = driver): Promise<ImportState> {
  for (;;) {
    const state = await by.ask(routes.importState, { importId });
    if (state.phase === 'done' || state.phase === 'cancelled') return state;
    await wait(5);
  }
}

async function importing(...paths: readonly string[]): Promise<ImportState> {
  const { importId } = await driver.ask(routes.importPaths, {}, { paths: [...paths] });
  return finished(importId);
}

/** Sends files and has them looked at together. */
async function uploading(files: Readonly<Record<string, Uint8Array>>): Promise<ImportState> {
  const { importId } = await driver.ask(routes.beginUpload);
  for (const [name, bytes] of Object.entries(files)) {
    const response = await driver.upload(bytePaths.importFile(importId), bytes, { 'X-File-Name': encodeURIComponent(name) });
    expect(response.status).toBe(200);
  }
  await driver.ask(routes.lookAtUpload, { importId });
  return finished(importId);
}

/** The first grey of a frame as the window gets it, null where it cannot be read. */
async function greyOfFrame(pullbackId: string, frameNumber: number): Promise<number | null> {
  const response = await driver.get(bytePaths.frames(pullbackId, frameNumber - 1, 1));
  const bytes = new DataView(await response.arrayBuffer());
  return bytes.getUint32(0, true) === 0xffffffff ? null : bytes.getUint8(4);
}

const managed = () => readdir(join(driver.home, 'home', 'pullbacks'), { recursive: true }).catch(() => []);
const series = Object.fromEntries([1, 2, 3].map((number) => [`series/${number}.dcm`, singleImage(number)]));

describe('an import of a folder', () => {
  it('adds its pullbacks and gathered images where they lie, and names what it passed over', async () => {
    const folder = join(driver.home, 'disc');
    await writeFiles(folder, { ...series, 'run.dcm': pullbackFile(), 'copy/run.dcm': pullbackFile(), 'readme.txt': new TextEncoder().encode('Read me first.') });
    const state = await importing(folder);
    expect(state).toMatchObject({ phase: 'done', filesLookedAt: 6, filesTotal: 6, pullbacksAdded: 2, filesSkipped: 2 });
    expect(state.opened.map(({ isNew, label }) => [isNew, label])).toEqual([
      [true, 'Secretname, Jane, 40 frames'],
      [true, 'Doe, Jane, 3 stills'],
    ]);
    expect(state.skipped.map(({ name }) => name).toSorted()).toEqual(['readme.txt', 'run.dcm']);
    const stills = state.opened[1]?.pullbackId ?? '';
    for (const frameNumber of [1, 2, 3]) expect(await greyOfFrame(stills, frameNumber)).toBe(greyOf(frameNumber));
    expect((await driver.ask(routes.pullback, { pullbackId: stills })).entry).toMatchObject({ kind: 'stills', numberOfFrames: 3, file: 'present' });
    expect(await managed()).toEqual([]);
  });

  it('finds again what is there already', async () => {
    const folder = join(driver.home, 'disc');
    await writeFiles(folder, series);
    const first = await importing(folder);
    const second = await importing(folder);
    expect(second).toMatchObject({ pullbacksAdded: 0, opened: [{ pullbackId: first.opened[0]?.pullbackId, readId: first.opened[0]?.readId, isNew: false }] });
  });

  it('is refused in a browser, which sees no paths', async () => {
    await driver.close();
    driver = await drive(undefined, 'browser');
    expect(await driver.refusal(routes.importPaths, {}, { paths: ['/'] })).toBe('service/unauthorised');
  });

  it('that is cancelled keeps what was added and adds no more', async () => {
    const folder = join(driver.home, 'disc');
    await writeFiles(folder, Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.dcm`, pullbackFile(`1.2.${index}`)])));
    const { importId } = await driver.ask(routes.importPaths, {}, { paths: [folder] });
    for (;;) {
      const { opened } = await driver.ask(routes.importState, { importId });
      if (opened.length > 0) break;
      await wait(1);
    }
    const cancelled = await driver.ask(routes.cancelImport, { importId });
    expect(cancelled.phase).toBe('cancelled');
    await wait(50);
    const { patients } = await driver.ask(routes.library);
    const listed = patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks));
    expect(listed.map(({ pullbackId }) => pullbackId).toSorted()).toEqual(cancelled.opened.map(({ pullbackId }) => pullbackId).toSorted());
    expect(listed.length).toBeLessThan(60);
  });

  it('that is not known is said to be so', async () => {
    for (const route of [routes.importState, routes.cancelImport, routes.lookAtUpload]) expect(await driver.refusal(route, { importId: 'none' })).toBe('service/notFound');
  });
});

describe('an import of files that are sent', () => {
  it('gathers them and keeps them in the library’s own folder, and nothing else', async () => {
    const state = await uploading({ ...series, 'notes.txt': new TextEncoder().encode('Hello there.'), '../../evil.dcm': pullbackFile() });
    expect(state.opened.map(({ label }) => label).toSorted()).toEqual(['Doe, Jane, 3 stills', 'Secretname, Jane, 40 frames']);
    const stills = state.opened.find(({ label }) => label.includes('stills'))?.pullbackId ?? '';
    expect(await greyOfFrame(stills, 2)).toBe(greyOf(2));
    const names = await managed();
    expect(names.filter((name) => name.endsWith('.dcm')).length).toBe(4);
    expect(names.filter((name) => name.includes('incoming'))).toEqual([]);
    expect(await readdir(driver.home)).toEqual(['home']);
  });

  it('of the same ones again keeps no second copy', async () => {
    const first = await uploading(series);
    const before = await managed();
    const second = await uploading(series);
    expect(second.opened).toMatchObject([{ pullbackId: first.opened[0]?.pullbackId, isNew: false }]);
    expect(await managed()).toEqual(before);
  });

  it('of two files with one name takes both', async () => {
    expect((await uploading({ 'a/x.dcm': singleImage(1), 'A:x.dcm': pullbackFile(), '': pullbackFile('7.7') })).opened.length).toBe(3);
  });

  it('that is cancelled is discarded', async () => {
    const { importId } = await driver.ask(routes.beginUpload);
    await driver.upload(bytePaths.importFile(importId), pullbackFile(), { 'X-File-Name': 'a.dcm' });
    expect((await driver.ask(routes.cancelImport, { importId })).phase).toBe('cancelled');
    expect(await managed()).toEqual([]);
    expect((await driver.upload(bytePaths.importFile(importId), pullbackFile(), { 'X-File-Name': 'a.dcm' })).status).toBe(400);
    expect(await driver.refusal(routes.lookAtUpload, { importId })).toBe('service/badRequest');
  });
});

describe('a pullback that was gathered', () => {
  it('whose folder was moved is asked for, found again by the folder, and by importing it', async () => {
    const folder = join(driver.home, 'disc');
    await writeFiles(folder, series);
    const [opened] = (await importing(folder)).opened;
    const pullbackId = opened?.pullbackId ?? '';
    await rename(folder, join(driver.home, 'moved'));
    expect((await driver.ask(routes.pullback, { pullbackId })).entry.file).toBe('moved');
    expect((await driver.get(bytePaths.frames(pullbackId, 0, 1))).status).toBe(404);
    await writeFiles(join(driver.home, 'moved'), { 'series/4.dcm': singleImage(4) });
    await driver.ask(routes.relocate, { pullbackId }, { path: join(driver.home, 'moved') });
    expect(await greyOfFrame(pullbackId, 3)).toBe(greyOf(3));
    await rm(join(driver.home, 'moved', 'series', '4.dcm'));
    await rename(join(driver.home, 'moved'), join(driver.home, 'again'));
    expect((await importing(join(driver.home, 'again'))).opened).toMatchObject([{ pullbackId, isNew: false }]);
    expect(await greyOfFrame(pullbackId, 3)).toBe(greyOf(3));
    await rm(join(driver.home, 'again', 'series', '1.dcm'));
    expect(await driver.refusal(routes.relocate, { pullbackId }, { path: join(driver.home, 'again') })).toBe('file/wrongPullback');
  });

  it('loses the frame whose file is gone, and no other', async () => {
    const folder = join(driver.home, 'disc');
    await writeFiles(folder, series);
    const [opened] = (await importing(folder)).opened;
    const pullbackId = opened?.pullbackId ?? '';
    await rm(join(folder, 'series', '2.dcm'));
    expect(await Promise.all([1, 2, 3].map((frameNumber) => greyOfFrame(pullbackId, frameNumber)))).toEqual([greyOf(1), null, greyOf(3)]);
  });

  it('comes back from a backup with all of its files, on another machine', async () => {
    const [opened] = (await uploading(series)).opened;
    const backup = new Uint8Array(await (await driver.get(bytePaths.backup())).arrayBuffer());
    const other = await drive();
    try {
      expect((await other.upload(bytePaths.restore(), backup)).status).toBe(200);
      const frame = await other.get(bytePaths.frames(opened?.pullbackId ?? '', 1, 1));
      expect(new Uint8Array(await frame.arrayBuffer())[4]).toBe(greyOf(2));
    } finally {
      await other.close();
    }
  });

  it('of stills takes no anchors and has no lengths', async () => {
    await driver.ask(routes.setReader, {}, { reader: 'R1' });
    const [opened] = (await uploading(series)).opened;
    const readId = opened?.readId ?? '';
    const { entry } = await driver.ask(routes.read, { readId });
    expect(await driver.refusal(routes.append, { readId }, { expectedSequence: entry.lastEventSequence, action: { type: 'edit', edit: { type: 'anchorsSet', anchors: [{ frameNumber: 1, positionMm: 0 }] } } })).toBe('analysis/editRefused');
    const report = JSON.parse(await (await driver.get(bytePaths.draft(readId, 'json'))).text());
    expect(report).toMatchObject({ pullback: { kind: 'stills' }, positions: { source: null } });
  });
});

it('Two programs that import the same new pullback at once make one entry of it', async () => {
  const folder = join(driver.home, 'disc');
  await writeFiles(folder, Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.dcm`, pullbackFile(`1.2.${index}`)])));
  const other = await drive(driver.home);
  try {
    const ids = await Promise.all([driver, other].map((each) => each.ask(routes.importPaths, {}, { paths: [folder] })));
    const [a, b] = await Promise.all([finished(ids[0]?.importId ?? ''), finished(ids[1]?.importId ?? '', other)]);
    expect([a?.opened.length, b?.opened.length, a?.filesSkipped, b?.filesSkipped]).toEqual([12, 12, 0, 0]);
    expect((a?.pullbacksAdded ?? 0) + (b?.pullbacksAdded ?? 0)).toBeGreaterThanOrEqual(12);
    const listed = (await driver.ask(routes.library)).patients.flatMap(({ cases }) => cases.flatMap(({ pullbacks }) => pullbacks));
    expect(listed.length).toBe(12);
  } finally {
    await other.close();
  }
});

it('A folder that is named at the start comes in, and opens where it holds one pullback', async () => {
  const folder = join(driver.home, 'disc');
  await writeFiles(folder, { ...series, 'x.txt': await readFile(import.meta.filename) });
  await driver.service.openFile(folder);
  expect((await driver.ask(routes.session)).opened.length).toBe(1);
  await rm(join(folder, 'series'), { recursive: true });
  await driver.service.openFile(folder);
  expect((await driver.ask(routes.session)).refused).toMatchObject([expect.stringContaining('no ultrasound pullback')]);
});

it('What an upload that was killed has left is swept when it is old', async () => {
  const { importId } = await driver.ask(routes.beginUpload);
  await driver.upload(bytePaths.importFile(importId), pullbackFile(), { 'X-File-Name': 'a/b.dcm' });
  const folder = join(driver.home, 'home', 'pullbacks');
  const [left] = await readdir(folder);
  // As after a crash: nothing was tidied, and a day has passed.
  const other = await drive(driver.home);
  await other.close();
  expect(await readdir(folder)).toEqual([left]);
  await utimes(join(folder, left ?? ''), 0, 0);
  await (await drive(driver.home)).close();
  expect(await readdir(folder)).toEqual([]);
});

it('Elements beside those of the image do not keep stills apart', async () => {
  const withTime = (number: number) => singleImage(number, { elements: [element('00080033', 'TM', `10150${number}`)] });
  expect((await uploading({ 'a.dcm': withTime(1), 'b.dcm': withTime(2) })).opened.length).toBe(1);
});
