import { z } from 'zod';
import { analysisSchema } from '../analysis/analysisSchema.ts';
import { historyActionSchema, historyEventSchema } from '../analysis/editSchema.ts';
import { readPurposes } from '../analysis/analysis.ts';
import { reportInstanceKinds } from '../report/dicom/reportInstance.ts';
import { appErrorCodes } from '../shared/appError.ts';
import { deidentifyRoutes } from './deidentify.ts';
import { importProgressSchema, importStateSchema, openedSchema } from './importing.ts';
import { libraryListingSchema, pullbackEntrySchema, readEntrySchema, stenosisRecordSchema } from './libraryListing.ts';
import { pullbackSchema } from './pullbackSchema.ts';
import { comparisonPresetSchema } from './comparisonPresetSchema.ts';
import { nothing, route } from './route.ts';
import { serverRoutes } from './servers.ts';

/** What the service answers when it cannot do what was asked (HTTP status 4xx or 5xx). */
export const errorBodySchema = z.object({
  error: z.object({
    code: z.enum(appErrorCodes),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  }),
});

export const sessionSchema = z.object({
  programVersion: z.string(),
  host: z.enum(['browser', 'electron']),
  /** Initials or name, asked once; null until then. */
  reader: z.string().nullable(),
  /** Pullbacks that were named on the command line, in order. */
  opened: z.array(openedSchema),
  /** Files named on the command line that could not be opened, one sentence each. */
  refused: z.array(z.string()),
});
export type Session = z.infer<typeof sessionSchema>;

/** A final report: frozen, one row a revision. */
export const reportEntrySchema = z.object({
  reportId: z.string(),
  readId: z.string(),
  /** 1-based. */
  revision: z.number(),
  reader: z.string(),
  finalisedAt: z.string(),
  programVersion: z.string(),
  /** SHA-256 over the RFC 8785 canonical JSON of what the report was computed from, hex. */
  contentSha256: z.string(),
  /** The event of the read's trail up to which it counts. */
  eventSequence: z.number(),
  /** Why a later revision was made; null for the first. */
  reason: z.string().nullable(),
  /** Whether the reader verified it: the flag of its structured reports. */
  verified: z.boolean().default(false),
});
export type ReportEntry = z.infer<typeof reportEntrySchema>;

export const pullbackDetailsSchema = z.object({
  entry: pullbackEntrySchema,
  patientName: z.string(),
  patientNameInFull: z.string(),
  patientId: z.string(),
  studyDate: z.string().nullable(),
  studyDescription: z.string(),
  pullback: pullbackSchema,
});
export type PullbackDetails = z.infer<typeof pullbackDetailsSchema>;

export const readDetailsSchema = z.object({
  entry: readEntrySchema,
  /** The document before the first event. */
  base: analysisSchema,
  events: z.array(historyEventSchema),
  reports: z.array(reportEntrySchema),
});
export type ReadDetails = z.infer<typeof readDetailsSchema>;

/** Another pullback of the same patient, with the reader's own read of it: its segments may serve as a reference. */
export const partnerSchema = z.object({ pullbackId: z.string(), readId: z.string(), analysis: analysisSchema, pullback: pullbackSchema });
export type Partner = z.infer<typeof partnerSchema>;

export const trashEntrySchema = z.object({ pullbackId: z.string(), label: z.string(), deletedAt: z.string() });

/** All that the renderer knows of the service. Patient data travels in bodies only, never in a path or a query. */
export const routes = {
  session: route('GET', '/api/session', nothing, sessionSchema),
  setReader: route('PUT', '/api/reader', z.object({ reader: z.string().trim().min(1).max(64) }), sessionSchema),
  library: route('GET', '/api/library', nothing, libraryListingSchema),
  openSample: route('POST', '/api/sample', z.object({ which: z.enum(['read', 'unread']) }), openedSchema),
  /** Only where the host may see paths (Electron); the browser host refuses. */
  openPath: route('POST', '/api/pullbacks/path', z.object({ path: z.string().min(1) }), openedSchema),
  /** Takes files, folders and discs into the library where they lie. Only where the host may see paths (Electron). */
  importPaths: route('POST', '/api/imports', z.object({ paths: z.array(z.string().min(1)).min(1) }), importProgressSchema),
  /** Begins an import whose files are sent one by one (`bytePaths.importFile`) and looked at together after `lookAtUpload`. */
  beginUpload: route('POST', '/api/imports/upload', nothing, importProgressSchema),
  lookAtUpload: route('POST', '/api/imports/:importId/look', nothing, importProgressSchema),
  importState: route('GET', '/api/imports/:importId', nothing, importStateSchema),
  /** Stops an import; what it has added stays, what was only received is discarded. */
  cancelImport: route('DELETE', '/api/imports/:importId', nothing, importStateSchema),
  /** Says that a reader opened a pullback, for the list of those opened recently. */
  noteOpened: route('POST', '/api/pullbacks/:pullbackId/opened', nothing, nothing),
  pullback: route('GET', '/api/pullbacks/:pullbackId', nothing, pullbackDetailsSchema),
  relocate: route('POST', '/api/pullbacks/:pullbackId/path', z.object({ path: z.string().min(1) }), openedSchema),
  deletePullback: route('DELETE', '/api/pullbacks/:pullbackId', nothing, nothing),
  trash: route('GET', '/api/trash', nothing, z.object({ entries: z.array(trashEntrySchema) })),
  restoreFromTrash: route('POST', '/api/trash/:pullbackId/restore', nothing, nothing),
  newRead: route('POST', '/api/pullbacks/:pullbackId/reads', z.object({ purpose: z.enum(readPurposes) }), openedSchema),
  read: route('GET', '/api/reads/:readId', nothing, readDetailsSchema),
  partners: route('GET', '/api/reads/:readId/partners', nothing, z.object({ partners: z.array(partnerSchema) })),
  /** Refused with `library/readChanged` when another window or reader has written since `expectedSequence`. */
  append: route(
    'POST',
    '/api/reads/:readId/events',
    z.object({ expectedSequence: z.number().int().min(0), action: historyActionSchema }),
    z.object({ event: historyEventSchema, entry: readEntrySchema }),
  ),
  finalise: route(
    'POST',
    '/api/reads/:readId/finalise',
    z.object({ expectedSequence: z.number().int().min(0), reason: z.string().trim().min(1).nullable(), verified: z.boolean().default(false) }),
    reportEntrySchema,
  ),
  stenosisRecords: route('GET', '/api/results', nothing, z.object({ records: z.array(stenosisRecordSchema) })),
  presets: route('GET', '/api/presets', nothing, z.object({ presets: z.array(comparisonPresetSchema) })),
  ...deidentifyRoutes,
  ...serverRoutes,
  addPreset: route('POST', '/api/presets', comparisonPresetSchema, z.object({ presets: z.array(comparisonPresetSchema) })),
} as const;

