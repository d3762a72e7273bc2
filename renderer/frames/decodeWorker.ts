import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import { AppError } from '../../src/shared/appError.ts';
import { decodeFrame } from './decodeFrame.ts';
import type { DecodeAnswer, DecodeRequest } from './decodeMessages.ts';
import { pictureOfDecoded } from './pictureOfDecoded.ts';

// Nothing is awaited before messages can arrive, or the first would be lost.
let pixels: ImagePixels | null = null;

addEventListener('message', (event: MessageEvent<DecodeRequest>) => {
  const request = event.data;
  if (request.type === 'pixels') pixels = request.pixels;
  else void answer(request.id, request.frameIndex, request.encoded);
});

async function answer(id: number, frameIndex: number, encoded: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    if (pixels === null) throw new Error('The pixels were not described before the first frame.');
    const frame = pictureOfDecoded(await decodeFrame(encoded, pixels, frameIndex + 1));
    reply({ id, frame }, frame.values.buffer instanceof ArrayBuffer ? [frame.values.buffer] : []);
  } catch (cause) {
    const error = cause instanceof AppError ? { code: cause.code, message: cause.message } : { code: 'dicom/frameUndecodable' as const, message: `Frame ${frameIndex + 1} cannot be decoded.` };
    reply({ id, error });
  }
}

function reply(message: DecodeAnswer, transfer: Transferable[] = []): void {
  postMessage(message, { transfer });
}
