import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../src/api/contract.ts';
import type { ImportState } from '../../../src/api/importing.ts';
import type { FetchedSeries, ServerDraft } from '../../../src/api/servers.ts';
import { type Orthanc, orthancInstalled, startOrthanc } from '../../orthanc.ts';
import { type Behaviour, type MisbehavingServer, startMisbehavingServer } from '../dicomweb/misbehavingServer.ts';
import { buildPullback, element } from '../../dicom/datasetBuilder.ts';
import { singleImage } from '../singleImages.ts';
import { type Driver, drive, pullbackFile } from './serviceDriver.ts';

const dicomweb = { limits: { stallMs: 400, mostAnswerBytes: 1_000_000, mostInstanceBytes: 10_000_000 }, retryDelayMs: 10 };
const search = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };
const plain: ServerDraft = { serverId: null, name: 'Ward', baseUrl: '', signIn: 'nobody', userName: '', secret: null, maySend: false, allowUnencrypted: false };

let driver: Driver;
beforeEach(async () => void (driver = await drive(undefined, 'browser', { dicomweb })));
afterEach(() => driver.close());

async function setUp(draft: Partial<ServerDraft>): Promise<string> {
  const { servers } = await driver.ask(routes.keepServer, {}, { ...plain, ...draft });
  return servers[0]!.serverId;
}

async function begin(serverId: string, ...series: readonly FetchedSeries[]): Promise<string> {
  return (await driver.ask(routes.fetchSeries, { serverId }, { series: [...series] })).importId;
}

async function finished(importId: string): Promise<ImportState> {
  for (;;) {
    const state = await driver.ask(routes.importState, { importId });
    if (state.phase === 'done' || state.phase === 'cancelled') return state;
    await wait(5);
  }
}

const managed = () => readdir(join(driver.home, 'home', 'pullbacks'), { recursive: true }).catch(() => []);
const series = (seriesInstanceUid: string, ...uids: readonly string[]): FetchedSeries => ({ studyInstanceUid: '1.2.3', seriesInstanceUid, sopInstanceUids: uids.length === 0 ? null : [...uids], words: `Series ${seriesInstanceUid}` });

describe.skipIf(!orthancInstalled)('a pullback in Orthanc', () => {
  let orthanc: Orthanc;
  const file = buildPullback({
    rows: 20,
    columns: 30,
    numberOfFrames: 7,
    pixels: Uint8Array.from({ length: 20 * 30 * 7 }, (_, index) => index % 251),
    elements: [
      element('00080018', 'UI', '1.2.8.4'),
      element('00080020', 'DA', '20260311'),
      element('00080060', 'CS', 'IVUS'),
      element('00100010', 'PN', 'Secretname^Jane'),
      element('00100020', 'LO', 'VEN-8'),
      element('0020000d', 'UI', '1.2.8'),
      element('0020000e', 'UI', '1.2.8.1'),
      element('00280030', 'DS', '0.5\\0.5'),
    ],
  });
  beforeEach(async () => {
    await driver.close();
    // Another program on a busy machine is not hurried.
    driver = await drive(undefined, 'browser');
  });
  beforeAll(async () => {
    orthanc = await startOrthanc();
    await orthanc.store(file);
    for (const number of [1, 2, 3]) await orthanc.store(singleImage(number));
  });
  afterAll(() => orthanc?.stop());
  const orthancServer = () => setUp({ baseUrl: orthanc.baseUrl, signIn: 'password', userName: orthanc.userName, secret: orthanc.password });

  it('is found, fetched and the same as the file that was put there', async () => {
    const serverId = await orthancServer();
    const { studies } = await driver.ask(routes.findStudies, { serverId }, { ...search, patientId: 'VEN-8' });
    expect(studies).toMatchObject([{ studyInstanceUid: '1.2.8', patientName: 'Secretname, Jane', studyDate: '2026-03-11' }]);
    const [found] = (await driver.ask(routes.findSeries, { serverId }, { studyInstanceUid: '1.2.8' })).series;
    const { instances } = await driver.ask(routes.findInstances, { serverId }, { studyInstanceUid: '1.2.8', seriesInstanceUid: found!.seriesInstanceUid });
    expect(instances).toMatchObject([{ sopInstanceUid: '1.2.8.4', numberOfFrames: 7, isInLibrary: false }]);

    const state = await finished(await begin(serverId, { ...series(found!.seriesInstanceUid), studyInstanceUid: '1.2.8' }));
    expect(state).toMatchObject({ phase: 'done', pullbacksAdded: 1, filesSkipped: 0, fetched: { instances: 1, instancesTotal: 1, sizeBytes: file.length, failed: [] } });
    // A file of the same UID and another digest would be refused.
    const upload = await driver.upload('/api/pullbacks/upload', file);
    expect(await upload.json()).toMatchObject({ pullbackId: state.opened[0]!.pullbackId });
    expect((await managed()).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await managed()).toHaveLength(1);

    const known = await driver.ask(routes.findInstances, { serverId }, { studyInstanceUid: '1.2.8', seriesInstanceUid: found!.seriesInstanceUid });
    expect(known.instances).toMatchObject([{ isInLibrary: true }]);
    const again = await finished(await begin(serverId, { ...series(found!.seriesInstanceUid), studyInstanceUid: '1.2.8' }));
    expect(again).toMatchObject({ phase: 'done', pullbacksAdded: 0, opened: [{ isNew: false, pullbackId: state.opened[0]!.pullbackId }] });
    expect(await managed()).toHaveLength(1);
  });

  it('of single images is gathered like a folder of them', async () => {
    const serverId = await orthancServer();
    const { studies } = await driver.ask(routes.findStudies, { serverId }, { ...search, patientName: 'Doe' });
    const { studyInstanceUid } = studies[0]!;
    const [found] = (await driver.ask(routes.findSeries, { serverId }, { studyInstanceUid })).series;
    const state = await finished(await begin(serverId, { studyInstanceUid, seriesInstanceUid: found!.seriesInstanceUid, sopInstanceUids: null, words: 'Stills' }));
    expect(state).toMatchObject({ phase: 'done', opened: [{ isNew: true, label: 'Doe, Jane, 3 stills' }], fetched: { instances: 3 } });
  });
});