/** Formats in which a report leaves the program. */
export const reportFormats = ['pdf', 'csv', 'json', ...reportInstanceKinds] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** How the name of a report's file goes on after `report`. */
export const reportFileEndings: Readonly<Record<ReportFormat, string>> = { pdf: '.pdf', csv: '.csv', json: '.json', sr: '.sr.dcm', 'sr-ivus': '.sr-ivus.dcm', 'pdf-dicom': '.pdf.dcm' };

export const decimalMarks = ['point', 'comma'] as const;
/** Decimal mark of a CSV; with a comma the columns are separated by semicolons. */
export type DecimalMark = (typeof decimalMarks)[number];

/** Routes that carry bytes. Each is a function of its parameters, so that both sides build the same path. */
export const bytePaths = {
  /**
   * GET: the stored bytes of `count` frames from `firstIndex` (0-based), each as an unsigned 32-bit little-endian length
   * followed by that many bytes; length 0xFFFFFFFF stands for a frame that cannot be read. Content-Length is given.
   */
  frames: (pullbackId: string, firstIndex: number, count: number) => `/api/pullbacks/${pullbackId}/frames/${firstIndex}/${count}`,
  /** GET: image/png, at most 192 px wide, of the middle frame, or of the smallest lumen where one is measured. Another `version` is another address of the same. */
  thumbnail: (pullbackId: string, version = 0) => `/api/pullbacks/${pullbackId}/thumbnail?version=${version}`,
  /** POST with the file as body; the header `X-File-Name` carries its name, percent-encoded. Answers `openedSchema`. */
  upload: () => '/api/pullbacks/upload',
  /** POST with one file of an upload as body; `X-File-Name` carries its path within what was chosen, percent-encoded. Answers `{}`. */
  importFile: (importId: string) => `/api/imports/${importId}/files`,
  /** POST with the file as body: the moved file of a known pullback, checked by its SOP Instance UID and digest. */
  relocateUpload: (pullbackId: string) => `/api/pullbacks/${pullbackId}/upload`,
  /** GET: the report of a read as it stands, marked draft. */
  draft: (readId: string, format: ReportFormat, decimal: DecimalMark = 'point') => `/api/reads/${readId}/draft/${format}?decimal=${decimal}`,
  /** GET: a final report as it was frozen. */
  report: (reportId: string, format: ReportFormat, decimal: DecimalMark = 'point') => `/api/reports/${reportId}/files/${format}?decimal=${decimal}`,
  /** GET: the read as an analysis file. */
  analysisFile: (readId: string) => `/api/reads/${readId}/analysis`,
  /** GET: one file that holds the whole library. */
  backup: () => '/api/backup',
  /** POST with such a file as body: replaces the library after a check, keeping the old one beside it. Answers `libraryListingSchema`. */
  restore: () => '/api/restore',
} as const;

/** Server-sent events on `/api/events`: something changed that a window may show. */
export const serviceEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('libraryChanged') }),
  z.object({ type: z.literal('readChanged'), readId: z.string(), lastEventSequence: z.number() }),
  /**
   * Going through all frames of an open pullback has found something: its details hold the warnings. `framesMoved`: frames that were
   * handed out before may be the wrong ones, and are to be fetched again.
   */
  z.object({ type: z.literal('pullbackChecked'), pullbackId: z.string(), framesMoved: z.boolean() }),
  z.object({ type: z.literal('opened'), pullbackId: z.string(), readId: z.string() }),
  z.object({ type: z.literal('openRefused'), message: z.string() }),
  /** A report has arrived somewhere, or has not. */
  z.object({ type: z.literal('sendingChanged'), reportId: z.string() }),
  importProgressSchema.extend({ type: z.literal('importProgress') }),
]);
export type ServiceEvent = z.infer<typeof serviceEventSchema>;
