import { request as httpRequest } from 'node:http';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserHost, startBrowserHost } from '../../src/node/browserHost.ts';

let home: string;
let host: BrowserHost;
let origin: string;
let token: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'venolume-host-'));
  host = await startBrowserHost({ home, files: [], port: 0, rendererFolder: new URL('../../dist/renderer', import.meta.url).pathname });
  const url = new URL(host.url);
  origin = url.origin;
  token = url.searchParams.get('token') ?? '';
});
afterAll(async () => {
  await host.close();
  await rm(home, { recursive: true, force: true });
});

/** Node's fetch sets Host itself; this does not. */
function raw(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const request = httpRequest(new URL(path, origin), { headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    request.on('error', fail);
    request.end();
  });
}

const cookie = () => ({ cookie: `venolume-token-${new URL(origin).port}=${token}` });
const loopbackHost = () => ({ host: new URL(origin).host });

describe('the browser host', () => {
  it('listens on the loopback address alone', () => {
    expect(new URL(origin).hostname).toBe('127.0.0.1');
  });

  it('takes the token out of the address and keeps it in a cookie that no script reads', async () => {
    const response = await fetch(host.url, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('refuses without the token, with a wrong one, for another host and from another page', async () => {
    expect(await raw('/api/library', { ...loopbackHost() })).toBe(403);
    expect(await raw('/', { ...loopbackHost() })).toBe(403);
    expect(await raw('/?token=wrong', { ...loopbackHost() })).toBe(403);
    expect(await raw('/api/library', { ...loopbackHost(), cookie: `${cookie().cookie}x` })).toBe(403);
    expect(await raw('/api/library', { ...cookie(), host: 'evil.example' })).toBe(403);
    expect(await raw('/api/library', { ...loopbackHost(), ...cookie(), origin: 'http://evil.example' })).toBe(403);
    expect(await raw('/api/library', { ...loopbackHost(), ...cookie() })).toBe(200);
  });

  it('serves its page under a strict policy with a fresh nonce, and nothing outside its folder', async () => {
    const first = await fetch(origin, { headers: cookie() });
    const second = await fetch(origin, { headers: cookie() });
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toBe(second.headers.get('content-security-policy'));
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(await first.text()).toContain(nonce);
    for (const path of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/assets/../../../package.json']) {
      expect(await raw(path, { ...loopbackHost(), ...cookie() })).toBe(404);
    }
  });

  it('keeps nothing of an upload that breaks off', async () => {
    const request = httpRequest(new URL('/api/pullbacks/upload', origin), { method: 'POST', headers: { ...cookie(), 'content-length': '1000000' } });
    const ended = new Promise<void>((done) => request.on('error', () => done()));
    await new Promise<void>((done) => request.write(new Uint8Array(300_000), () => done()));
    const folder = join(home, 'pullbacks');
    await expect.poll(() => readdir(folder).catch(() => [])).toHaveLength(1);
    request.destroy();
    await ended;
    await expect.poll(() => readdir(folder)).toEqual([]);
    expect(await raw('/api/library', { ...loopbackHost(), ...cookie() })).toBe(200);
  });

  it('tells a window what another one changed', async () => {
    const leave = new AbortController();
    const { body, headers } = await fetch(new URL('/api/events', origin), { headers: cookie(), signal: leave.signal });
    expect(headers.get('content-type')).toBe('text/event-stream');
    const reader = body!.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toBe(': open\n\n');
    await fetch(new URL('/api/sample', origin), { method: 'POST', headers: { ...cookie(), origin }, body: JSON.stringify({ which: 'unread' }) });
    expect(await next()).toBe('data: {"type":"libraryChanged"}\n\n');
    leave.abort();
  });

  it('says so when its port is taken', async () => {
    const options = { home, files: [], port: Number(new URL(origin).port), rendererFolder: '/nowhere' };
    await expect(startBrowserHost(options)).rejects.toMatchObject({ code: 'service/portUnavailable' });
  });
});
