import { z } from 'zod';
import { phases } from '../analysis/acquisitionRecord.ts';
import { readPurposes } from '../analysis/analysis.ts';
import { sides, veins } from '../analysis/veinSegment.ts';
import { pullbackKinds } from '../pullback/pullback.ts';

/** How far a read has come: `ready` means that nothing is missing for the report to be final. */
export const readProgress = ['toRead', 'reading', 'ready', 'final'] as const;

/** One vein segment's figures as the library shows them, recomputed with every edit. */
export const segmentSummarySchema = z.object({
  id: z.string(),
  vein: z.enum(veins),
  side: z.enum(sides).nullable(),
  minimumLumenAreaMm2: z.number().nullable(),
  minimumLumenAreaPx2: z.number().nullable(),
  minimumFrameNumber: z.number().nullable(),
  minimumAccepted: z.boolean(),
  areaStenosisPercent: z.number().nullable(),
  hasReference: z.boolean(),
});
export type SegmentSummary = z.infer<typeof segmentSummarySchema>;

export const readEntrySchema = z.object({
  readId: z.string(),
  pullbackId: z.string(),
  reader: z.string(),
  purpose: z.enum(readPurposes),
  sequence: z.number(),
  /** Number of the last event of the read's audit trail; 0 before the first edit. */
  lastEventSequence: z.number(),
  lastEditAt: z.string().nullable(),
  progress: z.enum(readProgress),
  acceptedContours: z.number(),
  provisionalContours: z.number(),
  acceptedUnseenContours: z.number(),
  segments: z.array(segmentSummarySchema),
  /** Revision of the newest final report, null while there is none. */
  finalRevision: z.number().nullable(),
});
export type ReadEntry = z.infer<typeof readEntrySchema>;

export const pullbackEntrySchema = z.object({
  pullbackId: z.string(),
  sopInstanceUid: z.string(),
  /** By these, too, a pullback is looked for; empty where its file says nothing. */
  seriesDescription: z.string(),
  accessionNumber: z.string(),
  institutionName: z.string(),
  /** 1-based within its case, in order of acquisition, then of arrival. */
  number: z.number(),
  /** `stills`: single captured frames, not a pullback. */
  kind: z.enum(pullbackKinds),
  numberOfFrames: z.number(),
  rows: z.number(),
  columns: z.number(),
  frameIntervalMs: z.number().nullable(),
  ivusAcquisition: z.string(),
  /** Words for the badge: `0.117 mm/px, ultrasound region 1`, null when uncalibrated. */
  spacingMm: z.object({ column: z.number(), row: z.number() }).nullable(),
  calibrationSource: z.string().nullable(),
  lengthsBy: z.enum(['pullbackRate', 'anchors']).nullable(),
  anchors: z.number(),
  phase: z.enum(phases),
  /** Which of the shipped samples it is, null for a pullback of the reader's own. */
  sample: z.enum(['read', 'unread']).nullable(),
  /** `moved`: not where it was; `changed`: another file lies there now. */
  file: z.enum(['present', 'moved', 'changed']),
  addedAt: z.string(),
  /** When a reader opened it last; null before the first time. */
  lastOpenedAt: z.string().nullable(),
  reads: z.array(readEntrySchema),
});
export type PullbackEntry = z.infer<typeof pullbackEntrySchema>;

export const caseEntrySchema = z.object({
  caseId: z.string(),
  studyInstanceUid: z.string(),
  /** ISO date or null. */
  studyDate: z.string().nullable(),
  description: z.string(),
  pullbacks: z.array(pullbackEntrySchema),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

export const patientEntrySchema = z.object({
  patientKey: z.string(),
  patientName: z.string(),
  patientNameInFull: z.string(),
  patientId: z.string(),
  cases: z.array(caseEntrySchema),
});
export type PatientEntry = z.infer<typeof patientEntrySchema>;

export const libraryListingSchema = z.object({ patients: z.array(patientEntrySchema) });
export type LibraryListing = z.infer<typeof libraryListingSchema>;

/** The stenosis result of one vein segment as it was frozen in a final report: a record of its own. */
export const stenosisRecordSchema = z.object({
  reportId: z.string(),
  readId: z.string(),
  pullbackId: z.string(),
  reportRevision: z.number(),
  patientName: z.string(),
  patientId: z.string(),
  studyDate: z.string().nullable(),
  phase: z.enum(phases),
  reader: z.string(),
  finalisedAt: z.string(),
  vein: z.enum(veins),
  side: z.enum(sides).nullable(),
  minimumLumenAreaMm2: z.number().nullable(),
  minimumFrameNumber: z.number().nullable(),
  /** Of single images: how many the minimum is the smallest of; null for a pullback. */
  ofStills: z.number().int().nullable().default(null),
  referenceRule: z.string().nullable(),
  referenceAreaMm2: z.number().nullable(),
  areaStenosisPercent: z.number().nullable(),
  minDiameterStenosisPercent: z.number().nullable(),
});
export type StenosisRecord = z.infer<typeof stenosisRecordSchema>;
