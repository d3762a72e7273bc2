import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/contract.ts';
import { type DeidentifyState, deidentifiedZipPath } from '../../../src/api/deidentify.ts';
import type { Opened } from '../../../src/api/importing.ts';
import { storedZip } from '../../../src/node/storedZip.ts';
import { secrets, writeHostile } from '../deidentify/hostilePhantom.ts';
import { singleImage } from '../singleImages.ts';
import { type Driver, drive } from './serviceDriver.ts';

let home = '';
let driver: Driver;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'venolume-export-'));
  driver = await drive(home);
});
afterEach(async () => {
  await driver.close();
  await rm(home, { recursive: true, force: true });
});

const usual = { patientId: 'ANON-1', patientName: 'ANON-1', dates: 'removed', keepDevice: false, keepCharacteristics: false, keepWords: false, keepReaders: false, looked: true } as const;

async function hostileOpened(): Promise<Opened> {
  const path = join(home, 'hostile.dcm');
  writeHostile(path);
  return driver.ask(routes.openPath, {}, { path });
}

async function ended(exportId: string): Promise<DeidentifyState> {
  for (;;) {
    const state = await driver.ask(routes.deidentifyState, { exportId });
    if (state.phase !== 'working') return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const leftovers = async () => (await readdir(join(home, 'home'))).filter((name) => name.startsWith('.export-'));

describe('an export without names from the library', () => {
  it('is handed out as one archive with all that was asked for, and an account of it', async () => {
    const { pullbackId, readId } = await hostileOpened();
    const begun = await driver.ask(routes.beginDeidentify, {}, { ...usual, pullbacks: [{ pullbackId, rectangles: [{ x: 0, y: 0, width: 5, height: 5 }], readIds: [readId] }] });
    expect(begun).toMatchObject({ phase: 'working', framesTotal: 12 });
    const done = await ended(begun.exportId);
    expect(done).toMatchObject({ phase: 'done', framesDone: 12, message: null });
    expect(done.rows.some(({ name, outcome }) => name === 'PatientName' && outcome === 'replaced')).toBe(true);
    const response = await driver.get(deidentifiedZipPath(begun.exportId));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
    const files = unzipSync(bytes);
    expect(Object.keys(files).toSorted()).toEqual(['analysis-1.json', 'deidentification.csv', 'pullback-1.dcm', 'report-1.csv', 'report-1.json', 'report-1.pdf', 'report-1.sr.dcm']);
    const all = Buffer.from(bytes).toString('latin1');
    for (const secret of Object.values(secrets)) expect(all).not.toContain(secret);
  });

  it('leaves nothing behind when it is cancelled, discarded, or the program ends', async () => {
    const { pullbackId } = await hostileOpened();
    const body = { ...usual, pullbacks: [{ pullbackId, rectangles: [], readIds: [] }] };
    const first = await driver.ask(routes.beginDeidentify, {}, body);
    await driver.ask(routes.discardDeidentified, { exportId: first.exportId });
    expect(await leftovers()).toEqual([]);
    expect(await driver.refusal(routes.deidentifyState, { exportId: first.exportId })).toBe('service/notFound');
    const second = await driver.ask(routes.beginDeidentify, {}, body);
    await ended(second.exportId);
    expect(await leftovers()).toHaveLength(1);
    await driver.close();
    expect(await leftovers()).toEqual([]);
    driver = await drive(home);
  });

  it('takes the pullbacks of one patient only', async () => {
    const one = await hostileOpened();
    const { opened: other } = await driver.openFile('other.dcm', singleImage(1));
    const { exportId } = await driver.ask(routes.beginDeidentify, {}, { ...usual, pullbacks: [one, other].map(({ pullbackId }) => ({ pullbackId, rectangles: [], readIds: [] })) });
    expect(await ended(exportId)).toMatchObject({ phase: 'failed', message: expect.stringContaining('2 patients'), files: [] });
    expect(await leftovers()).toEqual([]);
  });
});

describe('an archive', () => {
  it('is as long as it says, and unpacks to the bytes that went in', async () => {
    const path = join(home, 'made.bin');
    const content = Uint8Array.from({ length: 100_003 }, (_, i) => (i * 31) & 0xff);
    await writeFile(path, content);
    const zip = await storedZip([
      { name: 'a.bin', path },
      { name: 'Größe/b.bin', path },
    ]);
    const chunks: Uint8Array[] = [];
    for await (const chunk of zip.chunks()) chunks.push(chunk);
    const bytes = new Uint8Array(Buffer.concat(chunks));
    expect(bytes.length).toBe(zip.sizeBytes);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['a.bin', 'Größe/b.bin']);
    expect(files['Größe/b.bin']).toEqual(content);
  });
});
