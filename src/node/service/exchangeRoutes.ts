import type { Hono } from 'hono';
import { z } from 'zod';
import { contourFileFormats, exchangePaths, studyRequestSchema } from '../../api/exchange.ts';
import { contoursCsv, echoPlaqueFile } from '../../exchange/contourFiles.ts';
import { programVersion } from '../programVersion.ts';
import { attachment } from './fileResponse.ts';
import { jsonBody } from './jsonBody.ts';
import type { ServiceContext } from './serviceContext.ts';
import { studyExport } from './studyExport.ts';

/** What other programs take: contours of a read, and tables over the library. */
export function exchangeRoutes(app: Hono, context: ServiceContext): void {
  const { library, reads } = context;
  app.get('/api/reads/:readId/contours/:format', async (c) => {
    const format = z.enum(contourFileFormats).parse(c.req.param('format'));
    const { history, read } = await reads.load(c.req.param('readId'));
    const { pullback } = await library.pullback(read.pullbackId);
    return format === 'csv' ? attachment(contoursCsv(history.document, pullback), 'contours.csv', 'text/csv; charset=utf-8') : attachment(echoPlaqueFile(history.document, pullback, programVersion).bytes, 'contours.xml', 'application/xml');
  });
  app.post(exchangePaths.study(), async (c) => {
    const { pullbackIds, withFrames } = studyRequestSchema.parse(await jsonBody(c.req.raw));
    const { signal } = c.req.raw;
    try {
      return attachment(await studyExport(context, pullbackIds, withFrames, signal), 'study.zip', 'application/zip');
    } catch (error) {
      // The reader did not wait.
      if (signal.aborted) return new Response(null, { status: 499 });
      throw error;
    }
  });
}
