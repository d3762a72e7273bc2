import { z } from 'zod';

/** Forms in which the contours of a read leave the program. */
export const contourFileFormats = ['echoplaque', 'csv'] as const;
export type ContourFileFormat = (typeof contourFileFormats)[number];

/** Which pullbacks a study table is of, and whether it holds every frame's figures. */
export const studyRequestSchema = z.object({ pullbackIds: z.array(z.string().min(1)).min(1).max(100_000), withFrames: z.boolean() });
export type StudyRequest = z.infer<typeof studyRequestSchema>;

/** Routes of what leaves that carry bytes. */
export const exchangePaths = {
  /** GET: the contours of a read as a file. */
  contours: (readId: string, format: ContourFileFormat) => `/api/reads/${readId}/contours/${format}`,
  /** POST with `studyRequestSchema`: a zip with `study.csv` and `study-dictionary.csv`. */
  study: () => '/api/study',
} as const;
