import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytePaths, routes } from '../../../src/api/contract.ts';
import type { ServerDraft } from '../../../src/api/servers.ts';
import { type MisbehavingServer, startMisbehavingServer } from '../dicomweb/misbehavingServer.ts';
import { type Driver, drive } from './serviceDriver.ts';

let driver: Driver;
let server: MisbehavingServer;
beforeAll(async () => void (server = await startMisbehavingServer()));
afterAll(() => server.stop());
beforeEach(async () => {
  driver = await drive();
  server.asked.length = 0;
  server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end('[]'));
});
afterEach(() => driver.close());

const draft = (change: Partial<ServerDraft> = {}): ServerDraft => ({
  serverId: null,
  name: 'Ward',
  baseUrl: `${server.baseUrl}/dicom-web/`,
  signIn: 'password',
  userName: 'reader',
  secret: 'geheim-9Kq',
  maySend: false,
  allowUnencrypted: false,
  ...change,
});
const keep = (change?: Partial<ServerDraft>) => driver.ask(routes.keepServer, {}, draft(change));
const search = { patientName: '', patientId: '', accessionNumber: '', modality: '', studyDateFrom: null, studyDateTo: null };

describe('a server that is set up', () => {
  it('is listed without its password, may be sent nothing until that is allowed, and is forgotten with its password', async () => {
    const { servers, secrets } = await keep();
    expect(servers).toMatchObject([{ name: 'Ward', baseUrl: `${server.baseUrl}/dicom-web`, userName: 'reader', maySend: false, hasSecret: true }]);
    expect(secrets).toMatchObject({ keptIn: 'session', remark: expect.stringContaining('until the program ends') });
    expect(JSON.stringify(servers)).not.toContain('geheim');
    expect((await driver.ask(routes.deleteServer, { serverId: servers[0]!.serverId })).servers).toEqual([]);
    expect(await driver.refusal(routes.findStudies, { serverId: servers[0]!.serverId }, search)).toBe('service/notFound');
  });

  it('leaves its password in no file of the library, nor in a backup', async () => {
    await keep();
    const backup = Buffer.from(await (await driver.get(bytePaths.backup())).arrayBuffer());
    expect(backup.includes('Ward')).toBe(true);
    const files = (await readdir(join(driver.home, 'home'), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const contents = [backup, ...(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))))];
    const encoded = Buffer.from('reader:geheim-9Kq').toString('base64');
    for (const bytes of contents) expect(bytes.includes('geheim') || bytes.includes(encoded)).toBe(false);
  });

  it('is asked with what was given for it', async () => {
    const { servers } = await keep({ userName: 'Müller' });
    await driver.ask(routes.findStudies, { serverId: servers[0]!.serverId }, search);
    expect(server.asked.at(-1)?.authorization).toBe(`Basic ${Buffer.from('Müller:geheim-9Kq', 'utf8').toString('base64')}`);
    await keep({ serverId: servers[0]!.serverId, signIn: 'token', secret: 'abc.def-1_2=' });
    await driver.ask(routes.findStudies, { serverId: servers[0]!.serverId }, search);
    expect(server.asked.at(-1)?.authorization).toBe('Bearer abc.def-1_2=');
    await keep({ serverId: servers[0]!.serverId, signIn: 'nobody', secret: null });
    await driver.ask(routes.findStudies, { serverId: servers[0]!.serverId }, search);
    expect(server.asked.at(-1)?.authorization).toBeUndefined();
  });

  it('keeps its password while its name changes, and loses it with its address or user: a password goes nowhere that it was not given for', async () => {
    const { servers } = await keep();
    const { serverId } = servers[0]!;
    expect((await keep({ serverId, name: 'Ward 2', secret: null })).servers).toMatchObject([{ name: 'Ward 2', hasSecret: true }]);
    expect((await keep({ serverId, baseUrl: 'https://elsewhere.invalid', secret: null })).servers).toMatchObject([{ hasSecret: false }]);
    expect(await driver.refusal(routes.findStudies, { serverId }, search)).toBe('server/unauthorised');
    expect((await keep({ serverId, secret: null })).servers).toMatchObject([{ hasSecret: false }]);
    expect(await driver.refusal(routes.testServer, {}, draft({ serverId, secret: null }))).toBe('server/unauthorised');
    expect(server.asked).toEqual([]);
  });

  it('is tried as it is filled in, before it is kept', async () => {
    await driver.ask(routes.testServer, {}, draft());
    expect(server.asked).toHaveLength(1);
    expect((await driver.ask(routes.servers)).servers).toEqual([]);
    server.behave((_, response) => void response.writeHead(401).end());
    expect(await driver.refusal(routes.testServer, {}, draft())).toBe('server/unauthorised');
    server.behave((_, response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>'));
    expect(await driver.refusal(routes.testServer, {}, draft())).toBe('server/notDicomweb');
  });

  it('is refused where its address is none, carries a password, or would be read on its way', async () => {
    for (const baseUrl of ['', 'pacs', 'ftp://pacs.invalid', 'file:///etc/passwd', 'https://u:p@pacs.invalid', 'https://pacs.invalid/studies?x=1']) expect(await driver.refusal(routes.keepServer, {}, draft({ baseUrl }))).toBe('service/badRequest');
    expect(await driver.refusal(routes.keepServer, {}, draft({ baseUrl: 'http://pacs.invalid' }))).toBe('server/notEncrypted');
    expect((await keep({ name: 'A', baseUrl: 'http://pacs.invalid', allowUnencrypted: true })).servers).toMatchObject([{ allowUnencrypted: true }]);
    // Where nothing can be read on its way, there is nothing to allow.
    expect((await keep({ name: 'B', baseUrl: 'https://pacs.invalid/studies/', allowUnencrypted: true })).servers[1]).toMatchObject({ baseUrl: 'https://pacs.invalid', allowUnencrypted: false });
    expect(await driver.refusal(routes.keepServer, {}, draft({ name: 'B' }))).toBe('service/badRequest');
    expect(await driver.refusal(routes.keepServer, {}, draft({ userName: 'a:b' }))).toBe('service/badRequest');
  });

  it('with a token that would end its header is asked nothing', async () => {
    expect(await driver.refusal(routes.testServer, {}, draft({ signIn: 'token', secret: 'abc\r\nX-Other: 1' }))).toBe('server/unauthorised');
    expect(server.asked).toEqual([]);
  });
});
