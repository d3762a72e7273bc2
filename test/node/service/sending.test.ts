import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { routes } from '../../../src/api/contract.ts';
import type { Destination } from '../../../src/api/servers.ts';
import { openSqliteLibrary } from '../../../src/node/library/sqliteLibrary.ts';
import { orthancInstalled, startOrthanc } from '../../orthanc.ts';
import { type MisbehavingServer, startMisbehavingServer } from '../dicomweb/misbehavingServer.ts';
import { type Driver, drive } from './serviceDriver.ts';

const dicomweb = { limits: { stallMs: 400, mostAnswerBytes: 1_000_000, mostInstanceBytes: 10_000_000 }, retryDelayMs: 10 };

/** A server that keeps what it is sent, and does instead what a test wants while it wants it. */
async function startKeeper() {
  const server: MisbehavingServer = await startMisbehavingServer();
  const keeper = {
    server,
    kept: new Map<string, number>(),
    /** Taken from the front for each storing; null: it does as it should. */
    faults: [] as ((response: ServerResponse) => void)[],
    /** Keeps before it fails, as when the answer is lost on its way back. */
    keepsBeforeFault: false,
    isMute: false,
  };
  server.behave((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://keeper');
    if (keeper.isMute) return;
    if (request.method === 'GET') {
      const uid = url.searchParams.get('SOPInstanceUID') ?? '';
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end(JSON.stringify(keeper.kept.has(uid) ? [{ '00080018': { vr: 'UI', Value: [uid] } }] : []));
      return;
    }
    const body = Buffer.concat(await request.toArray()).toString('latin1');
    const fault = keeper.faults.shift();
    // The SOP Instance UIDs, from the file meta information of each part.
    // oxlint-disable-next-line no-control-regex
    const uids = [...body.matchAll(/\x02\x00\x03\x00UI..(2\.25\.\d+)/gs)].map((match) => match[1]!);
    if (fault === undefined || keeper.keepsBeforeFault) for (const uid of uids) keeper.kept.set(uid, (keeper.kept.get(uid) ?? 0) + 1);
    if (fault !== undefined) return fault(response);
    response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end(JSON.stringify({ '00081199': { vr: 'SQ', Value: uids.map((uid) => ({ '00081155': { vr: 'UI', Value: [uid] } })) } }));
  }
  return keeper;
}

let driver: Driver;
let keeper: Awaited<ReturnType<typeof startKeeper>>;
let reportId: string;
let serverId: string;

async function setUp(baseUrl: string, maySend = true): Promise<string> {
  const { servers } = await driver.ask(routes.keepServer, {}, { serverId: null, name: 'Archive', baseUrl, signIn: 'nobody', userName: '', secret: null, maySend, allowUnencrypted: false });
  return servers.at(-1)!.serverId;
}

beforeEach(async () => {
  [driver, keeper] = await Promise.all([drive(undefined, 'browser', { dicomweb }), startKeeper()]);
  const { readId } = await driver.ask(routes.openSample, {}, { which: 'read' });
  reportId = (await driver.ask(routes.read, { readId })).reports[0]!.reportId;
  serverId = await setUp(keeper.server.baseUrl);
});
afterEach(() => Promise.all([driver.close(), keeper.server.stop()]));

const now = async (by = driver): Promise<Destination> => (await by.ask(routes.sendings, { reportId })).destinations.find((each) => each.serverId === serverId)!;
async function sent(): Promise<Destination> {
  await driver.ask(routes.sendReport, { reportId }, { serverId });
  for (;;) {
    const state = await now();
    if (state.state !== 'sending') return state;
    await wait(5);
  }
}
const posts = () => keeper.server.asked.filter(({ what }) => what.startsWith('POST')).length;

describe('a final report', () => {
  it('goes to a server that is allowed, whole and once, and says what went where', async () => {
    expect(await driver.ask(routes.sendings, { reportId })).toMatchObject({ patientName: 'Phantom, Synthetic nivl', objects: 3, destinations: [{ serverName: 'Archive', state: 'notSent', at: null }] });
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3, remark: '' });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
    expect(await driver.refusal(routes.sendReport, { reportId }, { serverId })).toBe('server/underWay');
    expect(posts()).toBe(1);
    expect(keeper.server.asked.every(({ what }) => /^(POST \/studies\/[\d.]+|GET \/studies\/[\d.]+\/instances\?SOPInstanceUID=[\d.]+)$/.test(what))).toBe(true);
  });

  it('goes nowhere that is not allowed, and not at all as a draft', async () => {
    const other = await driver.ask(routes.keepServer, {}, { serverId, name: 'Archive', baseUrl: keeper.server.baseUrl, signIn: 'nobody', userName: '', secret: null, maySend: false, allowUnencrypted: false });
    expect(other.servers).toHaveLength(1);
    expect((await driver.ask(routes.sendings, { reportId })).destinations).toEqual([]);
    expect(await driver.refusal(routes.sendReport, { reportId }, { serverId })).toBe('server/notAllowed');
    expect(await driver.refusal(routes.sendReport, { reportId: 'no report' }, { serverId: 'none' })).toBe('server/notAllowed');
    expect(keeper.server.asked).toEqual([]);
  });

  it('that the server has already is not sent again, whoever brought it there', async () => {
    const library = await openSqliteLibrary(join(driver.home, 'home'));
    const [first] = await library.reportInstances(reportId);
    await library.close();
    keeper.kept.set(first!.sopInstanceUid, 1);
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3 });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it('is tried again where the fault may pass, and no more than three times', async () => {
    const fails = (response: ServerResponse) => void response.writeHead(503).end();
    keeper.faults = [fails, fails];
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3 });
    expect(posts()).toBe(3);
  });

  it('that never arrives is told of in a sentence, and can be sent again', async () => {
    const fails = (response: ServerResponse) => void response.writeHead(500).end();
    keeper.faults = [fails, fails, fails];
    expect(await sent()).toMatchObject({ state: 'failed', objectsSent: 0, remark: '“Archive” failed to answer (500). Try again later.' });
    expect(posts()).toBe(3);
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3, remark: '' });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it('that is refused is not sent again and again', async () => {
    keeper.faults = [(response) => void response.writeHead(403).end()];
    expect(await sent()).toMatchObject({ state: 'failed', remark: expect.stringContaining('does not allow') });
    expect(posts()).toBe(1);
  });

  it('of which one object is refused says which part of it is there', async () => {
    keeper.faults = [
      (response) => {
        const [, ...others] = [...keeper.kept.keys()];
        const [refused] = keeper.kept.keys();
        keeper.kept.delete(refused!);
        const items = (uids: readonly string[], more = {}) => ({ vr: 'SQ', Value: uids.map((uid) => ({ '00081155': { vr: 'UI', Value: [uid] }, ...more })) });
        response.writeHead(202, { 'Content-Type': 'application/dicom+json' }).end(JSON.stringify({ '00081199': items(others), '00081198': items([refused!], { '00081197': { vr: 'US', Value: [0x0122] } }) }));
      },
    ];
    keeper.keepsBeforeFault = true;
    expect(await sent()).toMatchObject({ state: 'failed', objectsSent: 2, remark: '“Archive” refuses it: it does not take objects of this kind (0122).' });
    // Only what is missing is sent again.
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3 });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['breaks off', (response) => void response.destroy()],
    ['hangs', () => undefined],
    ['fails', (response) => void response.writeHead(500).end()],
    ['says nothing that can be read', (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>thanks</p>')],
  ])('that arrives although the answer to it %s is not sent twice', async (_, fault) => {
    keeper.faults = [fault];
    keeper.keepsBeforeFault = true;
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3 });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it('of which nobody can say whether it arrived is checked before anything is sent again', async () => {
    const mute = (response: ServerResponse) => {
      keeper.isMute = true;
      response.destroy();
    };
    keeper.faults = [mute];
    keeper.keepsBeforeFault = true;
    expect(await sent()).toMatchObject({ state: 'unknown', objectsSent: 0 });
    expect(await driver.refusal(routes.sendReport, { reportId }, { serverId })).toBe('server/underWay');
    expect(await driver.refusal(routes.checkSending, { reportId }, { serverId })).toBe('server/stalled');
    expect((await now()).state).toBe('unknown');
    keeper.isMute = false;
    expect((await driver.ask(routes.checkSending, { reportId }, { serverId })).destinations).toMatchObject([{ state: 'sent', objectsSent: 3 }]);
    expect(posts()).toBe(1);
  });

  it('whose sending the program did not live through is not known to have arrived, and a look at the server settles it', async () => {
    keeper.isMute = true;
    await driver.ask(routes.sendReport, { reportId }, { serverId });
    expect((await now()).state).toBe('sending');
    expect(await driver.refusal(routes.sendReport, { reportId }, { serverId })).toBe('server/underWay');
    const { home } = driver;
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await driver.service.close();
    driver = await drive(home, 'browser', { dicomweb });
    expect(await now()).toMatchObject({ state: 'unknown', remark: 'The sending was cut off.' });
    keeper.isMute = false;
    expect((await driver.ask(routes.checkSending, { reportId }, { serverId })).destinations).toMatchObject([{ state: 'failed', remark: 'It has not arrived.' }]);
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3 });
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it('of which two windows ask at once goes once', async () => {
    const answers = await Promise.allSettled([1, 2, 3].map(() => driver.ask(routes.sendReport, { reportId }, { serverId })));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    while ((await now()).state === 'sending') await wait(5);
    expect([...keeper.kept.values()]).toEqual([1, 1, 1]);
  });

  it('keeps what it was sent to where the server is set up no more', async () => {
    await sent();
    await driver.ask(routes.deleteServer, { serverId });
    expect(await now()).toMatchObject({ serverName: 'Archive', maySend: false, state: 'sent' });
    expect(await driver.refusal(routes.checkSending, { reportId }, { serverId })).toBe('service/notFound');
  });
});

