import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StudySearch } from '../../../src/api/remoteStudy.ts';
import { findInstances, findStudies, hasInstance } from '../../../src/node/dicomweb/qido.ts';
import type { ServerConnection } from '../../../src/node/dicomweb/serverConnection.ts';
import { storeObjects } from '../../../src/node/dicomweb/stow.ts';
import { fetchInstance } from '../../../src/node/dicomweb/wado.ts';
import { AppError } from '../../../src/shared/appError.ts';
import { pullbackFile } from '../service/serviceDriver.ts';
import { type MisbehavingServer, startMisbehavingServer } from './misbehavingServer.ts';

const all: StudySearch = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };
const instance = { studyInstanceUid: '1.2.3', seriesInstanceUid: '1.2.3.1', sopInstanceUid: '1.2.3.4' };
const limits = { stallMs: 300, mostAnswerBytes: 20_000, mostInstanceBytes: 1_000_000 };
const never = new AbortController().signal;

let server: MisbehavingServer;
let elsewhere: MisbehavingServer;
let folder: string;
let connection: ServerConnection;
beforeAll(async () => {
  [server, elsewhere, folder] = await Promise.all([startMisbehavingServer(), startMisbehavingServer(), mkdtemp(join(tmpdir(), 'venolume-dicomweb-'))]);
});
afterAll(() => Promise.all([server.stop(), elsewhere.stop(), rm(folder, { recursive: true, force: true })]));
beforeEach(() => {
  server.asked.length = 0;
  elsewhere.asked.length = 0;
  connection = { name: 'Ward', baseUrl: server.baseUrl, authorization: 'Bearer secret', allowUnencrypted: false, limits };
});

const search = () => findStudies(connection, all, never);
const fetchOne = (signal = never) => fetchInstance(connection, instance, join(folder, 'a.dcm'), signal, () => undefined);

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(() => 'was not refused', (reason: unknown) => reason);
  if (!(error instanceof AppError)) throw new Error(`no sentence: ${String(error)}`);
  // A sentence for the reader: the server by its name, and nothing that it said.
  expect(error.message).toMatch(/^(“Ward”|The certificate of “Ward”|What goes to “Ward”)[^]*\.$/);
  return error;
}

const codeOf = async (work: Promise<unknown>) => (await refusal(work)).code;
const answerJson = (value: unknown, status = 200) => server.behave((_, response) => void response.writeHead(status, { 'Content-Type': 'application/dicom+json' }).end(JSON.stringify(value)));

function multipart(response: ServerResponse, ...parts: readonly (string | Uint8Array)[]): void {
  response.writeHead(200, { 'Content-Type': 'multipart/related; type="application/dicom"; boundary="b0undary"' });
  for (const part of parts) response.write(part);
}
const partHead = '--b0undary\r\nContent-Type: application/dicom\r\n\r\n';