describe('a server that', () => {
  let server: MisbehavingServer;
  let serverId: string;
  beforeAll(async () => void (server = await startMisbehavingServer()));
  afterAll(() => server.stop());
  beforeEach(async () => {
    server.asked.length = 0;
    serverId = await setUp({ baseUrl: server.baseUrl });
  });

  /** Gives each instance a pullback of its UID, but does to those that end in `.bad` whatever a test wants. */
  const mostly = (bad: Behaviour) =>
    server.behave((request, response) => {
      const uid = /instances\/([\d.]+)$/.exec(request.url ?? '')?.[1];
      if (uid === undefined) return void response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end(JSON.stringify([{ '00080018': { vr: 'UI', Value: ['1.2.3.4'] } }]));
      if (uid.endsWith('.666')) return bad(request, response);
      const file = pullbackFile(uid, Number(uid.split('.').at(-1)));
      response.writeHead(200, { 'Content-Type': 'multipart/related; type="application/dicom"; boundary=b' });
      response.end(Buffer.concat([Buffer.from('--b\r\nContent-Type: application/dicom\r\n\r\n'), file, Buffer.from('\r\n--b--\r\n')]));
    });

  it.each<[string, Behaviour, RegExp]>([
    ['hangs', () => undefined, /has sent nothing for/],
    ['answers 500', (_, response) => void response.writeHead(500).end(), /failed to answer \(500\)/],
    ['answers 404', (_, response) => void response.writeHead(404).end(), /has nothing at this address/],
    [
      'breaks off in the middle',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'multipart/related; type="application/dicom"; boundary=b' }).write(Buffer.concat([Buffer.from('--b\r\n\r\n'), pullbackFile('1.666').subarray(0, 9000)]));
        setTimeout(() => response.destroy(), 20);
      },
      /broke off in the middle/,
    ],
    ['sends another object', (_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(pullbackFile('1.7')), /another object/],
  ])('%s gives nothing of that series, and a whole one before it comes in', async (_, bad, sentence) => {
    mostly(bad);
    const state = await finished(await begin(serverId, series('1.1', '1.1.1'), series('1.2', '1.2.1', '1.2.666', '1.2.3')));
    expect(state).toMatchObject({ phase: 'done', pullbacksAdded: 1, filesSkipped: 0, fetched: { instances: 1, instancesTotal: 1, failed: [{ seriesInstanceUid: '1.2', words: 'Series 1.2', reason: expect.stringMatching(sentence) }] } });
    expect(await managed()).toHaveLength(1);
    // And comes when it is asked for again, where the server has recovered.
    mostly(() => undefined);
    expect(await finished(await begin(serverId, series('1.2', '1.2.1')))).toMatchObject({ pullbacksAdded: 1, fetched: { failed: [] } });
  });

  it('is gone is not asked for every other series', async () => {
    mostly((_, response) => void response.writeHead(401).end());
    const state = await finished(await begin(serverId, series('1.1', '1.1.666'), series('1.2', '1.2.1'), series('1.3', '1.3.1')));
    expect(state.fetched?.failed.map(({ seriesInstanceUid }) => seriesInstanceUid)).toEqual(['1.1', '1.2', '1.3']);
    expect(server.asked).toHaveLength(1);
    expect(await managed()).toEqual([]);
  });

  it('sends what cannot be read as a pullback has that said of it like of any file', async () => {
    mostly((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(pullbackFile('1.666').subarray(0, 700)));
    const state = await finished(await begin(serverId, series('1.1', '1.666')));
    expect(state).toMatchObject({ phase: 'done', opened: [], filesSkipped: 1, fetched: { failed: [] } });
    expect(await managed()).toEqual([]);
  });

  it('is slow can be cancelled, and nothing is left of what came', async () => {
    let slowly: (() => void) | null = null;
    const begun = new Promise<void>((done) => (slowly = done));
    mostly((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom' }).write(pullbackFile('1.666').subarray(0, 9000));
      slowly?.();
    });
    const importId = await begin(serverId, series('1.1', '1.1.1'), series('1.2', '1.2.666'));
    await begun;
    await wait(30);
    expect(await driver.ask(routes.importState, { importId })).toMatchObject({ phase: 'receiving', fetched: { instances: 1, instancesTotal: 2 } });
    const state = await driver.ask(routes.cancelImport, { importId });
    expect(state).toMatchObject({ phase: 'cancelled', opened: [] });
    expect(await managed()).toEqual([]);
  });
});