describe.skipIf(!orthancInstalled)('Orthanc', () => {
  let orthanc: Awaited<ReturnType<typeof startOrthanc>>;
  beforeAll(async () => void (orthanc = await startOrthanc()));
  afterAll(() => orthanc?.stop());

  beforeEach(async () => {
    const { home } = driver;
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await driver.service.close();
    // Another program on a busy machine is not hurried.
    driver = await drive(home, 'browser');
  });

  it('keeps the objects of a report byte for byte, in the study of the pullback, and shows the sample beside them', async () => {
    await orthanc.store(await readFile(new URL('../../../assets/sample/pullback.dcm', import.meta.url)));
    const { servers } = await driver.ask(routes.keepServer, {}, { serverId: null, name: 'Orthanc', baseUrl: orthanc.baseUrl, signIn: 'password', userName: orthanc.userName, secret: orthanc.password, maySend: true, allowUnencrypted: false });
    serverId = servers.at(-1)!.serverId;
    expect(await sent()).toMatchObject({ state: 'sent', objectsSent: 3, remark: '' });
    const library = await openSqliteLibrary(join(driver.home, 'home'));
    const instances = await library.reportInstances(reportId);
    await library.close();
    expect(instances.map(({ kind }) => kind).toSorted()).toEqual(['pdf-dicom', 'sr', 'sr-ivus']);
    for (const { sopInstanceUid, bytes } of instances) expect(Buffer.compare((await orthanc.kept(sopInstanceUid))!, bytes)).toBe(0);
    const { studies } = await driver.ask(routes.findStudies, { serverId }, { patientName: 'Phantom', patientId: '', accessionNumber: '', modality: 'SR', studyDateFrom: null, studyDateTo: null });
    expect(studies).toMatchObject([{ numberOfInstances: 4, modalities: expect.arrayContaining(['IVUS', 'SR', 'DOC']) }]);
  });
});
