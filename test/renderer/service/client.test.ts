import { describe, expect, it } from 'vitest';
import { serviceCaller } from '../../../renderer/service/client.ts';
import { routes } from '../../../src/api/contract.ts';
import { AppError } from '../../../src/shared/appError.ts';

const session = { programVersion: '1.0.0', host: 'browser', reader: null, opened: [], refused: [] };

function answering(body: unknown, status = 200) {
  const asked: { path: string; init: RequestInit }[] = [];
  const call = serviceCaller(async (path, init) => {
    asked.push({ path, init });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  });
  return { call, asked };
}

const problem = (given: Promise<unknown>) => given.then(() => null, (error: unknown) => error);

describe('a call of the service', () => {
  it('goes to the route’s path with its parameters, and its answer is parsed', async () => {
    const { call, asked } = answering({});
    await call(routes.restoreFromTrash, { parameters: { pullbackId: 'a/b' } });
    expect(asked[0]?.path).toBe('/api/trash/a%2Fb/restore');
    expect(asked[0]?.init.method).toBe('POST');
    expect(await answering(session).call(routes.session)).toEqual(session);
  });

  it('sends the body as JSON', async () => {
    const { call, asked } = answering(session);
    await call(routes.setReader, { body: { reader: 'R1' } });
    expect(asked[0]?.init.body).toBe('{"reader":"R1"}');
  });

  it('throws what the service says it cannot do', async () => {
    const { call } = answering({ error: { code: 'library/readChanged', message: 'Changed.', details: { lastEventSequence: 3 } } }, 409);
    const error = await problem(call(routes.session));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'library/readChanged', message: 'Changed.', details: { lastEventSequence: 3 } });
  });

  it('does not believe an answer that is not the contract’s', async () => {
    expect(await problem(answering({ ...session, reader: 7 }).call(routes.session))).toMatchObject({ code: 'internal/unexpected' });
    expect(await problem(answering('<html>', 502).call(routes.session))).toMatchObject({ code: 'internal/unexpected' });
  });

  it('says that nobody answers when nobody does', async () => {
    const call = serviceCaller(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(await problem(call(routes.session))).toMatchObject({ code: 'service/unreachable' });
  });
});
