import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', async () => (await import('./electronStandIn.ts')).electronStandIn());
const { protocol } = await import('electron');
const { answerAppScheme, registerAppScheme } = await import('../../electron/scheme.ts');
const { isAppAddress } = await import('../../electron/appOrigin.ts');

async function statusOf(address: string, origin?: string): Promise<number> {
  answerAppScheme(() => new Response('the page', { status: 200 }));
  const handler = vi.mocked(protocol.handle).mock.calls.at(-1)![1];
  const response = await handler(new Request(address, origin === undefined ? {} : { headers: { origin } }) as never);
  return response.status;
}

describe("the program's scheme", () => {
  it('is an origin of its own, with fetch and streams, and no way round the security of the page', () => {
    registerAppScheme();
    const [scheme] = vi.mocked(protocol.registerSchemesAsPrivileged).mock.calls[0]![0];
    expect(scheme).toMatchObject({ scheme: 'venolume', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } });
    expect(scheme!.privileges).not.toHaveProperty('bypassCSP');
    expect(scheme!.privileges).not.toHaveProperty('corsEnabled');
  });

  it('answers its own host', async () => {
    expect(await statusOf('venolume://app/api/session')).toBe(200);
    expect(await statusOf('venolume://app/api/session', 'venolume://app')).toBe(200);
  });

  it('refuses other hosts and other origins', async () => {
    expect(await statusOf('venolume://elsewhere/api/session')).toBe(403);
    expect(await statusOf('venolume://app.elsewhere/api/session')).toBe(403);
    expect(await statusOf('venolume://app/api/session', 'https://elsewhere.example')).toBe(403);
    expect(await statusOf('venolume://app/api/session', 'null')).toBe(403);
  });
});

describe("the program's own address", () => {
  it.each([
    ['venolume://app/', true],
    ['venolume://app/reading?x=1#y', true],
    ['https://app/', false],
    ['venolume://app.example/', false],
    ['venolume://user@app/', false],
    ['file:///app/', false],
    ['about:blank', false],
    ['', false],
    ['not an address', false],
  ])('%s: %s', (address, own) => {
    expect(isAppAddress(address)).toBe(own);
  });
});
