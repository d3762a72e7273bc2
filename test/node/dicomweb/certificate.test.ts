import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { askServer, usualLimits } from '../../../src/node/dicomweb/serverConnection.ts';

const opensslInstalled = spawnSync('openssl', ['version']).status === 0;

/** A server on the loopback address with a certificate that it signed itself, made out to a name. */
async function selfSigned(name: string) {
  const folder = await mkdtemp(join(tmpdir(), 'venolume-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`], { stdio: 'ignore' });
  let asked = 0;
  const server = createServer({ key: await readFile(key), cert: await readFile(cert) }, (_, response) => {
    asked++;
    response.writeHead(200, { 'Content-Type': 'application/dicom+json' }).end('[]');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const address = server.address();
  return { baseUrl: `https://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`, asked: () => asked };
}

describe.skipIf(!opensslInstalled)('a certificate', () => {
  const never = new AbortController().signal;
  const ask = (baseUrl: string) => askServer({ name: 'Ward', baseUrl, authorization: null, allowUnencrypted: true, limits: usualLimits }, { path: '/studies', accept: '*/*', signal: never });

  it('that nobody vouches for is refused before anything is asked, whatever is allowed otherwise', async () => {
    const server = await selfSigned('localhost');
    await expect(ask(server.baseUrl)).rejects.toMatchObject({ code: 'server/untrusted', message: expect.stringContaining('is not trusted on this machine') });
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(ask(server.baseUrl)).rejects.toMatchObject({ code: 'server/untrusted', message: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED') });
    expect(server.asked()).toBe(0);
  });

  it('is missing where plain HTTP answers at an https address', async () => {
    const { createServer: createPlain } = await import('node:http');
    const plain = createPlain((_, response) => response.end());
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    onTestFinished(() => void plain.close());
    const address = plain.address();
    await expect(ask(`https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`)).rejects.toMatchObject({ code: 'server/unreachable', message: expect.stringContaining('encrypted') });
  });
});
