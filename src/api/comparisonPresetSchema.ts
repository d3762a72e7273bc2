import { z } from 'zod';
import { sides, veins } from '../analysis/veinSegment.ts';
import type { ComparisonPreset } from '../measurement/comparisonPreset.ts';

export const comparisonPresetSchema: z.ZodType<ComparisonPreset> = z.object({
  name: z.string().trim().min(1).max(64),
  label: z.string().trim().min(1).max(64),
  citation: z.string().trim().min(1),
  verified: z.boolean(),
  areas: z
    .array(z.object({ vein: z.enum(veins), side: z.enum(sides).nullable(), areaMm2: z.number().positive() }))
    .min(1),
  addedByReader: z.boolean(),
});
