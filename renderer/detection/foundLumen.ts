import { z } from 'zod';
import { imagePointSchema } from '../../src/analysis/analysisSchema.ts';

/** A lumen border as the detector proposes it for one frame. */
export const foundLumenSchema = z.object({
  points: z.array(imagePointSchema).readonly(),
  /** 0 to 1 at each of the points. */
  borderConfidence: z.array(z.number()).readonly(),
  /** Of the border as a whole, 0 to 1. */
  confidence: z.number(),
  /** Why to look, as sentences; empty where there is no reason but the confidence. */
  doubts: z.array(z.string()).readonly(),
});

export type FoundLumen = z.infer<typeof foundLumenSchema>;
