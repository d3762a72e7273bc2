import { z } from 'zod';
import type { CourseFrame } from '../../src/detection/chosenLumina.ts';
import type { LumenCandidate } from '../../src/detection/searchFrame.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { CurveKind } from '../../src/geometry/curveKind.ts';
import { type ImagePoint, imagePoint } from '../../src/geometry/imagePoint.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { detectionDoubts } from './doubtWords.ts';

/** What a worker has to know of the pullback to fetch and decode its frames. */
export interface DetectedPullback {
  readonly pullbackId: string;
  readonly pixels: ImagePixels;
  readonly numberOfFrames: number;
  readonly kind: 'pullback' | 'stills';
}

/** The lumen of one frame. */
export interface LumenQuestion {
  readonly frameNumber: number;
  /** null where the frame is uncalibrated. */
  readonly spacingMm: SpacingMm | null;
  /** Places that the border has to pass through: the reader's word. */
  readonly held: readonly ImagePoint[];
  /** Where it is looked for first; null: everywhere. */
  readonly near: { readonly points: readonly ImagePoint[]; readonly curve: CurveKind } | null;
  /** Nowhere else, should none be found there. */
  readonly onlyNear?: boolean;
  /** Only round this place, wherever the catheter lies. */
  readonly around?: ImagePoint;
}

/** The lumina that frames may show, one frame after the other. */
export interface SearchQuestion {
  readonly frameNumbers: readonly number[];
  readonly spacingMm: SpacingMm | null;
  /** Frames whose border is known: it is looked for beside them as well. */
  readonly anchors: readonly AnchorFrame[];
}

export type AnchorFrame = Extract<CourseFrame, { anchor: unknown }>;

/** To a worker: first which pullback it is, then questions. */
export type DetectionRequest =
  | { readonly type: 'pullback'; readonly pullback: DetectedPullback }
  | { readonly type: 'detect'; readonly id: number; readonly question: LumenQuestion }
  | { readonly type: 'search'; readonly id: number; readonly question: SearchQuestion }
  | { readonly type: 'choose'; readonly id: number; readonly course: readonly CourseFrame[] };

const lumenSchema = z.object({
  points: z.array(z.object({ x: z.number(), y: z.number() }).transform(({ x, y }) => imagePoint(x, y))).readonly(),
  /** 0 to 1 at each of the points. */
  borderConfidence: z.array(z.number()).readonly(),
  /** Of the border as a whole, 0 to 1. */
  confidence: z.number(),
  doubts: z.array(z.enum(detectionDoubts)).readonly(),
});
const candidateSchema: z.ZodType<LumenCandidate> = z.object({
  lumen: lumenSchema,
  clarity: z.number(),
  centre: z.object({ x: z.number(), y: z.number() }),
  radii: z.instanceof(Float32Array),
});
/** The frame could not be fetched or decoded. */
const problemSchema = z.object({ frameNumber: z.number(), problem: z.string() });
const lumenAnswerSchema = z.union([z.object({ frameNumber: z.number(), lumen: lumenSchema.nullable() }), problemSchema]);
const searchAnswerSchema = z.union([z.object({ frameNumber: z.number(), candidates: z.array(candidateSchema) }), problemSchema]);

/** From a worker. */
export const detectionAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('detect'), id: z.number(), answer: lumenAnswerSchema }),
  z.object({ type: z.literal('search'), id: z.number(), answers: z.array(searchAnswerSchema) }),
  z.object({ type: z.literal('choose'), id: z.number(), lumina: z.array(z.tuple([z.number(), lumenSchema])) }),
]);

/** A border of a frame as it is proposed, or why the frame could not be looked at; null where no border stands out. */
export type LumenAnswer = z.infer<typeof lumenAnswerSchema>;
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
export type DetectionAnswer = z.infer<typeof detectionAnswerSchema>;
