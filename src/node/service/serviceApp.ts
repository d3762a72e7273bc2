import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { writeAnalysisFile } from '../../analysis/writeAnalysisFile.ts';
import { decimalMarks, type ReportFormat, reportFileEndings, reportFormats, routes } from '../../api/contract.ts';
import type { Opened } from '../../api/importing.ts';
import { AppError } from '../../shared/appError.ts';
import type { StoredPullback } from '../library/library.ts';
import { managedFolder } from '../library/sqliteLibrary.ts';
import type { PullbackFiles } from '../pullbackFiles.ts';
import { addFile } from './addFile.ts';
import { withKeptFiles } from './addReceived.ts';
import { locateFiles } from './locateFiles.ts';
import type { ServiceContext } from './serviceContext.ts';
import { encodeFrames } from './encodeFrames.ts';
import { attachment, bytes } from './fileResponse.ts';
import { exchangeRoutes } from './exchangeRoutes.ts';
import { frameChecks } from './frameChecks.ts';
import { deidentifyRoutes } from './deidentifyRoutes.ts';
import { errorResponse, publicError } from './errorResponse.ts';
import { addPullback, importSample, newRead, readFor } from './importPullback.ts';
import { jsonRoutes } from './jsonRoutes.ts';
import { keptThumbnails } from './keptThumbnails.ts';
import { listing, pullbackEntry, readEntry } from './listing.ts';
import { receiveFile } from './receiveFile.ts';
import { draftFile, finalFile, finalise } from './reportOfRead.ts';
import { serverRoutes } from './serverRoutes.ts';

const contentTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  sr: 'application/dicom',
  'sr-ivus': 'application/dicom',
  'pdf-dicom': 'application/dicom',
};

