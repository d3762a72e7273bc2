import { z } from 'zod';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { ImagePoint } from '../../src/geometry/imagePoint.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { foundLumenSchema } from './foundLumen.ts';

/** What is asked of one frame. */
export interface LumenQuestion {
  readonly frameNumber: number;
  /** null where the frame is uncalibrated. */
  readonly spacingMm: SpacingMm | null;
  /** Places that the border has to pass through: the reader's word. */
  readonly held: readonly ImagePoint[];
}

/** To a worker: first which pullback it is, then questions. */
export type DetectionRequest =
  | { readonly type: 'pullback'; readonly pullbackId: string; readonly pixels: ImagePixels }
  | { readonly type: 'detect'; readonly id: number; readonly questions: readonly LumenQuestion[] };

const frameAnswerSchema = z.union([
  z.object({ frameNumber: z.number(), found: foundLumenSchema.nullable() }),
  /** The frame could not be fetched or decoded. */
  z.object({ frameNumber: z.number(), problem: z.string() }),
]);

/** From a worker: an answer to each question, in their order. */
export const detectionAnswerSchema = z.object({ id: z.number(), answers: z.array(frameAnswerSchema) });

export type FrameAnswer = z.infer<typeof frameAnswerSchema>;
export type DetectionAnswer = z.infer<typeof detectionAnswerSchema>;
