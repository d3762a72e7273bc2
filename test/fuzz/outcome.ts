import { z } from 'zod';

/** What the child is asked: to open a file and decode its first frames. */
export const requestSchema = z.object({ path: z.string(), frames: z.number() });

/** A frame as it came out: its size and a digest of its pixels, or the code of its refusal. */
const frameSchema = z.union([z.object({ rows: z.number(), columns: z.number(), length: z.number(), digest: z.string() }), z.object({ refused: z.string() })]);

/** What became of a file; anything that is no `AppError` is a crash. */
export const outcomeSchema = z.union([
  z.object({ kind: z.literal('refused'), code: z.string() }),
  z.object({
    kind: z.literal('opened'),
    rows: z.number(),
    columns: z.number(),
    numberOfFrames: z.number(),
    warnings: z.array(z.string()),
    frames: z.array(frameSchema),
    peakMemoryBytes: z.number(),
  }),
  z.object({ kind: z.literal('crashed'), message: z.string() }),
]);

export type FrameOutcome = z.infer<typeof frameSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