/** The service's routes over a context; parses what comes in and answers errors as the contract has them. */
export function serviceApp(context: ServiceContext): Hono {
  const { library, reads, opened, files, events } = context;
  const app = new Hono();
  const thumbnailOf = keptThumbnails(context.home, library, opened);
  const log = (error: unknown) => context.log(error);
  const checkFramesOf = frameChecks(context);

  const on = jsonRoutes(app);

  async function requireReader(): Promise<string> {
    const reader = await context.reader();
    if (reader === '') throw new AppError('service/badRequest', 'Say who you are first: your name or initials stand on every edit.');
    return reader;
  }

  async function requireOwnRead(readId: string, reader: string): Promise<void> {
    const read = await library.read(readId);
    if (read.reader !== reader) {
      throw new AppError('analysis/editRefused', `This is the read of ${read.reader === '' ? 'nobody yet' : read.reader}. Start a read of your own to measure; theirs stays as it is.`);
    }
  }

  on(routes.session, () => context.session());
  on(routes.setReader, async ({ reader }) => {
    await library.setSetting('reader', reader);
    await library.claimReads(reader);
    reads.clear();
    return context.session();
  });
  on(routes.library, () => listing(library, files));
  on(routes.openSample, async ({ which }) => {
    const result = await context.inTurn(async () => importSample(context, which, await context.reader()));
    events.send({ type: 'libraryChanged' });
    return result;
  });
  on(routes.openPath, async ({ path }) => {
    if (context.host !== 'electron') throw new AppError('service/unauthorised', 'A browser cannot name files on this machine. Drop the file, or name it when the program is started.');
    const result = await context.inTurn(() => addFile(context, path, async (found) => addPullback(context, found, false, await context.reader())));
    events.send({ type: 'libraryChanged' });
    return result;
  });
  on(routes.importPaths, async ({ paths }) => {
    if (context.host !== 'electron') throw new AppError('service/unauthorised', 'A browser cannot name files on this machine. Drop the files, or name them when the program is started.');
    return context.imports.begin(paths);
  });
  on(routes.beginUpload, async () => context.imports.beginUpload());
  on(routes.lookAtUpload, async (_, parameter) => context.imports.look(parameter('importId')));
  on(routes.importState, async (_, parameter) => context.imports.state(parameter('importId')));
  on(routes.cancelImport, async (_, parameter) => context.imports.cancel(parameter('importId')));
  on(routes.relocate, async ({ path }, parameter) => {
    if (context.host !== 'electron') throw new AppError('service/unauthorised', 'A browser cannot name files on this machine. Choose or drop the file instead.');
    const stored = await library.pullback(parameter('pullbackId'));
    return relocate(stored, await locateFiles(library, stored, path), false);
  });
  on(routes.pullback, async (_, parameter) => {
    const stored = await library.pullback(parameter('pullbackId'));
    const { identity } = stored.pullback;
    const siblings = (await library.pullbacksOfPatient(stored.patientKey)).filter(({ caseId }) => caseId === stored.caseId);
    const number = siblings.findIndex(({ pullbackId }) => pullbackId === stored.pullbackId) + 1;
    return {
      entry: pullbackEntry(stored, Math.max(1, number), await library.reads(stored.pullbackId), await files.ofOne(stored)),
      patientName: identity.patientName,
      patientNameInFull: identity.patientNameInFull || identity.patientName,
      patientId: identity.patientId,
      studyDate: stored.studyDate,
      studyDescription: identity.studyDescription,
      pullback: stored.pullback,
    };
  });
  on(routes.noteOpened, async (_, parameter) => {
    // No window is told: a library on screen asks again when it is come back to.
    await library.noteOpened(parameter('pullbackId'));
    return {};
  });
  on(routes.deletePullback, async (_, parameter) => {
    await library.setTrashed(parameter('pullbackId'), true);
    events.send({ type: 'libraryChanged' });
    return {};
  });
  on(routes.trash, async () => ({
    entries: (await library.pullbacks('trashed')).map(({ pullbackId, summary, studyDate, trashedAt }) => ({
      pullbackId,
      label: [summary.patientId || summary.patientName, summary.studyDescription, studyDate].filter(Boolean).join(', '),
      deletedAt: trashedAt ?? '',
    })),
  }));
  on(routes.restoreFromTrash, async (_, parameter) => {
    await library.setTrashed(parameter('pullbackId'), false);
    events.send({ type: 'libraryChanged' });
    return {};
  });
  on(routes.newRead, async ({ purpose }, parameter) => {
    const reader = await requireReader();
    const stored = await library.pullback(parameter('pullbackId'));
    const read = await newRead(context, stored, reader, purpose);
    events.send({ type: 'libraryChanged' });
    return { pullbackId: stored.pullbackId, readId: read.readId };
  });
  on(routes.read, async (_, parameter) => {
    const read = await library.read(parameter('readId'));
    return { entry: readEntry(read), base: read.base, events: await library.events(read.readId), reports: await library.reports(read.readId) };
  });
  on(routes.partners, async (_, parameter) => ({ partners: await reads.partners(await library.read(parameter('readId'))) }));
  on(routes.append, async ({ expectedSequence, action }, parameter) => {
    const readId = parameter('readId');
    const reader = await requireReader();
    await requireOwnRead(readId, reader);
    const { event, kept } = await reads.append(readId, expectedSequence, action, reader);
    events.send({ type: 'readChanged', readId, lastEventSequence: event.sequence });
    return { event, entry: readEntry(kept.read) };
  });
  on(routes.finalise, async (finalising, parameter) => {
    const readId = parameter('readId');
    const reader = await requireReader();
    await requireOwnRead(readId, reader);
    const entry = await finalise(context, readId, finalising, reader);
    events.send({ type: 'libraryChanged' });
    return entry;
  });
  on(routes.stenosisRecords, async () => ({ records: await library.stenosisRecords() }));
  on(routes.presets, async () => ({ presets: await reads.presets() }));
  on(routes.addPreset, async (preset) => {
    await library.addPreset({ ...preset, addedByReader: true });
    return { presets: await reads.presets() };
  });

  serverRoutes(on, context);

  app.get('/api/events', (c) => events.stream(c.req.raw.signal));
  app.get('/api/pullbacks/:pullbackId/frames/:first/:count', async (c) => {
    const { first, count } = z.object({ first: z.coerce.number().int().min(0), count: z.coerce.number().int().min(1).max(512) }).parse({ first: c.req.param('first'), count: c.req.param('count') });
    const { signal } = c.req.raw;
    try {
      const pullbackId = c.req.param('pullbackId');
      const body = await opened.using(pullbackId, async (open) => {
        const frames = await encodeFrames(open, first, count, signal);
        void checkFramesOf(pullbackId, open);
        return frames;
      });
      return bytes(body, 'application/octet-stream');
    } catch (error) {
      // The window has scrubbed on and waits for other frames: nothing went wrong, and nobody hears the answer.
      if (signal.aborted) return new Response(null, { status: 499 });
      throw error;
    }
  });
  app.get('/api/pullbacks/:pullbackId/thumbnail', async (c) => {
    const { tag, picture } = await thumbnailOf(c.req.param('pullbackId'));
    // Asked about each time, and sent only where it is another one: a new smallest lumen shows at once.
    const headers = { ETag: `"${tag}"`, 'Cache-Control': 'private, no-cache' };
    if (c.req.header('if-none-match')?.includes(`"${tag}"`) === true) return new Response(null, { status: 304, headers });
    const { signal } = c.req.raw;
    try {
      const response = bytes(await picture(signal), 'image/png');
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    } catch (error) {
      // The list was scrolled past it.
      if (signal.aborted) return new Response(null, { status: 499 });
      throw error;
    }
  });
  app.post('/api/pullbacks/upload', async (c) => {
    const file = await receiveFile(c.req.raw, managedFolder(context.home));
    try {
      const { pullbackId, readId } = await context.importReceived(file);
      events.send({ type: 'libraryChanged' });
      return c.json({ pullbackId, readId });
    } finally {
      await file.discard();
    }
  });
  app.post('/api/imports/:importId/files', async (c) => {
    await context.imports.receive(c.req.param('importId'), c.req.raw);
    return c.json({});
  });
  app.post('/api/pullbacks/:pullbackId/upload', async (c) => {
    const file = await receiveFile(c.req.raw, managedFolder(context.home));
    try {
      const stored = await library.pullback(c.req.param('pullbackId'));
      if (stored.file.fileCount > 1) throw new AppError('file/wrongPullback', `This pullback is in ${stored.file.fileCount} files. Import their folder: they are known again.`);
      const files = await locateFiles(library, stored, file.path);
      return c.json(await withKeptFiles(context.home, files, async (kept) => ({ result: await relocate(stored, kept, true), isKept: true })));
    } finally {
      await file.discard();
    }
  });
  app.get('/api/reads/:readId/draft/:format', async (c) => {
    const { format, decimal } = reportRequest(c);
    return attachment(await draftFile(context, c.req.param('readId'), format, decimal), `report-draft${reportFileEndings[format]}`, contentTypes[format]);
  });
  app.get('/api/reports/:reportId/files/:format', async (c) => {
    const { format, decimal } = reportRequest(c);
    return attachment(await finalFile(library, c.req.param('reportId'), format, decimal), `report${reportFileEndings[format]}`, contentTypes[format]);
  });
  app.get('/api/reads/:readId/analysis', async (c) => {
    const { history } = await reads.load(c.req.param('readId'));
    return attachment(new TextEncoder().encode(writeAnalysisFile(history.document)), 'analysis.json', 'application/json');
  });
  app.get('/api/backup', async () => {
    const path = join(context.home, `.backup-${randomUUID()}.sqlite`);
    await library.backup(path);
    const { size } = await stat(path);
    const stream = createReadStream(path);
    stream.once('close', () => void rm(path, { force: true }).catch(log));
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: { 'Content-Type': 'application/octet-stream', 'Content-Length': String(size), 'Content-Disposition': `attachment; filename="venolume-${new Date().toISOString().slice(0, 10)}.venolume-backup"` },
    });
  });
  app.post('/api/restore', async (c) => {
    const file = await receiveFile(c.req.raw, context.home);
    try {
      await opened.close();
      await library.restore(file.path);
      reads.clear();
      events.send({ type: 'libraryChanged' });
      return c.json(await listing(library, files));
    } finally {
      await file.discard();
    }
  });
  deidentifyRoutes(on, app, context);
  exchangeRoutes(app, context);
  app.notFound(() => errorResponse(new AppError('service/notFound', 'There is nothing at this address.')));
  app.onError((error) => errorResponse(publicError(error, log)));

  async function relocate(stored: StoredPullback, moved: PullbackFiles, managed: boolean): Promise<Opened> {
    await library.moveFiles(stored.pullbackId, moved, managed);
    await opened.forget(stored.pullbackId);
    events.send({ type: 'libraryChanged' });
    return { pullbackId: stored.pullbackId, readId: await readFor(context, stored, await context.reader()) };
  }

  return app;
}

function reportRequest(c: Context) {
  return z.object({ format: z.enum(reportFormats), decimal: z.enum(decimalMarks).default('point') }).parse({ format: c.req.param('format'), decimal: c.req.query('decimal') });
}
