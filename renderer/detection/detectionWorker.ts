import { chosenLumina } from '../../src/detection/chosenLumina.ts';
import { lumenInView } from '../../src/detection/detectLumen.ts';
import { type FrameView, frameView } from '../../src/detection/frameView.ts';
import type { RayBorder } from '../../src/detection/rayBorder.ts';
import { searchFrame } from '../../src/detection/searchFrame.ts';
import type { SpacingMm } from '../../src/geometry/spacingMm.ts';
import { AppError } from '../../src/shared/appError.ts';
import type { DetectionAnswer, DetectionRequest, LumenAnswer, LumenQuestion, SearchAnswer, SearchQuestion } from './detectionMessages.ts';
import { PullbackFrames } from './pullbackFrames.ts';

let frames: PullbackFrames | null = null;
/** One question after the other: they share the frame that was decoded last. */
let queue: Promise<void> = Promise.resolve();

addEventListener('message', (event: MessageEvent<DetectionRequest>) => {
  const request = event.data;
  if (request.type === 'pullback') {
    frames = new PullbackFrames(request.pullback);
    lastView = null;
  }
  else queue = queue.then(async () => postMessage(await answerTo(request)));
});

async function answerTo(request: Exclude<DetectionRequest, { type: 'pullback' }>): Promise<DetectionAnswer> {
  const { id } = request;
  if (frames === null) throw new Error('The pullback was not named before the first question.');
  switch (request.type) {
    case 'detect':
      return { type: 'detect', id, answer: await detect(frames, request.question) };
    case 'search':
      return { type: 'search', id, answers: await search(frames, request.question) };
    case 'choose':
      return { type: 'choose', id, lumina: [...chosenLumina(request.course)] };
  }
}

async function detect(from: PullbackFrames, { frameNumber, spacingMm, held, near, onlyNear = false, around }: LumenQuestion): Promise<LumenAnswer> {
  try {
    const view = await viewOf(from, frameNumber, spacingMm);
    if (view === null) return { frameNumber, lumen: null };
    if (around !== undefined) return { frameNumber, lumen: lumenInView(view, { around }) };
    const beside = near === null ? null : lumenInView(view, { held, near });
    return { frameNumber, lumen: beside ?? (onlyNear ? null : lumenInView(view, { held })) };
  } catch (cause) {
    return { frameNumber, problem: problemOf(frameNumber, cause) };
  }
}

/** The frame that was asked about last, made ready: while a point is dragged it is the same again and again. */
let lastView: { readonly frameNumber: number; readonly spacingMm: SpacingMm | null; readonly view: FrameView | null } | null = null;

async function viewOf(from: PullbackFrames, frameNumber: number, spacingMm: SpacingMm | null): Promise<FrameView | null> {
  if (lastView?.frameNumber === frameNumber && isSameSpacing(lastView.spacingMm, spacingMm)) return lastView.view;
  const excluded = await from.excluded();
  lastView = { frameNumber, spacingMm, view: frameView(await from.grey(frameNumber), { spacingMm, excluded }) };
  return lastView.view;
}

function isSameSpacing(a: SpacingMm | null, b: SpacingMm | null): boolean {
  return a?.column === b?.column && a?.row === b?.row;
}

async function search(from: PullbackFrames, { frameNumbers, spacingMm, anchors }: SearchQuestion): Promise<SearchAnswer[]> {
  const answers: SearchAnswer[] = [];
  const excluded = await from.excluded();
  const first = frameNumbers[0] ?? 1;
  const last = frameNumbers.at(-1) ?? first;
  // Those that cannot be fetched together are tried one by one.
  if (last - first < 2 * frameNumbers.length) await from.fetchRun(first, last - first + 1).catch(() => undefined);
  const anchorAt = (frameNumber: number) => anchors.find((anchor) => anchor.frameNumber === frameNumber)?.anchor;
  let before: RayBorder | undefined;
  for (const frameNumber of frameNumbers) {
    try {
      const candidates = [...searchFrame(await from.grey(frameNumber), { spacingMm, excluded, neighbour: anchorAt(frameNumber - 1) ?? anchorAt(frameNumber + 1) ?? before })];
      answers.push({ frameNumber, candidates });
      [before] = candidates;
    } catch (cause) {
      answers.push({ frameNumber, problem: problemOf(frameNumber, cause) });
    }
  }
  return answers;
}

function problemOf(frameNumber: number, cause: unknown): string {
  return cause instanceof AppError ? cause.message : `Frame ${frameNumber} cannot be looked at.`;
}