describe('a server that', () => {
  it.each([
    [401, 'server/unauthorised'],
    [403, 'server/unauthorised'],
    [404, 'server/notFound'],
    [400, 'server/refused'],
    [500, 'server/failed'],
    [503, 'server/failed'],
  ])('answers %i is told of as %s, and its page is not shown', async (status, code) => {
    server.behave((_, response) => void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>secret patient Doe</h1>'));
    const error = await refusal(search());
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('Doe');
    expect(await codeOf(fetchOne())).toBe(code);
  });

  it('is not there is unreachable', async () => {
    const gone = await startMisbehavingServer();
    await gone.stop();
    connection = { ...connection, baseUrl: gone.baseUrl };
    expect(await codeOf(search())).toBe('server/unreachable');
  });

  it('hangs before its answer, or in the middle of one, is given up; one that is slow but goes on is not', async () => {
    server.behave(() => undefined);
    expect(await codeOf(search())).toBe('server/stalled');
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).write('['));
    expect(await codeOf(search())).toBe('server/stalled');
    server.behave((_, response) => multipart(response, partHead, pullbackFile().subarray(0, 5000)));
    expect(await codeOf(fetchOne())).toBe('server/stalled');
    server.behave((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' });
      let left = 6;
      const timer = setInterval(() => {
        response.write(' ');
        if (--left === 0) {
          clearInterval(timer);
          response.end('[]');
        }
      }, 100);
    });
    expect(await search()).toEqual({ studies: [], areMore: false });
  });

  it('answers with a web page, or with JSON that is not of DICOM, is no DICOMweb service', async () => {
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html></html>'));
    expect(await codeOf(search())).toBe('server/notDicomweb');
    expect(await codeOf(fetchOne())).toBe('server/notDicomweb');
    for (const value of [{ error: 'no' }, ['x'], [{ Patient: 'x' }], [{ '00100010': 'x' }], 7, [null]]) {
      answerJson(value);
      expect(await codeOf(search())).toBe('server/notDicomweb');
    }
  });

  it('answers without end is stopped', async () => {
    const flood = (response: ServerResponse, piece: string) => {
      const more = (): void => void (response.destroyed ? undefined : response.write(piece) ? setImmediate(more) : response.once('drain', more));
      more();
    };
    server.behave((_, response) => flood(response.writeHead(200, { 'Content-Type': 'application/dicom+json' }), ' '.repeat(10_000)));
    expect(await codeOf(search())).toBe('server/tooLarge');
    server.behave((_, response) => {
      multipart(response, partHead, pullbackFile());
      flood(response, 'x'.repeat(10_000));
    });
    expect(await codeOf(fetchOne())).toBe('server/tooLarge');
  });

  it('breaks off in the middle of a part, or lies about its length, has sent nothing', async () => {
    const file = pullbackFile();
    server.behave((_, response) => {
      multipart(response, partHead, file.subarray(0, 9000));
      setTimeout(() => response.destroy(), 20);
    });
    expect(await codeOf(fetchOne())).toBe('server/brokeOff');
    // It ends properly, but the part does not.
    server.behave((_, response) => {
      multipart(response, partHead, file);
      response.end();
    });
    expect(await codeOf(fetchOne())).toBe('server/brokeOff');
    server.behave((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom', 'Content-Length': String(file.length + 1000) }).write(file);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await codeOf(fetchOne())).toBe('server/brokeOff');
    server.behave((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).write('[{"0020000D":');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await codeOf(search())).toBe('server/brokeOff');
    expect(await readdir(folder)).toEqual([]);
  });

  it('sends what is no DICOM, another object, none or several is refused', async () => {
    const file = pullbackFile();
    for (const parts of [[partHead, 'not DICOM at all '.repeat(200)], [partHead], [partHead, pullbackFile('1.2.3.5')], [partHead, file, `\r\n${partHead}`, file], ['--b0undary\r\nContent-Type: text/plain\r\n\r\n', file], []]) {
      server.behave((_, response) => {
        multipart(response, ...parts, '\r\n--b0undary--\r\n');
        response.end();
      });
      expect(await codeOf(fetchOne())).toBe('server/notDicomweb');
    }
    await rm(join(folder, 'a.dcm'), { force: true });
  });

  it('sends the object itself, or in a part that claims another length, is believed by its bytes', async () => {
    const file = pullbackFile();
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(file));
    await fetchOne();
    server.behave((_, response) => {
      multipart(response, '--b0undary\r\nContent-Type: application/dicom\r\nContent-Length: 12\r\n\r\n', file, '\r\n--b0undary--');
      response.end();
    });
    await fetchOne();
    await rm(join(folder, 'a.dcm'));
  });

  it('does not know what to make of any transfer syntax is asked for the one that it likes', async () => {
    server.behave((request, response) => void (/transfer-syntax/.test(request.headers.accept ?? '') ? response.writeHead(406).end() : response.writeHead(200, { 'Content-Type': 'application/dicom' }).end(pullbackFile())));
    await fetchOne();
    await rm(join(folder, 'a.dcm'));
    server.behave((_, response) => void response.writeHead(406).end());
    expect(await codeOf(fetchOne())).toBe('server/refused');
  });

  it('sends elsewhere is not followed to another origin, and nothing is told there; within its own it is', async () => {
    server.behave((_, response) => void response.writeHead(302, { Location: `${elsewhere.baseUrl}/studies` }).end());
    expect(await codeOf(search())).toBe('server/redirected');
    expect(await codeOf(fetchOne())).toBe('server/redirected');
    expect(elsewhere.asked).toEqual([]);
    server.behave((_, response) => void response.writeHead(302, { Location: '/studies?again' }).end());
    expect(await codeOf(search())).toBe('server/redirected');
    expect(server.asked.length).toBeLessThan(10);
    server.behave((request, response) => void (request.url === '/there' ? response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end('[]') : response.writeHead(307, { Location: '/there' }).end()));
    expect(await search()).toEqual({ studies: [], areMore: false });
    expect(await codeOf(storeObjects(connection, '1.2.3', [{ sopInstanceUid: '1.2.3.4', bytes: pullbackFile() }], never))).toBe('server/redirected');
  });
});

