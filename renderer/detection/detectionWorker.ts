import type { ImagePixels } from '../../src/dicom/imagePixels.ts';
import type { GreyFrame } from '../../src/detection/detectionFrame.ts';
import { greyOfFrame } from '../../src/detection/greyOfFrame.ts';
import { AppError } from '../../src/shared/appError.ts';
import { decodeFrame } from '../frames/decodeFrame.ts';
import { encodedFramesFrom, type FetchEncodedFrames } from '../frames/encodedFrames.ts';
import type { DetectionAnswer, DetectionRequest, FrameAnswer, LumenQuestion } from './detectionMessages.ts';
import { findLumen } from './findLumen.ts';

let pullback: { readonly pixels: ImagePixels; readonly fetchEncoded: FetchEncodedFrames } | null = null;
/** The frame that was looked at last: while a point of its contour is dragged, only the search runs again. */
let last: { readonly frameNumber: number; readonly frame: GreyFrame } | null = null;

addEventListener('message', (event: MessageEvent<DetectionRequest>) => {
  const request = event.data;
  if (request.type === 'pullback') pullback = { pixels: request.pixels, fetchEncoded: encodedFramesFrom(request.pullbackId, (input, init) => fetch(input, init)) };
  else void answer(request.id, request.questions);
});

async function answer(id: number, questions: readonly LumenQuestion[]): Promise<void> {
  const answers: FrameAnswer[] = [];
  for (const question of questions) answers.push(await answerOf(question));
  const message: DetectionAnswer = { id, answers };
  postMessage(message);
}

async function answerOf(question: LumenQuestion): Promise<FrameAnswer> {
  const { frameNumber } = question;
  try {
    return { frameNumber, found: findLumen(await greyFrame(frameNumber), question) };
  } catch (cause) {
    return { frameNumber, problem: cause instanceof AppError ? cause.message : `Frame ${frameNumber} cannot be looked at.` };
  }
}

async function greyFrame(frameNumber: number): Promise<GreyFrame> {
  if (last?.frameNumber === frameNumber) return last.frame;
  if (pullback === null) throw new Error('The pullback was not named before the first question.');
  const { pixels, fetchEncoded } = pullback;
  const [encoded] = await fetchEncoded(frameNumber - 1, 1, new AbortController().signal);
  if (encoded == null) throw new AppError('dicom/frameUndecodable', `Frame ${frameNumber} cannot be read.`, { frameNumber });
  const frame = greyOfFrame(await decodeFrame(encoded, pixels, frameNumber), pixels);
  last = { frameNumber, frame };
  return frame;
}
