import { z } from 'zod';
import { phases } from '../../analysis/acquisitionRecord.ts';
import { readPurposes } from '../../analysis/analysis.ts';
import { analysisSchema } from '../../analysis/analysisSchema.ts';
import { historyActionSchema } from '../../analysis/editSchema.ts';
import type { HistoryEvent } from '../../analysis/edit.ts';
import { reportEntrySchema } from '../../api/contract.ts';
import { readEntrySchema } from '../../api/libraryListing.ts';
import { pullbackSchema } from '../../api/pullbackSchema.ts';
import { sendingStates } from '../../api/servers.ts';
import type { MemberFile } from '../pullbackFiles.ts';
import type { ListedPullback, ListedRead, ReadSummary, SendingNote, StoredPullback, StoredRead, StoredReport } from './library.ts';
import { pullbackSummarySchema } from './pullbackSummary.ts';
import { type ReportInstance, reportInstanceKinds } from '../../report/dicom/reportInstance.ts';

// Rows as SQLite gives them, turned into what the port promises. A row that does not fit means a damaged library.

/** JSON text of a schema's value. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return z.string().transform((text, context): z.output<Schema> => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: parsed.error.message });
    return z.NEVER;
  });
}

export const readSummarySchema: z.ZodType<ReadSummary> = readEntrySchema
  .pick({ progress: true, acceptedContours: true, provisionalContours: true, acceptedUnseenContours: true, segments: true })
  .extend({ phase: z.enum(phases), anchors: z.number() });

const listedPullbackColumns = z.object({
  pullback_id: z.string(),
  patient_key: z.string(),
  case_id: z.string(),
  study_date: z.string().nullable(),
  sample: z.enum(['', 'read', 'unread']),
  summary: json(pullbackSummarySchema),
  digest: z.string(),
  size_bytes: z.number(),
  path: z.string(),
  managed: z.number(),
  file_count: z.number(),
  added_at: z.string(),
  last_opened_at: z.string().nullable(),
  trashed_at: z.string().nullable(),
});

function listedPullback(row: z.output<typeof listedPullbackColumns>): ListedPullback {
  return {
    pullbackId: row.pullback_id,
    patientKey: row.patient_key,
    caseId: row.case_id,
    studyDate: row.study_date,
    sample: row.sample === '' ? null : row.sample,
    summary: row.summary,
    file: { path: row.path, managed: row.managed === 1, digest: row.digest, sizeBytes: row.size_bytes, fileCount: row.file_count },
    addedAt: row.added_at,
    lastOpenedAt: row.last_opened_at,
    trashedAt: row.trashed_at,
  };
}

export const listedPullbackRow = listedPullbackColumns.transform(listedPullback);

export const pullbackRow = listedPullbackColumns.extend({ header: json(pullbackSchema) }).transform((row): StoredPullback => ({ ...listedPullback(row), pullback: row.header }));

export const memberFileRow = z
  .object({ name: z.string(), sop_instance_uid: z.string(), size_bytes: z.number(), digest: z.string() })
  .transform((row): MemberFile => ({ name: row.name, sopInstanceUid: row.sop_instance_uid, sizeBytes: row.size_bytes, digest: row.digest }));

/** What a summary is made of where none was made yet. */
export const headerRow = z.object({ pullback_id: z.string(), header: json(pullbackSchema) });

const listedReadColumns = z.object({
  read_id: z.string(),
  pullback_id: z.string(),
  reader: z.string(),
  purpose: z.enum(readPurposes),
  sequence: z.number(),
  last_event_sequence: z.number(),
  last_edit_at: z.string().nullable(),
  summary: json(readSummarySchema),
  final_revision: z.number().nullable(),
});

function listedRead(row: z.output<typeof listedReadColumns>): ListedRead {
  return {
    readId: row.read_id,
    pullbackId: row.pullback_id,
    reader: row.reader,
    purpose: row.purpose,
    sequence: row.sequence,
    lastEventSequence: row.last_event_sequence,
    lastEditAt: row.last_edit_at,
    summary: row.summary,
    finalRevision: row.final_revision,
  };
}

export const listedReadRow = listedReadColumns.transform(listedRead);

export const readRow = listedReadColumns.extend({ base: json(analysisSchema) }).transform(
  (row): StoredRead => ({
    ...listedRead(row),
    // The columns say whose read it is: an unowned one is claimed there.
    base: { ...row.base, read: { ...row.base.read, reader: row.reader, purpose: row.purpose, sequence: row.sequence } },
  }),
);

export const eventRow = z
  .object({ sequence: z.number(), reader: z.string(), at: z.string(), action: json(historyActionSchema) })
  .transform((row): HistoryEvent => row);

export const reportRow = z
  .object({
    entry: json(reportEntrySchema),
    analysis: z.string(),
    pdf: z.instanceof(Uint8Array),
    json: z.instanceof(Uint8Array),
    csv_with_point: z.instanceof(Uint8Array),
    csv_with_comma: z.instanceof(Uint8Array),
  })
  .transform(
    (row): Omit<StoredReport, 'instances'> => ({
      entry: row.entry,
      analysisFile: row.analysis,
      files: { pdf: row.pdf, json: row.json, csvWithPoint: row.csv_with_point, csvWithComma: row.csv_with_comma },
    }),
  );

export const reportInstanceRow = z
  .object({ kind: z.enum(reportInstanceKinds), sop_class_uid: z.string(), sop_instance_uid: z.string(), bytes: z.instanceof(Uint8Array) })
  .transform((row): ReportInstance => ({ kind: row.kind, sopClassUid: row.sop_class_uid, sopInstanceUid: row.sop_instance_uid, bytes: row.bytes }));

export const sendingRow = z
  .object({
    report_id: z.string(),
    server_id: z.string(),
    server_name: z.string(),
    sop_instance_uid: z.string(),
    state: z.enum(sendingStates).exclude(['notSent']),
    remark: z.string(),
    at: z.string(),
  })
  .transform(
    (row): SendingNote => ({
      reportId: row.report_id,
      serverId: row.server_id,
      serverName: row.server_name,
      sopInstanceUid: row.sop_instance_uid,
      state: row.state,
      remark: row.remark,
      at: row.at,
    }),
  );
