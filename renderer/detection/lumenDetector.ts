import type { CourseFrame } from '../../src/detection/chosenLumina.ts';
import type { DetectedLumen } from '../../src/detection/finishedLumen.ts';
import { AppError } from '../../src/shared/appError.ts';
import {
  type DetectedPullback,
  type DetectionAnswer,
  detectionAnswerSchema,
  type DetectionRequest,
  type LumenAnswer,
  type LumenQuestion,
  type SearchAnswer,
  type SearchQuestion,
} from './detectionMessages.ts';

/** What the detector needs of a worker. */
export interface DetectionWorker {
  postMessage(message: DetectionRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

/** Looks for lumina on the frames of one pullback, in workers that fetch and decode the frames themselves: no pixels travel. */
export interface LumenDetector {
  /** The lumen of one frame, as soon as its worker is free. Questions of one lane go to one worker, which still has the frame that it was asked about last. */
  readonly detect: (question: LumenQuestion, lane?: number) => Promise<LumenAnswer>;
  /** What many frames may show; where it is aborted, of those that were searched by then. `onDone` is told with every few. */
  readonly search: (question: SearchQuestion, signal: AbortSignal, onDone: (done: number) => void) => Promise<readonly SearchAnswer[]>;
  /** Which of what the frames may show makes the likeliest course of a vein, by frame number. Frames in their order. */
  readonly choose: (course: readonly CourseFrame[]) => Promise<ReadonlyMap<number, DetectedLumen>>;
  /** Whether a frame was asked about a moment ago, as again and again while a border is dragged: what can wait does. */
  readonly isAsked: () => boolean;
  readonly dispose: () => void;
}

type Asked = Exclude<DetectionRequest, { type: 'pullback' }>;
type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;
type AnswerTo<Type> = Extract<DetectionAnswer, { type: Type }>;

interface Seat {
  worker: DetectionWorker | null;
  readonly asked: Map<number, { readonly resolve: (answer: DetectionAnswer) => void; readonly reject: (error: AppError) => void }>;
}

const mostWorkers = 4;
/** Frames that a worker takes at a time: few enough that one frame asked for in between does not wait long. */
const framesAtOnce = 8;
/** A hand that drags asks again within this time, ms. */
const asksAgainMs = 400;

/** Workers start with the first question. */
export function openLumenDetector(pullback: DetectedPullback, startWorker: () => DetectionWorker = startDetectionWorker, size = defaultSize()): LumenDetector {
  let nextId = 1;
  let askedAtMs = -Infinity;
  const seats: Seat[] = Array.from({ length: size }, () => ({ worker: null, asked: new Map() }));

  function start(seat: Seat): DetectionWorker {
    const worker = startWorker();
    worker.postMessage({ type: 'pullback', pullback });
    worker.addEventListener('message', ({ data }) => {
      const answer = detectionAnswerSchema.parse(data);
      const question = seat.asked.get(answer.id);
      seat.asked.delete(answer.id);
      question?.resolve(answer);
    });
    worker.addEventListener('error', () => {
      if (seat.worker === worker) letGo(seat);
    });
    return worker;
  }

  function letGo(seat: Seat): void {
    seat.worker?.terminate();
    seat.worker = null;
    for (const { reject } of seat.asked.values()) reject(stopped());
    seat.asked.clear();
  }

  async function ask<Type extends Asked['type']>(seat: Seat | undefined, request: WithoutId<Extract<Asked, { type: Type }>>): Promise<AnswerTo<Type>> {
    if (seat === undefined) throw stopped();
    const answer = await new Promise<DetectionAnswer>((resolve, reject) => {
      const id = nextId++;
      seat.asked.set(id, { resolve, reject });
      seat.worker ??= start(seat);
      seat.worker.postMessage({ ...request, id });
    });
    if (!isAnswerTo(request.type, answer)) throw stopped();
    return answer;
  }

  return {
    detect: async (question, lane = 0) => {
      askedAtMs = performance.now();
      return (await ask<'detect'>(seats[lane % seats.length], { type: 'detect', question })).answer;
    },
    search: async ({ frameNumbers, spacingMm, anchors }, signal, onDone) => {
      const answers: SearchAnswer[] = [];
      let next = 0;
      const work = async (seat: Seat) => {
        while (next < frameNumbers.length && !signal.aborted) {
          const batch = frameNumbers.slice(next, next + framesAtOnce);
          next += batch.length;
          const first = batch[0] ?? 0;
          const last = batch.at(-1) ?? 0;
          const beside = anchors.filter(({ frameNumber }) => frameNumber >= first - 1 && frameNumber <= last + 1);
          answers.push(...(await ask<'search'>(seat, { type: 'search', question: { frameNumbers: batch, spacingMm, anchors: beside } })).answers);
          onDone(answers.length);
        }
      };
      await Promise.all(seats.map(work));
      return answers.toSorted((a, b) => a.frameNumber - b.frameNumber);
    },
    choose: async (course) => new Map((await ask<'choose'>(seats[0], { type: 'choose', course })).lumina),
    isAsked: () => performance.now() - askedAtMs < asksAgainMs,
    dispose: () => seats.forEach(letGo),
  };
}

function isAnswerTo<Type extends DetectionAnswer['type']>(type: Type, answer: DetectionAnswer): answer is AnswerTo<Type> {
  return answer.type === type;
}

function stopped(): AppError {
  return new AppError('internal/unexpected', 'The detection stopped. Ask for it again.');
}

function startDetectionWorker(): DetectionWorker {
  return new Worker(new URL('./detectionWorker.ts', import.meta.url), { type: 'module', name: 'lumen detector' });
}

function defaultSize(): number {
  return Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency));
}