it('Who cancels is answered with the reason at once, and nothing is left', async () => {
  server.behave((_, response) => multipart(response, partHead, pullbackFile().subarray(0, 9000)));
  const cancelling = new AbortController();
  setTimeout(() => cancelling.abort(new Error('enough')), 50);
  await expect(fetchOne(cancelling.signal)).rejects.toThrow('enough');
  expect(await readdir(folder)).toEqual([]);
});

it('Nothing goes over plain HTTP beyond this machine unless that was allowed', async () => {
  for (const baseUrl of ['http://pacs.invalid', 'http://10.0.0.1/dicom-web', 'http://127.0.0.1.invalid', 'http://localhost.invalid']) {
    connection = { ...connection, baseUrl, allowUnencrypted: false };
    expect(await codeOf(search())).toBe('server/notEncrypted');
  }
  connection = { ...connection, baseUrl: 'http://pacs.invalid', allowUnencrypted: true };
  expect(await codeOf(search())).toBe('server/unreachable');
});

it('Studies are read whatever the server leaves out or writes otherwise, and addresses are built of UIDs alone', async () => {
  answerJson([
    { '0020000D': { vr: 'UI', Value: ['1.2.3'] }, '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎' }] }, '00080020': { vr: 'DA', Value: ['20260311'] }, '00201208': { vr: 'IS', Value: ['12'] } },
    { '0020000d': { vr: 'UI', Value: ['1.2.4'] }, '00100010': { vr: 'PN', Value: ['Doe^Jane'] }, '00080061': { vr: 'CS', Value: ['IVUS', 'SR'] }, '00100020': { vr: 'LO', Value: ['\u202e7\u0000'] }, '00201206': { vr: 'IS', Value: [-1] } },
    { '0020000D': { vr: 'UI', Value: ['../../admin?x'] } },
    { '0020000D': { vr: 'UI', Value: [null] }, '00100010': { vr: 'PN' } },
  ]);
  const { studies } = await search();
  expect(studies).toEqual([
    { studyInstanceUid: '1.2.3', patientName: 'Yamada, Tarou (山田 太郎)', patientId: '', studyDate: '2026-03-11', studyDescription: '', accessionNumber: '', modalities: [], numberOfSeries: null, numberOfInstances: 12 },
    { studyInstanceUid: '1.2.4', patientName: 'Doe, Jane', patientId: '7', studyDate: null, studyDescription: '', accessionNumber: '', modalities: ['IVUS', 'SR'], numberOfSeries: null, numberOfInstances: null },
  ]);
  expect(server.asked[0]?.authorization).toBe('Bearer secret');
});

