import { z } from 'zod';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { CutGrid } from '../../src/pullback/cutGrid.ts';

/** To the worker: first whose frames they are and where they are sampled, then which are wanted, 0-based. */
export type ProfileRequest =
  | { readonly type: 'pullback'; readonly pullbackId: string; readonly pixels: ImagePixels; readonly grid: CutGrid }
  | { readonly type: 'frames'; readonly frameIndexes: readonly number[] };

/** From the worker, one for each request for frames: their samples woven together, and which frames could not be had. */
export const profileAnswerSchema = z.union([
  z.object({ profiles: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array), unreadable: z.array(z.number()) }),
  /** The service does not answer: nothing is known of these frames. */
  z.object({ unreachable: z.literal(true) }),
]);
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;
