import { Readable } from 'node:stream';
import type { Hono } from 'hono';
import { routes } from '../../api/contract.ts';
import { deidentifiedZipPath } from '../../api/deidentify.ts';
import type { OnRoute } from './jsonRoutes.ts';
import type { ServiceContext } from './serviceContext.ts';

/** The routes of exports without names. */
export function deidentifyRoutes(on: OnRoute, app: Hono, { deidentified }: Pick<ServiceContext, 'deidentified'>): void {
  on(routes.beginDeidentify, (body) => deidentified.begin(body));
  on(routes.deidentifyState, async (_, parameter) => deidentified.state(parameter('exportId')));
  on(routes.discardDeidentified, async (_, parameter) => {
    await deidentified.discard(parameter('exportId'));
    return {};
  });
  app.get(deidentifiedZipPath(':exportId'), async (c) => {
    const zip = await deidentified.zip(c.req.param('exportId') ?? '');
    return new Response(Readable.toWeb(Readable.from(zip.chunks())) as ReadableStream<Uint8Array>, {
      headers: { 'Content-Type': 'application/zip', 'Content-Length': String(zip.sizeBytes), 'Content-Disposition': 'attachment', 'Cache-Control': 'no-store' },
    });
  });
}