describe('a long list', () => {
  const uids = Array.from({ length: 450 }, (_, i) => `1.2.3.4.${i + 1}`);
  const sets = (from: number, to: number) => JSON.stringify(uids.slice(from, to).map((uid, i) => ({ '00080018': { vr: 'UI', Value: [uid] }, '00200013': { vr: 'IS', Value: [from + i + 1] } })));
  const list = async () => {
    connection = { ...connection, limits: { ...limits, mostAnswerBytes: 1_000_000 } };
    return (await findInstances(connection, '1.2.3', '1.2.3.1', never)).map(({ sopInstanceUid }) => sopInstanceUid);
  };

  it('is asked for to its end, however few a server tells at once', async () => {
    for (const most of [100, 200, 500]) {
      server.behave((request, response) => {
        const query = new URL(request.url ?? '', server.baseUrl).searchParams;
        const offset = Number(query.get('offset'));
        const end = Math.min(uids.length, offset + Math.min(most, Number(query.get('limit'))));
        const more = end < uids.length ? { Warning: `299 ward: There are ${uids.length - end} additional results that can be requested` } : {};
        response.writeHead(200, { 'Content-Type': 'application/dicom+json', ...more }).end(sets(offset, end));
      });
      expect(await list()).toEqual(uids);
    }
  });

  it('of a server that knows no pages is taken once', async () => {
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end(sets(0, uids.length)));
    expect(await list()).toEqual(uids);
    expect(server.asked).toHaveLength(2);
  });
});

it('A search says what it looks for in the words of the standard', async () => {
  answerJson([]);
  await findStudies(connection, { patientName: 'Müller, A', patientId: 'V 7&x', accessionNumber: '', modality: 'IVUS', studyDateFrom: '2026-01-01', studyDateTo: null }, never);
  const query = new URLSearchParams(server.asked[0]?.what.slice('GET /studies?'.length));
  expect([query.get('PatientName'), query.get('PatientID'), query.get('ModalitiesInStudy'), query.get('StudyDate'), query.has('AccessionNumber')]).toEqual(['Müller?A*', 'V 7&x', 'IVUS', '20260101-', false]);
});

describe('what a server says of objects that it was sent', () => {
  const objects = ['1.1', '1.2', '1.3', '1.4'].map((sopInstanceUid) => ({ sopInstanceUid, bytes: new Uint8Array(1) }));
  const send = () => storeObjects(connection, '1.2.3', objects, never);
  const about = (sopInstanceUid: string, tag?: string, code?: number) => ({ '00081155': { vr: 'UI', Value: [sopInstanceUid] }, ...(tag === undefined ? {} : { [tag]: { vr: 'US', Value: [code] } }) });

  it('is taken object by object, with its reasons', async () => {
    answerJson({ '00081199': { vr: 'SQ', Value: [about('1.1'), about('1.2', '00081196', 0xb000)] }, '00081198': { vr: 'SQ', Value: [about('1.3', '00081197', 0xa700)] } }, 202);
    expect(await send()).toEqual([
      { kind: 'stored', remark: null },
      { kind: 'stored', remark: 'It changed values in keeping it (B000).' },
      { kind: 'refused', reason: 'it has no room for it (A700)' },
      { kind: 'unsaid' },
    ]);
  });

  it('is a refusal of all with 409, and that it has it already is what was wanted', async () => {
    answerJson({ '00081198': { vr: 'SQ', Value: [about('1.1', '00081197', 0x0122), about('1.2', '00081197', 0x0111), about('1.3')] } }, 409);
    expect(await send()).toEqual([
      { kind: 'refused', reason: 'it does not take objects of this kind (0122)' },
      { kind: 'stored', remark: null },
      { kind: 'refused', reason: 'it does not say why' },
      { kind: 'refused', reason: 'it does not say why' },
    ]);
  });

  it('is not guessed where it says nothing that can be read', async () => {
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom+xml' }).end('<NativeDicomModel/>'));
    expect(await send()).toEqual(objects.map(() => ({ kind: 'unsaid' })));
    server.behave((_, response) => void response.writeHead(200).end());
    expect(await send()).toEqual(objects.map(() => ({ kind: 'unsaid' })));
  });

  it('nothing, where it has no such study to look in', async () => {
    answerJson([], 404);
    expect(await hasInstance(connection, '1.2.3', '1.1', never)).toBe(false);
    answerJson([about('1.9')]);
    expect(await hasInstance(connection, '1.2.3', '1.1', never)).toBe(false);
  });
});
