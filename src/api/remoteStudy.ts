import { z } from 'zod';

/** A DICOM UID as it may stand in an address. */
export const uidSchema = z.string().regex(/^[0-9]+(\.[0-9]+)*$/).max(64);

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What studies of a server are asked for by; what is empty or null is not asked for. */
export const studySearchSchema = z.object({
  /** Its beginning, as `Family^Given`, or with the wildcards * and ?. */
  patientName: z.string().trim().max(200),
  patientId: z.string().trim().max(64),
  accessionNumber: z.string().trim().max(64),
  modality: z.string().trim().max(16),
  studyDateFrom: isoDate.nullable(),
  studyDateTo: isoDate.nullable(),
});
export type StudySearch = z.infer<typeof studySearchSchema>;

/** A study that a server has. Counts are null where it does not say. */
export const remoteStudySchema = z.object({
  studyInstanceUid: uidSchema,
  patientName: z.string(),
  patientId: z.string(),
  /** ISO date or null. */
  studyDate: z.string().nullable(),
  studyDescription: z.string(),
  accessionNumber: z.string(),
  modalities: z.array(z.string()),
  numberOfSeries: z.number().nullable(),
  numberOfInstances: z.number().nullable(),
});
export type RemoteStudy = z.infer<typeof remoteStudySchema>;

export const remoteSeriesSchema = z.object({
  seriesInstanceUid: uidSchema,
  modality: z.string(),
  seriesNumber: z.number().nullable(),
  seriesDescription: z.string(),
  numberOfInstances: z.number().nullable(),
  /** Whether intravascular ultrasound is filed as such. */
  mayHoldPullbacks: z.boolean(),
  /** Whether it may hold reports of this program, which come in as the reads that they are. */
  mayHoldReads: z.boolean(),
});
export type RemoteSeries = z.infer<typeof remoteSeriesSchema>;

export const remoteInstanceSchema = z.object({
  sopInstanceUid: uidSchema,
  instanceNumber: z.number().nullable(),
  /** null where the server does not say; a single image has none either. */
  numberOfFrames: z.number().nullable(),
  rows: z.number().nullable(),
  columns: z.number().nullable(),
  /** Whether the library has it as a pullback of its own, in the trash or not; asked of the first few only. */
  isInLibrary: z.boolean(),
});
export type RemoteInstance = z.infer<typeof remoteInstanceSchema>;
