import { z } from 'zod';
import { nothing, route } from './route.ts';

/** A rectangle of pixels that is overwritten on every frame. */
const rectangleSchema = z.object({ x: z.number().int().min(0), y: z.number().int().min(0), width: z.number().int().min(1), height: z.number().int().min(1) });

const newIdentity = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((text) => !text.includes('\\'), 'no backslash');

/** What is exported without names, and what of it the user keeps. All pullbacks are of one patient. */
export const deidentifyRequestSchema = z.object({
  pullbacks: z
    .array(z.object({ pullbackId: z.string().min(1), rectangles: z.array(rectangleSchema).max(200), readIds: z.array(z.string().min(1)), keepOutside: z.boolean().default(false) }))
    .min(1)
    .max(1000),
  patientId: newIdentity,
  patientName: newIdentity,
  dates: z.enum(['removed', 'shifted']),
  keepDevice: z.boolean(),
  keepCharacteristics: z.boolean(),
  keepWords: z.boolean(),
  keepReaders: z.boolean(),
  /** The user's word that no name or date is left in the pictures. */
  looked: z.boolean(),
});
export type DeidentifyBody = z.infer<typeof deidentifyRequestSchema>;

/** One line of the account of what was done. */
const accountRowSchema = z.object({
  file: z.string(),
  subject: z.enum(['option', 'attribute', 'pixels', 'analysis', 'check']),
  tag: z.string(),
  name: z.string(),
  outcome: z.string(),
  count: z.number().nullable(),
  detail: z.string(),
});

export const deidentifyStateSchema = z.object({
  exportId: z.string(),
  phase: z.enum(['working', 'done', 'cancelled', 'failed']),
  framesDone: z.number(),
  framesTotal: z.number(),
  /** Why it failed. */
  message: z.string().nullable(),
  /** Once it is done: what is in it, and what was done. */
  files: z.array(z.string()),
  rows: z.array(accountRowSchema),
});
export type DeidentifyState = z.infer<typeof deidentifyStateSchema>;

export const deidentifyRoutes = {
  beginDeidentify: route('POST', '/api/deidentify', deidentifyRequestSchema, deidentifyStateSchema),
  deidentifyState: route('GET', '/api/deidentify/:exportId', nothing, deidentifyStateSchema),
  /** Stops an export and throws away what it has made. */
  discardDeidentified: route('DELETE', '/api/deidentify/:exportId', nothing, nothing),
} as const;

/** GET: all files of an export that is done, as one ZIP archive. */
export const deidentifiedZipPath = (exportId: string) => `/api/deidentify/${exportId}/zip`;
