import { z } from 'zod';
import { phases } from '../../analysis/acquisitionRecord.ts';
import { readPurposes } from '../../analysis/analysis.ts';
import { analysisSchema } from '../../analysis/analysisSchema.ts';
import { historyActionSchema } from '../../analysis/editSchema.ts';
import type { HistoryEvent } from '../../analysis/edit.ts';
import { reportEntrySchema } from '../../api/contract.ts';
import { readEntrySchema } from '../../api/libraryListing.ts';
import { pullbackSchema } from '../../api/pullbackSchema.ts';
import type { ReadSummary, StoredPullback, StoredRead, StoredReport } from './library.ts';

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

export const pullbackRow = z
  .object({
    pullback_id: z.string(),
    patient_key: z.string(),
    case_id: z.string(),
    study_date: z.string().nullable(),
    sample: z.enum(['', 'read', 'unread']),
    header: json(pullbackSchema),
    digest: z.string(),
    size_bytes: z.number(),
    path: z.string(),
    managed: z.number(),
    added_at: z.string(),
    trashed_at: z.string().nullable(),
  })
  .transform(
    (row): StoredPullback => ({
      pullbackId: row.pullback_id,
      patientKey: row.patient_key,
      caseId: row.case_id,
      studyDate: row.study_date,
      sample: row.sample === '' ? null : row.sample,
      pullback: row.header,
      file: { path: row.path, managed: row.managed === 1, digest: row.digest, sizeBytes: row.size_bytes },
      addedAt: row.added_at,
      trashedAt: row.trashed_at,
    }),
  );

export const readRow = z
  .object({
    read_id: z.string(),
    pullback_id: z.string(),
    reader: z.string(),
    purpose: z.enum(readPurposes),
    sequence: z.number(),
    base: json(analysisSchema),
    last_event_sequence: z.number(),
    last_edit_at: z.string().nullable(),
    summary: json(readSummarySchema),
    final_revision: z.number().nullable(),
  })
  .transform(
    (row): StoredRead => ({
      readId: row.read_id,
      pullbackId: row.pullback_id,
      reader: row.reader,
      purpose: row.purpose,
      sequence: row.sequence,
      // The columns say whose read it is: an unowned one is claimed there.
      base: { ...row.base, read: { ...row.base.read, reader: row.reader, purpose: row.purpose, sequence: row.sequence } },
      lastEventSequence: row.last_event_sequence,
      lastEditAt: row.last_edit_at,
      summary: row.summary,
      finalRevision: row.final_revision,
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
    (row): StoredReport => ({
      entry: row.entry,
      analysisFile: row.analysis,
      files: { pdf: row.pdf, json: row.json, csvWithPoint: row.csv_with_point, csvWithComma: row.csv_with_comma },
    }),
  );
