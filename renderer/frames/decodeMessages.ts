import { z } from 'zod';
import { type AppError, appErrorCodes } from '../../src/shared/appError.ts';
import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { PictureFrame } from './pictureFrame.ts';

/** To a worker: first what the pixels are, then frame after frame. */
export type DecodeRequest =
  | { readonly type: 'pixels'; readonly pixels: ImagePixels }
  | { readonly type: 'frame'; readonly id: number; readonly frameIndex: number; readonly encoded: Uint8Array<ArrayBuffer> };

export type DecodeAnswer =
  | { readonly id: number; readonly frame: PictureFrame }
  | { readonly id: number; readonly error: { readonly code: AppError['code']; readonly message: string } };

const size = { columns: z.number(), rows: z.number() };

/** From a worker: the frame, or why it cannot be had. */
export const decodeAnswerSchema = z.union([
  z.object({
    id: z.number(),
    frame: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('grey'),
        ...size,
        values: z.union([z.instanceof(Uint8Array), z.instanceof(Int8Array), z.instanceof(Uint16Array), z.instanceof(Int16Array)]),
      }),
      z.object({ kind: z.literal('colour'), ...size, values: z.custom<Uint8ClampedArray<ArrayBuffer>>((value) => value instanceof Uint8ClampedArray) }),
    ]),
  }),
  z.object({ id: z.number(), error: z.object({ code: z.enum(appErrorCodes), message: z.string() }) }),
]);
