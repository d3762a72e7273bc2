import { z } from 'zod';

/**
 * An import takes files, folders and discs (with a DICOMDIR) into the library: it looks at every file, gathers what belongs
 * together and adds it. It runs on while the window does something else, tells how far it is, and can be cancelled; what it has
 * added by then stays.
 */
export const importPhases = ['receiving', 'looking', 'adding', 'done', 'cancelled'] as const;
export type ImportPhase = (typeof importPhases)[number];

/** Where a pullback that was opened stands in the library; `readId` is the read to go on with. */
export const openedSchema = z.object({ pullbackId: z.string(), readId: z.string() });
export type Opened = z.infer<typeof openedSchema>;

/** How far the fetching from a server is. */
export const fetchProgressSchema = z.object({
  serverName: z.string(),
  instances: z.number().int(),
  instancesTotal: z.number().int(),
  sizeBytes: z.number().int(),
  /** Series that did not come, of which nothing was kept, and why. */
  failed: z.array(z.object({ seriesInstanceUid: z.string(), words: z.string(), reason: z.string() })),
});
export type FetchProgress = z.infer<typeof fetchProgressSchema>;

/** How far an import is. */
export const importProgressSchema = z.object({
  importId: z.string(),
  phase: z.enum(importPhases),
  filesLookedAt: z.number().int(),
  /** null while they are still being counted. */
  filesTotal: z.number().int().nullable(),
  pullbacksAdded: z.number().int(),
  filesSkipped: z.number().int(),
  /** Only of what comes from a server. */
  fetched: fetchProgressSchema.optional(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** A file that did not come in, and why, in a sentence. */
export const skippedFileSchema = z.object({
  /** Relative to the folder that was imported. */
  name: z.string(),
  reason: z.string(),
});
export type SkippedFile = z.infer<typeof skippedFileSchema>;

/** An import with what has come of it so far. */
export const importStateSchema = importProgressSchema.extend({
  opened: z.array(openedSchema.extend({ what: z.enum(['pullback', 'read']), isNew: z.boolean(), label: z.string() })),
  /** At most the first thousand; `filesSkipped` counts them all. */
  skipped: z.array(skippedFileSchema),
});
export type ImportState = z.infer<typeof importStateSchema>;
